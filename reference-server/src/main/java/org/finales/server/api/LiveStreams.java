package org.finales.server.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.finales.api.broker.UnavailableException;

/** The open streams of what is going on. Thread-safe. */
final class LiveStreams implements AutoCloseable {
  private static final int MOST_STREAMS = 1000;

  private final Executor answering;
  private final Duration silence;
  private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private boolean ticking;

  /**
   * Makes a place for streams.
   *
   * @param answering threads on which there is writing; none ever waits for a client
   * @param silence after how much silence a comment is sent, by which a lost client is noticed
   */
  LiveStreams(Executor answering, Duration silence) {
    this.answering = answering;
    this.silence = silence;
  }

  /** What a client hears, from what wakes its stream. */
  interface Source extends LiveStream.Teller, AutoCloseable {
    /** Gives up what the source listens to. */
    @Override
    void close();
  }

  /**
   * Answers a call with a stream that lasts until the client or the server goes.
   *
   * @param source begins to listen; told how to wake the stream
   * @throws UnavailableException if there are too many streams
   */
  void open(Call call, Function<Runnable, Source> source) {
    if (open.size() >= MOST_STREAMS || closed) {
      throw new UnavailableException("there are " + MOST_STREAMS + " live streams open", null);
    }
    LiveStream[] made = new LiveStream[1];
    Source told =
        source.apply(
            () -> {
              LiveStream stream = made[0];
              if (stream != null) {
                stream.wake();
              }
            });
    LiveStream stream = new LiveStream(call, told, answering);
    made[0] = stream;
    open.add(stream);
    stream
        .ended()
        .whenComplete(
            (nothing, problem) -> {
              open.remove(stream);
              told.close();
            });
    tick();
    call.ctx().future(stream::begin);
  }

  private synchronized void tick() {
    if (ticking || closed) {
      return;
    }
    ticking = true;
    CompletableFuture.delayedExecutor(silence.toMillis(), TimeUnit.MILLISECONDS, answering)
        .execute(
            () -> {
              open.forEach(LiveStream::keepAlive);
              synchronized (this) {
                ticking = false;
              }
              if (!open.isEmpty()) {
                tick();
              }
            });
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(LiveStream::end);
  }
}

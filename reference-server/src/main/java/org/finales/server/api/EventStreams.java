package org.finales.server.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.UnavailableException;
import org.finales.api.json.FinalesJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of server-sent events. Nothing is queued for a client: it is woken, and reads the log
 * from the place it has come to, so that a slow one costs no memory and misses nothing. Writing
 * goes over a few threads of its own; a client that does not read for the server's idle time is let
 * go. Thread-safe.
 */
final class EventStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final int MOST_STREAMS = 200;
  private static final int WRITERS = 8;
  private static final int BATCH = 200;

  private final EventFeed feed;
  private final Duration silence;
  private final ThreadPoolExecutor writers;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  /**
   * Makes a place for streams.
   *
   * @param silence after how much silence a comment is sent, by which a lost client is noticed
   */
  EventStreams(EventFeed feed, Duration silence) {
    this.feed = feed;
    this.silence = silence;
    AtomicInteger number = new AtomicInteger();
    writers =
        new ThreadPoolExecutor(
            WRITERS,
            WRITERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(null, task, "events-" + number.incrementAndGet(), 512_000);
              thread.setDaemon(true);
              return thread;
            });
    writers.allowCoreThreadTimeOut(true);
  }

  /**
   * Answers a call with a stream that lasts until the client or the server goes.
   *
   * @param after number of the last event that the client knows
   * @throws UnavailableException if there are too many streams
   */
  void open(Call call, EventFilter filter, long after) {
    if (open.size() >= MOST_STREAMS) {
      throw new UnavailableException("there are " + MOST_STREAMS + " streams of events open", null);
    }
    call.ctx().res().setContentType("text/event-stream");
    call.ctx().res().setCharacterEncoding("UTF-8");
    // Asks proxies not to gather the stream before passing it on.
    call.ctx().header("X-Accel-Buffering", "no");
    Stream stream = new Stream(call, filter, after);
    open.add(stream);
    call.later(stream.ended.whenComplete((nothing, problem) -> open.remove(stream)));
    stream.goOn();
  }

  @Override
  public void close() {
    for (Stream stream : open) {
      stream.ended.complete(null);
    }
    writers.shutdown();
  }

  /** One client's stream; at most one thread at a time works on it. */
  private final class Stream implements Runnable {
    private final Call call;
    private final Events events;
    private final EventFilter filter;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private long position;
    private boolean greeted;

    Stream(Call call, EventFilter filter, long after) {
      this.call = call;
      this.events = call.broker().events();
      this.filter = filter;
      this.position = after;
    }

    void goOn() {
      try {
        writers.execute(this);
      } catch (RejectedExecutionException e) {
        ended.complete(null);
      }
    }

    @Override
    public void run() {
      try {
        while (!ended.isDone()) {
          CompletableFuture<Void> signal = feed.next(filter);
          if (write()) {
            signal.cancel(false);
          } else {
            signal
                .completeOnTimeout(null, silence.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(this::goOn);
            return;
          }
          if (feed.isClosed()) {
            ended.complete(null);
          }
        }
      } catch (IOException e) {
        LOG.debug("a client of events is gone", e);
        ended.complete(null);
      } catch (BrokerException | IllegalStateException e) {
        LOG.debug("a stream of events ends", e);
        ended.complete(null);
      } catch (RuntimeException e) {
        LOG.warn("a stream of events ends", e);
        ended.complete(null);
      }
    }

    /** Writes what is new, or a comment; whether there may be more at once. */
    private boolean write() throws IOException {
      call.stillKnown();
      long head = events.newest();
      List<Event> some = events.after(position, filter, BATCH, Duration.ZERO);
      StringBuilder text = new StringBuilder();
      for (Event event : some) {
        text.append("id: ").append(event.sequence()).append('\n');
        text.append("event: ").append(event.kind()).append('\n');
        text.append("data: ").append(FinalesJson.write(event)).append("\n\n");
        position = event.sequence();
      }
      if (some.isEmpty()) {
        // Events that the filter does not want need not be looked at again.
        position = Math.max(position, head);
        text.append(greeted ? ":\n\n" : ": events follow\n\n");
      }
      greeted = true;
      OutputStream out = call.ctx().res().getOutputStream();
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      return some.size() == BATCH;
    }
  }
}

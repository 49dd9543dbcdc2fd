package org.finales.server.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.finales.api.broker.BrokerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes server-sent events to one client as fast as its connection takes them, without a thread of
 * its own: it asks for more whenever there is room, and is woken when there is something to say.
 */
abstract class SseWriter implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(SseWriter.class);

  final Call call;
  final Executor answering;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  // Guarded by this; writing goes on one thread at a time.
  private @Nullable ServletOutputStream out;
  private boolean unflushed;

  /**
   * Prepares to answer a call.
   *
   * @param answering threads on which there is writing; none ever waits for a client
   */
  SseWriter(Call call, Executor answering) {
    this.call = call;
    this.answering = answering;
  }

  /**
   * What to say next; {@code null} if there is nothing and somebody will call {@link #pump} when
   * there is. Called while this is locked.
   */
  abstract @Nullable String more();

  final CompletableFuture<Void> ended() {
    return ended;
  }

  /** Ends the stream where the writing stands. */
  final void finish() {
    ended.complete(null);
  }

  /** Starts to write; called when the call has become asynchronous. */
  final CompletableFuture<Void> begin() {
    var response = call.ctx().res();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    // Asks proxies not to gather the stream before passing it on.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      ServletOutputStream stream = response.getOutputStream();
      synchronized (this) {
        out = stream;
      }
      stream.setWriteListener(this);
    } catch (IOException e) {
      ended.completeExceptionally(e);
    }
    return ended;
  }

  /** Ends the stream as soon as nobody writes. */
  final void end() {
    try {
      answering.execute(
          () -> {
            synchronized (this) {
              ended.complete(null);
            }
          });
    } catch (RejectedExecutionException e) {
      ended.complete(null);
    }
  }

  @Override
  public final void onWritePossible() {
    pump();
  }

  @Override
  public final void onError(Throwable problem) {
    LOG.debug("a client of events is gone: {}", problem.toString());
    ended.complete(null);
  }

  /** Writes as long as the connection takes it and there is something to say. */
  final synchronized void pump() {
    ServletOutputStream to = out;
    try {
      while (to != null && !ended.isDone() && to.isReady()) {
        if (unflushed) {
          unflushed = false;
          to.flush();
          continue;
        }
        String text = more();
        if (text == null) {
          return;
        }
        unflushed = true;
        to.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException | BrokerException | IllegalStateException e) {
      LOG.debug("a stream of events ends: {}", e.toString());
      ended.complete(null);
    } catch (RuntimeException e) {
      LOG.warn("a stream of events ends", e);
      ended.complete(null);
    }
  }
}

package org.finales.server.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of server-sent events. Nothing is queued for the client: it is woken, and
 * reads the log from the place that it has come to, as fast as its connection takes it. A slow one
 * costs neither memory nor a thread and misses nothing; one that takes nothing for the server's
 * idle time is let go.
 */
final class EventStream implements WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final int BATCH = 100;

  private final Call call;
  private final Events events;
  private final EventFeed feed;
  private final EventFilter filter;
  private final Executor answering;
  private final Duration silence;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  // Guarded by this; writing goes on one thread at a time.
  private @Nullable ServletOutputStream out;
  private long position;
  private boolean greeted;
  private boolean unflushed;

  EventStream(
      Call call,
      EventFeed feed,
      EventFilter filter,
      long after,
      Executor answering,
      Duration silence) {
    this.call = call;
    this.events = call.broker().events();
    this.feed = feed;
    this.filter = filter;
    this.position = after;
    this.answering = answering;
    this.silence = silence;
  }

  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Starts to write; called when the call has become asynchronous. */
  CompletableFuture<Void> begin() {
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
  void end() {
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
  public void onWritePossible() {
    pump();
  }

  @Override
  public void onError(Throwable problem) {
    LOG.debug("a client of events is gone: {}", problem.toString());
    ended.complete(null);
  }

  /** Writes as long as the connection takes it and there is something to say. */
  private synchronized void pump() {
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

  /** What to say next; {@code null} if there is nothing and somebody will wake this stream. */
  private @Nullable String more() {
    if (feed.isClosed()) {
      ended.complete(null);
      return null;
    }
    call.stillKnown();
    CompletableFuture<Void> next = feed.next(filter);
    long head = events.newest();
    List<Event> some = events.after(position, filter, BATCH, Duration.ZERO);
    if (some.isEmpty()) {
      // Events that the filter does not want need not be looked at again.
      position = Math.max(position, head);
      if (greeted) {
        sleep(next);
        return null;
      }
      greeted = true;
      next.cancel(false);
      return ": listening\n\n";
    }
    next.cancel(false);
    greeted = true;
    StringBuilder text = new StringBuilder();
    for (Event event : some) {
      text.append("id: ").append(event.sequence()).append('\n');
      text.append("event: ").append(event.kind()).append('\n');
      text.append("data: ").append(FinalesJson.write(event)).append("\n\n");
      position = event.sequence();
    }
    return text.toString();
  }

  private void sleep(CompletableFuture<Void> next) {
    CompletableFuture<Boolean> woken = next.thenApply(nothing -> true);
    woken
        .completeOnTimeout(false, silence.toMillis(), TimeUnit.MILLISECONDS)
        .thenAcceptAsync(
            byEvent -> {
              if (!byEvent) {
                next.cancel(false);
                rouse();
              }
              pump();
            },
            answering)
        .exceptionally(
            problem -> {
              ended.complete(null);
              return null;
            });
  }

  /** Lets the next look say that the stream is still there. */
  private synchronized void rouse() {
    greeted = false;
  }
}

package org.finales.server.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.json.FinalesJson;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of server-sent events. Nothing is queued for the client: it is woken, and
 * reads the log from the place that it has come to, as fast as its connection takes it. A slow one
 * costs neither memory nor a thread and misses nothing; one that takes nothing for the server's
 * idle time is let go.
 */
final class EventStream extends SseWriter {
  private static final int BATCH = 100;

  private final Events events;
  private final EventFeed feed;
  private final EventFilter filter;
  private final Duration silence;

  // Guarded by this.
  private long position;
  private boolean greeted;

  EventStream(
      Call call,
      EventFeed feed,
      EventFilter filter,
      long after,
      Executor answering,
      Duration silence) {
    super(call, answering);
    this.events = call.broker().events();
    this.feed = feed;
    this.filter = filter;
    this.position = after;
    this.silence = silence;
  }

  @Override
  @Nullable String more() {
    if (feed.isClosed()) {
      finish();
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
              finish();
              return null;
            });
  }

  /** Lets the next look say that the stream is still there. */
  private synchronized void rouse() {
    greeted = false;
  }
}

package org.finales.server.api;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.json.FinalesJson;
import org.finales.core.lab.LiveBoard;
import org.finales.core.timeseries.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer of the laboratory hears: of each channel its newest report, and everything that
 * is logged about experiments, alarms, orders and stations.
 */
final class LiveNews implements LiveStreams.Source {
  /** Of one message, in characters, which bounds what a slow viewer holds in memory. */
  private static final int LONGEST = 1 << 16;

  private static final int MOST_EVENTS = 100;
  private static final EventFilter FILTER =
      new EventFilter(Set.of("experiment", "alarm", "order", "station"), null);

  private final Events events;
  private final EventFeed feed;
  private final Runnable wake;
  private final Map<String, LiveChannel> waiting = new LinkedHashMap<>();
  private final Subscription subscription;
  private @Nullable CompletableFuture<Void> next;
  private long position;

  /**
   * Begins to listen.
   *
   * @param after number of the last entry of the log that the viewer knows
   */
  LiveNews(LiveBoard board, Events events, EventFeed feed, long after, Runnable wake) {
    this.events = events;
    this.feed = feed;
    this.wake = wake;
    position = after;
    subscription = board.subscribe(this::take);
  }

  private void take(List<LiveChannel> news) {
    synchronized (waiting) {
      for (LiveChannel channel : news) {
        waiting.put(channel.station() + "/" + channel.report().channel(), channel);
      }
    }
    wake.run();
  }

  @Override
  public @Nullable String next() {
    String happened = happened();
    return happened == null ? reported() : happened;
  }

  private @Nullable String happened() {
    CompletableFuture<Void> armed = next;
    if (armed != null && !armed.isDone()) {
      return null;
    }
    // Listens before it looks, so that nothing is missed in between.
    CompletableFuture<Void> listening = feed.next(FILTER);
    List<Event> some = events.after(position, FILTER, MOST_EVENTS, Duration.ZERO);
    if (some.isEmpty()) {
      next = listening;
      listening.thenRun(wake);
      return null;
    }
    listening.cancel(false);
    StringBuilder text = new StringBuilder();
    for (Event event : some) {
      position = event.sequence();
      text.append("id: ").append(position).append("\nevent: ").append(event.kind());
      text.append("\ndata: ").append(FinalesJson.write(event)).append("\n\n");
      if (text.length() > LONGEST) {
        break;
      }
    }
    return text.toString();
  }

  private @Nullable String reported() {
    StringBuilder text = new StringBuilder();
    synchronized (waiting) {
      Iterator<LiveChannel> all = waiting.values().iterator();
      while (all.hasNext() && text.length() < LONGEST) {
        text.append("id: ").append(position).append("\nevent: channel\ndata: ");
        text.append(FinalesJson.write(all.next())).append("\n\n");
        all.remove();
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  @Override
  public void close() {
    subscription.close();
    CompletableFuture<Void> armed = next;
    if (armed != null) {
      armed.cancel(false);
    }
  }
}

package org.finales.core.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.finales.api.experiment.ChannelReport;
import org.finales.api.experiment.LiveChannel;
import org.finales.api.experiment.Station;
import org.finales.core.timeseries.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every channel is doing now: its newest report, which nobody keeps. Thread-safe.
 *
 * <p>Whoever subscribes is told on a thread of the board's. A listener that is slow misses what is
 * outdated and gets the newest of each channel next; it holds nobody up.
 */
public final class LiveBoard {
  private static final Logger log = LoggerFactory.getLogger(LiveBoard.class);

  private final Executor executor;
  private final Map<Place, LiveChannel> newest = new ConcurrentHashMap<>();
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

  LiveBoard(Executor executor) {
    this.executor = executor;
  }

  /** Every channel that was heard of since the laboratory opened, by station and channel. */
  public List<LiveChannel> channels() {
    List<LiveChannel> all = new ArrayList<>(newest.values());
    all.sort(
        Comparator.comparing(LiveChannel::stationName)
            .thenComparing(live -> live.report().channel()));
    return all;
  }

  /** One channel, if it was heard of. */
  public Optional<LiveChannel> channel(UUID station, String channel) {
    return Optional.ofNullable(newest.get(new Place(station, channel)));
  }

  /** The channel that an experiment is on, if it was heard of. */
  public Optional<LiveChannel> experiment(UUID experiment) {
    return newest.values().stream()
        .filter(live -> experiment.equals(live.report().experiment()))
        .findFirst();
  }

  /**
   * Tells of the channels that have something new, from now on; at first of all.
   *
   * @param listener gets each channel's newest report once
   */
  public Subscription subscribe(Consumer<List<LiveChannel>> listener) {
    Listener added = new Listener(listener);
    listeners.add(added);
    added.tell(newest);
    return () -> {
      added.closed = true;
      listeners.remove(added);
    };
  }

  /** Takes reports of a station that is there; older ones than those that are known are dropped. */
  void report(Station station, List<ChannelReport> reports) {
    Map<Place, LiveChannel> news = new LinkedHashMap<>();
    for (ChannelReport report : reports) {
      Place place = new Place(station.id(), report.channel());
      LiveChannel live = new LiveChannel(station.id(), station.name(), true, report);
      LiveChannel kept =
          newest.merge(place, live, (old, next) -> isOlder(next, old) ? online(old, true) : next);
      news.put(place, kept);
    }
    tell(news);
  }

  private static boolean isOlder(LiveChannel one, LiveChannel other) {
    return one.report().time().isBefore(other.report().time());
  }

  /** Says whether a station is there. */
  void online(UUID station, boolean online) {
    Map<Place, LiveChannel> news = new LinkedHashMap<>();
    for (Place place : newest.keySet()) {
      if (place.station.equals(station)) {
        LiveChannel changed = newest.computeIfPresent(place, (any, live) -> online(live, online));
        if (changed != null) {
          news.put(place, changed);
        }
      }
    }
    tell(news);
  }

  /** Forgets channels that a station has no more. */
  void keep(UUID station, Set<String> channels) {
    newest
        .keySet()
        .removeIf(place -> place.station.equals(station) && !channels.contains(place.channel));
  }

  private static LiveChannel online(LiveChannel live, boolean online) {
    return live.online() == online
        ? live
        : new LiveChannel(live.station(), live.stationName(), online, live.report());
  }

  private void tell(Map<Place, LiveChannel> news) {
    if (!news.isEmpty()) {
      listeners.forEach(listener -> listener.tell(news));
    }
  }

  private record Place(UUID station, String channel) {}

  /** One who is told, with what he was not told yet. */
  private final class Listener {
    private final Consumer<List<LiveChannel>> consumer;
    private final Map<Place, LiveChannel> waiting = new LinkedHashMap<>();
    private boolean telling;
    private volatile boolean closed;

    Listener(Consumer<List<LiveChannel>> consumer) {
      this.consumer = consumer;
    }

    void tell(Map<Place, LiveChannel> news) {
      synchronized (waiting) {
        waiting.putAll(news);
        if (telling || waiting.isEmpty()) {
          return;
        }
        telling = true;
      }
      try {
        executor.execute(this::drain);
      } catch (RejectedExecutionException e) {
        log.debug("the board is closed: {}", e.toString());
      }
    }

    private void drain() {
      while (true) {
        List<LiveChannel> news;
        synchronized (waiting) {
          if (waiting.isEmpty() || closed) {
            telling = false;
            return;
          }
          news = List.copyOf(waiting.values());
          waiting.clear();
        }
        try {
          consumer.accept(news);
        } catch (RuntimeException e) {
          log.warn("a listener of the live board failed", e);
        }
      }
    }
  }
}

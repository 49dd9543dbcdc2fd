package org.finales.core.timeseries;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who want to hear of new points. Each has room for one piece of news, which a newer one
 * replaces, so nobody has to wait for those who are slow. Thread-safe.
 */
final class Audience implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Audience.class);
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int IDLE_SECONDS = 30;
  private static final int MOST_EVENTS = 1000;

  private final Map<UUID, List<Listener>> listeners = new ConcurrentHashMap<>();

  /** As many threads as listeners that are busy at once. */
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "finales-series-news-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  Subscription add(UUID dataset, Consumer<News> hearer) {
    Listener listener = new Listener(hearer);
    listeners.computeIfAbsent(dataset, id -> new CopyOnWriteArrayList<>()).add(listener);
    return () -> {
      listener.end();
      listeners.computeIfPresent(
          dataset,
          (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
          });
    };
  }

  /** Tells what a commit has stored; returns at once. */
  void tell(List<AppendJob> jobs) {
    if (listeners.isEmpty()) {
      return;
    }
    for (AppendJob job : jobs) {
      Receipt receipt = job.receipt();
      List<Listener> hearing = listeners.get(job.dataset);
      if (hearing != null && receipt != null && job.isStored()) {
        Points points = job.batch.points();
        long first = receipt.points() - points.size();
        for (Listener listener : hearing) {
          listener.put(new News(first, points, 0, job.batch.events()));
        }
      }
    }
  }

  @Override
  public void close() {
    listeners.values().forEach(all -> all.forEach(Listener::end));
    threads.shutdown();
  }

  private final class Listener implements Runnable {
    private final Consumer<News> hearer;
    private @Nullable News waiting;
    private boolean busy;
    private boolean ended;

    Listener(Consumer<News> hearer) {
      this.hearer = hearer;
    }

    synchronized void put(News news) {
      if (ended) {
        return;
      }
      News late = waiting;
      long missed = late == null ? 0 : late.missed() + late.points().size();
      waiting = new News(news.first(), news.points(), missed, events(late, news));
      if (!busy) {
        busy = true;
        threads.execute(this);
      }
    }

    /** Events are few and may be alarms: those of missed news are told too, the newest of them. */
    private List<SeriesEvent> events(@Nullable News late, News news) {
      if (late == null || late.events().isEmpty()) {
        return news.events();
      }
      List<SeriesEvent> all = new ArrayList<>(late.events());
      all.addAll(news.events());
      return all.subList(Math.max(0, all.size() - MOST_EVENTS), all.size());
    }

    private synchronized @Nullable News take() {
      News news = ended ? null : waiting;
      waiting = null;
      busy = news != null;
      return news;
    }

    synchronized void end() {
      ended = true;
      waiting = null;
    }

    @Override
    public void run() {
      for (News news = take(); news != null; news = take()) {
        try {
          hearer.accept(news);
        } catch (RuntimeException | Error e) {
          log.warn("a subscriber failed at news of points from {}", news.first(), e);
        }
      }
    }
  }
}

package org.finales.core.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.finales.api.broker.Event;
import org.finales.api.broker.UnavailableException;
import org.finales.core.engine.Engine;
import org.finales.core.linkeddata.Graph;
import org.finales.core.store.Ledger;
import org.finales.core.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a graph store true to the log: follows it from the position that the store remembers,
 * writes each record anew that an entry is about, and catches up after a stop of either side. A
 * store that does not answer is asked again, more and more rarely, and nobody waits for it.
 *
 * <p>Thread-safe.
 */
public final class GraphFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GraphFeed.class);

  /** Entries of the log that make a batch. */
  private static final int PAGE = 500;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);
  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final Store store;
  private final Supplier<CompletableFuture<Void>> signal;
  private final RecordGraphs records;
  private final GraphTarget target;
  private final Clock clock;
  private final Timer timer;
  private final @Nullable ScheduledExecutorService own;
  private final Object turn = new Object();
  private @Nullable FeedPosition position;
  private int failures;
  private volatile FeedStatus status;
  private volatile boolean closed;

  private GraphFeed(
      Store store,
      Supplier<CompletableFuture<Void>> signal,
      Clock clock,
      RecordGraphs records,
      GraphTarget target,
      @Nullable Timer timer) {
    this.store = store;
    this.signal = signal;
    this.records = records;
    this.target = target;
    this.clock = clock;
    this.status = new FeedStatus(0, 0, null, clock.instant());
    if (timer == null) {
      ScheduledExecutorService made =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "finales-graph");
                thread.setDaemon(true);
                return thread;
              });
      this.own = made;
      this.timer = (delay, task) -> made.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      this.own = null;
      this.timer = timer;
    }
  }

  /**
   * Begins to feed a store on a thread of its own. The feed closes the store with itself; it is
   * closed before the engine.
   */
  public static GraphFeed start(Engine engine, RecordGraphs records, GraphTarget target) {
    GraphFeed feed =
        new GraphFeed(engine.store(), engine::eventSignal, engine.clock(), records, target, null);
    feed.timer.after(Duration.ZERO, feed::run);
    return feed;
  }

  /** Begins to feed a store, on threads and at times that a timer chooses. */
  public static GraphFeed start(
      Engine engine, RecordGraphs records, GraphTarget target, Timer timer) {
    GraphFeed feed =
        new GraphFeed(engine.store(), engine::eventSignal, engine.clock(), records, target, timer);
    timer.after(Duration.ZERO, feed::run);
    return feed;
  }

  /** How it is doing. */
  public FeedStatus status() {
    return status;
  }

  /** Writes every record of the store anew, beginning now. */
  public void rebuild() {
    synchronized (turn) {
      position = FeedPosition.START;
      failures = 0;
    }
    timer.after(Duration.ZERO, this::run);
  }

  /**
   * Brings a graph up to the present end of a store's log, once, on this thread.
   *
   * @throws GraphException if the target does not take it
   */
  public static void fill(Store store, RecordGraphs records, GraphTarget target) {
    GraphFeed feed =
        new GraphFeed(
            store, CompletableFuture::new, Clock.systemUTC(), records, target, (delay, task) -> {});
    while (feed.step()) {
      // Another page.
    }
  }

  @Override
  public void close() {
    closed = true;
    if (own != null) {
      own.shutdown();
      try {
        if (!own.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
          own.shutdownNow();
        }
      } catch (InterruptedException e) {
        own.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
    synchronized (turn) {
      target.close();
    }
  }

  private void run() {
    if (closed) {
      return;
    }
    // Taken before looking, so that nothing is missed in between.
    CompletableFuture<Void> news = signal.get();
    try {
      boolean more = step();
      failures = 0;
      if (more) {
        later(Duration.ZERO);
      } else {
        news.thenRun(() -> later(Duration.ZERO));
      }
    } catch (GraphException | UnavailableException e) {
      Duration delay = delay();
      failures++;
      FeedStatus before = status;
      if (before.problem() == null) {
        log.warn("{} is behind: {}", target.describe(), e.getMessage());
        status =
            new FeedStatus(
                before.position(), before.skipped(), String.valueOf(e.getMessage()), now());
      }
      later(delay);
    } catch (RuntimeException e) {
      failures++;
      log.error("feeding {} failed", target.describe(), e);
      later(LONGEST_DELAY);
    }
  }

  private void later(Duration delay) {
    if (!closed) {
      try {
        timer.after(delay, this::run);
      } catch (java.util.concurrent.RejectedExecutionException e) {
        log.debug("the feed of {} is closing", target.describe());
      }
    }
  }

  private Duration delay() {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures, 10));
    return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
  }

  /** Writes one page; whether there may be more. */
  private boolean step() {
    synchronized (turn) {
      if (closed) {
        return false;
      }
      FeedPosition from = position;
      boolean first = from == null;
      if (from == null) {
        from = known();
      }
      FeedPosition start = from;
      Page page = store.read(ledger -> page(ledger, start));
      boolean rebuilding = start.equals(FeedPosition.START);
      if (first || rebuilding) {
        page.graphs.put(GraphTarget.LABELS_GRAPH, LabelsGraph.make());
      }
      if (page.events > 0 || first || rebuilding && !page.graphs.isEmpty()) {
        target.write(new GraphBatch(List.copyOf(page.graphs.values()), page.end));
      }
      position = page.end;
      FeedStatus before = status;
      status =
          new FeedStatus(
              page.end.sequence(),
              before.skipped() + page.skipped,
              null,
              before.problem() == null ? before.since() : now());
      if (before.problem() != null) {
        log.info("{} takes what it is sent again", target.describe());
      }
      return page.events == PAGE;
    }
  }

  /** Where the target stands, if it stands in this log. */
  private FeedPosition known() {
    FeedPosition known = target.position();
    if (known.sequence() == 0) {
      return FeedPosition.START;
    }
    Optional<Event> last =
        store.read(ledger -> ledger.events().after(known.sequence() - 1, 1)).stream().findFirst();
    if (last.isPresent() && last.get().hash().equals(known.hash())) {
      return known;
    }
    log.warn("{} followed another log; its records are written anew", target.describe());
    return FeedPosition.START;
  }

  private Page page(Ledger ledger, FeedPosition from) {
    List<Event> events = ledger.events().after(from.sequence(), PAGE);
    Map<String, Event> newest = new LinkedHashMap<>();
    events.forEach(event -> newest.put(event.subject() + ' ' + event.id(), event));
    Page page = new Page(from);
    for (Event event : newest.values()) {
      try {
        for (Graph graph : records.of(ledger, event)) {
          Optional<String> problem = Sound.problem(graph);
          if (problem.isPresent()) {
            skip(page, event, problem.get());
          } else {
            page.graphs.put(Objects.requireNonNull(graph.name()).value(), graph);
          }
        }
      } catch (UnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        skip(page, event, e.toString());
      }
    }
    if (!events.isEmpty()) {
      Event last = events.get(events.size() - 1);
      page.end = new FeedPosition(last.sequence(), last.hash());
      page.events = events.size();
    }
    return page;
  }

  private static void skip(Page page, Event event, String reason) {
    page.skipped++;
    log.warn("{} {} is left out of the graph: {}", event.subject(), event.id(), reason);
  }

  private Instant now() {
    return clock.instant();
  }

  /** Runs things after a time; a zero time means as soon as it can, never at once within. */
  @FunctionalInterface
  public interface Timer {
    /** Runs a task once. */
    void after(Duration delay, Runnable task);
  }

  private static final class Page {
    private final Map<String, Graph> graphs = new LinkedHashMap<>();
    private FeedPosition end;
    private int events;
    private int skipped;

    Page(FeedPosition end) {
      this.end = end;
    }
  }
}

package org.finales.server.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.finales.api.broker.EventFilter;

/**
 * How calls wait: for events without a thread, and for work in a room with a bounded number of
 * places. Thread-safe.
 */
final class Waits implements AutoCloseable {
  /** Threads that only wait need little stack. */
  private static final long STACK = 256 * 1024;

  private static final int PLACES = 256;

  private final EventFeed feed;
  private final Executor answering;
  private final ThreadPoolExecutor room;

  /**
   * Makes a room to wait in.
   *
   * @param answering where calls go on after a wait
   */
  Waits(EventFeed feed, Executor answering) {
    this.feed = feed;
    this.answering = answering;
    AtomicInteger number = new AtomicInteger();
    this.room =
        new ThreadPoolExecutor(
            0,
            PLACES,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread =
                  new Thread(null, task, "waits-for-work-" + number.incrementAndGet(), STACK);
              thread.setDaemon(true);
              return thread;
            });
  }

  EventFeed feed() {
    return feed;
  }

  /**
   * Tries until something is there, the time is over, or the server stops.
   *
   * @param filter events after which it is worth trying again
   * @param attempt empty as long as there is nothing; called on threads that answer calls
   * @return what was there, or empty; completed on a thread that answers calls
   */
  <T> CompletableFuture<Optional<T>> until(
      Duration wait, EventFilter filter, Supplier<Optional<T>> attempt) {
    return until(System.nanoTime() + wait.toNanos(), filter, attempt);
  }

  private <T> CompletableFuture<Optional<T>> until(
      long end, EventFilter filter, Supplier<Optional<T>> attempt) {
    long left = end - System.nanoTime();
    if (left <= 0 || feed.isClosed()) {
      return CompletableFuture.completedFuture(attempt.get());
    }
    CompletableFuture<Void> signal = feed.next(filter);
    Optional<T> now;
    try {
      now = attempt.get();
    } catch (RuntimeException e) {
      signal.cancel(false);
      throw e;
    }
    if (now.isPresent()) {
      signal.cancel(false);
      return CompletableFuture.completedFuture(now);
    }
    return signal
        .completeOnTimeout(null, left, TimeUnit.NANOSECONDS)
        .thenComposeAsync(nothing -> until(end, filter, attempt), answering);
  }

  /**
   * Runs something that blocks for a while, on a thread of its own.
   *
   * @return its outcome, or empty at once if all places are taken
   */
  <T> Optional<CompletableFuture<T>> blocking(Supplier<T> task) {
    try {
      return Optional.of(CompletableFuture.supplyAsync(task, room));
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    feed.close();
    room.shutdownNow();
  }
}

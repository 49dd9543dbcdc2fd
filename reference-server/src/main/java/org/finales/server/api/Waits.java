package org.finales.server.api;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.finales.api.broker.EventFilter;
import org.finales.core.engine.Engine;

/** How calls wait for something without holding a thread. Thread-safe. */
final class Waits implements AutoCloseable {
  private final Engine engine;
  private final EventFeed feed;
  private final Executor answering;
  private final SignalHub hub = new SignalHub();
  private volatile boolean closed;

  /**
   * Lets calls wait.
   *
   * @param answering where calls go on after a wait
   */
  Waits(Engine engine, EventFeed feed, Executor answering) {
    this.engine = engine;
    this.feed = feed;
    this.answering = answering;
  }

  /**
   * Tries until there is an event of a kind.
   *
   * @param attempt empty as long as there is nothing; called on threads that answer calls
   * @return what was there; empty when the time is over or the server stops; completed on a thread
   *     that answers calls
   */
  <T> CompletableFuture<Optional<T>> forEvent(
      Duration wait, EventFilter filter, Supplier<Optional<T>> attempt) {
    return until(end(wait), () -> feed.next(filter), attempt);
  }

  /** Tries until a request is settled; see {@link #forEvent}. */
  <T> CompletableFuture<Optional<T>> forSettled(
      Duration wait, UUID request, Supplier<Optional<T>> attempt) {
    return until(end(wait), () -> hub.next(request, () -> engine.settledSignal(request)), attempt);
  }

  /** Tries until there is work for a tenant; see {@link #forEvent}. */
  <T> CompletableFuture<Optional<T>> forWork(
      Duration wait, UUID tenant, Supplier<Optional<T>> attempt) {
    return until(end(wait), () -> hub.next(tenant, () -> engine.workSignal(tenant)), attempt);
  }

  private static long end(Duration wait) {
    return System.nanoTime() + wait.toNanos();
  }

  private <T> CompletableFuture<Optional<T>> until(
      long end, Supplier<CompletableFuture<Void>> signals, Supplier<Optional<T>> attempt) {
    long left = end - System.nanoTime();
    if (left <= 0 || closed) {
      return CompletableFuture.completedFuture(attempt.get());
    }
    CompletableFuture<Void> signal = signals.get();
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
        .thenComposeAsync(nothing -> until(end, signals, attempt), answering);
  }

  @Override
  public void close() {
    closed = true;
    feed.close();
    hub.close();
  }
}

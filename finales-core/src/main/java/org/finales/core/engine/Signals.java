package org.finales.core.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers wait for something to happen without polling. Whoever waits takes the signal first
 * and looks afterwards, so that nothing that happens in between is missed.
 */
final class Signals {
  /** The key of any new event. */
  static final Object EVENTS = new Object();

  private final Map<Object, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Completes when {@link #fire} is next called with the key, or the engine closes. It is the
   * caller's own: whoever gives up waiting completes or cancels it, and it is forgotten.
   */
  CompletableFuture<Void> of(Object key) {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    waiting.compute(
        key,
        (any, present) -> {
          Set<CompletableFuture<Void>> all =
              present == null ? ConcurrentHashMap.newKeySet() : present;
          all.add(signal);
          return all;
        });
    signal.whenComplete((nothing, problem) -> forget(key, signal));
    if (closed) {
      signal.complete(null);
    }
    return signal;
  }

  private void forget(Object key, CompletableFuture<Void> signal) {
    waiting.computeIfPresent(
        key,
        (any, all) -> {
          all.remove(signal);
          return all.isEmpty() ? null : all;
        });
  }

  /** Wakes everybody who waits for the key. */
  void fire(Object key) {
    Set<CompletableFuture<Void>> all = waiting.remove(key);
    if (all != null) {
      all.forEach(signal -> signal.complete(null));
    }
  }

  /** Whether somebody waits for the key. */
  boolean isAwaited(Object key) {
    return waiting.containsKey(key);
  }

  /**
   * Looks, and looks again after each signal, until there is something or the time is over.
   *
   * @param look returns {@code null} while there is nothing
   * @return what was found; {@code null} when the time is over
   */
  <T> @Nullable T await(Object key, Duration wait, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      CompletableFuture<Void> signal = of(key);
      try {
        T found = look.get();
        long left = deadline - System.nanoTime();
        if (found != null || left <= 0 || closed) {
          return found;
        }
        signal.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        continue; // one last look
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("interrupted while waiting", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("signals only ever complete normally", e);
      } finally {
        signal.complete(null);
      }
    }
  }

  /** Whether the engine closes. */
  boolean isClosed() {
    return closed;
  }

  /** Wakes everybody for good. */
  void close() {
    closed = true;
    for (Object key : waiting.keySet()) {
      fire(key);
    }
  }
}

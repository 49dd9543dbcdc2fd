package org.finales.server.api;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Shares one of the engine's signals among all calls that wait for it, so that a call that gives up
 * leaves nothing behind however often it comes again. Thread-safe.
 */
final class SignalHub implements AutoCloseable {
  private final Map<Object, Waiters> waiting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Completes when a signal is given, or the server stops. Whoever waits looks once more after
   * asking for this. Cancelling it gives up the wait.
   *
   * @param key what the signal is about
   * @param signal takes the engine's signal for the key
   */
  CompletableFuture<Void> next(Object key, Supplier<CompletableFuture<Void>> signal) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    Waiters[] made = new Waiters[1];
    waiting.compute(
        key,
        (any, present) -> {
          Waiters waiters = present;
          if (waiters == null) {
            waiters = new Waiters(signal.get(), ConcurrentHashMap.newKeySet());
            made[0] = waiters;
          }
          Waiters all = waiters;
          all.futures.add(mine);
          mine.whenComplete((nothing, problem) -> leave(key, all, mine));
          return all;
        });
    if (made[0] != null) {
      made[0].signal.whenComplete((nothing, problem) -> fire(key));
    }
    if (closed) {
      mine.complete(null);
    }
    return mine;
  }

  @Override
  public void close() {
    closed = true;
    waiting.keySet().forEach(this::fire);
  }

  /** The last who leaves gives the signal back too. */
  private void leave(Object key, Waiters all, CompletableFuture<Void> mine) {
    boolean[] last = new boolean[1];
    waiting.computeIfPresent(
        key,
        (any, present) -> {
          all.futures.remove(mine);
          last[0] = present == all && all.futures.isEmpty();
          return last[0] ? null : present;
        });
    if (last[0]) {
      all.signal.cancel(false);
    }
  }

  private void fire(Object key) {
    Waiters all = waiting.remove(key);
    if (all != null) {
      all.futures.forEach(future -> future.complete(null));
    }
  }

  /** All who wait for one signal. */
  private record Waiters(CompletableFuture<Void> signal, Set<CompletableFuture<Void>> futures) {}
}

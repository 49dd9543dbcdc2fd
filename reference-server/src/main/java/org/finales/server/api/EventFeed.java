package org.finales.server.api;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.jspecify.annotations.Nullable;

/**
 * Wakes everybody who waits for events, from one subscription for the whole server, so that waiting
 * holds no thread. Thread-safe.
 */
final class EventFeed implements AutoCloseable {
  private final Supplier<Events> events;
  private final Set<Waiter> general = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Set<Waiter>> byId = new ConcurrentHashMap<>();
  private Events.@Nullable Subscription subscription;
  private volatile boolean closed;

  EventFeed(Supplier<Events> events) {
    this.events = events;
  }

  /**
   * Completes at the next event that a filter accepts, or when the server stops. Whoever waits
   * looks once more after asking for this, or misses what happened in between. It completes on the
   * thread of the subscription: go on with another executor. Cancelling it gives up the wait.
   */
  CompletableFuture<Void> next(EventFilter filter) {
    subscribe();
    Waiter waiter = new Waiter(filter, new CompletableFuture<>());
    String id = filter.id();
    if (id == null) {
      general.add(waiter);
      waiter.signal.whenComplete((nothing, problem) -> general.remove(waiter));
    } else {
      byId.compute(
          id,
          (key, present) -> {
            Set<Waiter> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(waiter);
            return all;
          });
      waiter.signal.whenComplete((nothing, problem) -> forget(id, waiter));
    }
    if (closed) {
      waiter.signal.complete(null);
    }
    return waiter.signal;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    synchronized (this) {
      if (subscription != null) {
        subscription.close();
      }
    }
    general.forEach(waiter -> waiter.signal.complete(null));
    byId.values().forEach(all -> all.forEach(waiter -> waiter.signal.complete(null)));
  }

  private synchronized void subscribe() {
    if (subscription == null && !closed) {
      subscription = events.get().subscribe(EventFilter.all(), this::wake);
    }
  }

  private void wake(Event event) {
    wake(general, event);
    Set<Waiter> some = byId.get(event.id());
    if (some != null) {
      wake(some, event);
    }
  }

  private static void wake(Set<Waiter> waiters, Event event) {
    for (Waiter waiter : waiters) {
      if (waiter.filter.accepts(event)) {
        waiter.signal.complete(null);
      }
    }
  }

  private void forget(String id, Waiter waiter) {
    byId.computeIfPresent(
        id,
        (key, all) -> {
          all.remove(waiter);
          return all.isEmpty() ? null : all;
        });
  }

  /** One who waits; compared by identity, since the future is. */
  private record Waiter(EventFilter filter, CompletableFuture<Void> signal) {}
}

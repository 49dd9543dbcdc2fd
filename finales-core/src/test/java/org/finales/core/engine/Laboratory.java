package org.finales.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.finales.api.broker.Broker;
import org.finales.api.broker.Claim;
import org.finales.api.broker.ClaimOptions;
import org.finales.api.broker.ConflictException;
import org.finales.api.broker.Event;
import org.finales.api.broker.NotFoundException;
import org.finales.api.broker.UnavailableException;
import org.finales.core.store.Store;

/** Many tenants of one engine, each on a thread of its own. */
final class Laboratory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(20);

  /** How many results were acknowledged, by request. */
  final Map<UUID, AtomicInteger> delivered = new ConcurrentHashMap<>();

  /** What no tenant should ever see. */
  final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();

  final AtomicInteger deliveries = new AtomicInteger();
  private final Engine engine;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  Laboratory(Engine engine) {
    this.engine = engine;
  }

  /** Sends tenants to work until there is nothing left to do. */
  void hire(String name, int count, BooleanSupplier done) {
    CountDownLatch ready = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      String account = name + "-" + i;
      Thread thread =
          new Thread(
              () -> {
                try {
                  Broker broker = engine.as(new Actor(account, Role.TENANT, null));
                  UUID tenant = Fixture.register(broker, 1).id();
                  ready.countDown();
                  ready.await();
                  while (!stopped && !done.getAsBoolean()) {
                    workOnce(broker, tenant);
                  }
                } catch (RuntimeException | InterruptedException e) {
                  ready.countDown();
                  if (!stopped) {
                    surprises.add(e);
                  }
                }
              });
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void workOnce(Broker broker, UUID tenant) {
    try {
      Optional<Claim> claim = broker.work().next(ClaimOptions.forTenant(tenant), PATIENCE);
      if (claim.isPresent()) {
        broker
            .work()
            .deliver(claim.get().token(), Fixture.result(String.valueOf(claim.get().method())));
        delivered
            .computeIfAbsent(claim.get().request().id(), id -> new AtomicInteger())
            .incrementAndGet();
        deliveries.incrementAndGet();
      }
    } catch (ConflictException e) {
      // A lease that ran out while this tenant was busy: the request is another's now.
      if (!e.code().equals(ConflictException.STALE_CLAIM)
          && !e.code().equals(ConflictException.NO_FREE_SLOT)) {
        surprises.add(e);
      }
    } catch (UnavailableException | NotFoundException e) {
      if (!stopped) {
        surprises.add(e);
      }
    }
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Lets everybody drop what they hold, as if the building had lost its power. */
  void die() throws InterruptedException {
    stopped = true;
    engine.close();
    join();
  }

  @Override
  public void close() {
    stopped = true;
    engine.close();
  }

  /**
   * Reads the log for what must never be: two claims of a request at once, two results, a result
   * without the claim, numbers that do not grow.
   */
  static List<String> contradictions(Store store) {
    List<String> found = new ArrayList<>();
    Map<String, String> holders = new HashMap<>();
    Map<String, Long> tokens = new HashMap<>();
    long after = 0;
    List<Event> page;
    do {
      long from = after;
      page = store.read(ledger -> ledger.events().after(from, 1000));
      for (Event event : page) {
        after = event.sequence();
        switch (event.kind()) {
          case "request.claimed" -> {
            String holder = holders.put(event.id(), event.actor());
            if (holder != null) {
              found.add(event.id() + " claimed by " + event.actor() + " while held by " + holder);
            }
            Long before = tokens.put(event.id(), event.sequence());
            if (before != null && before >= event.sequence()) {
              found.add(event.id() + " claimed with a token that is not newer");
            }
          }
          case "request.resolved" -> {
            String holder = holders.put(event.id(), "a result");
            if (!event.actor().equals(holder)) {
              found.add(event.id() + " resolved by " + event.actor() + ", held by " + holder);
            }
          }
          case "request.lease-lapsed", "request.given-back" -> holders.remove(event.id());
          default -> {
            // Says nothing about who holds what.
          }
        }
      }
    } while (!page.isEmpty());
    store
        .read(ledger -> ledger.events().firstBrokenEntry())
        .ifPresent(number -> found.add("the chain breaks at entry " + number));
    return found;
  }
}

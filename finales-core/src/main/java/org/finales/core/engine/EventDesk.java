package org.finales.core.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.InvalidException;
import org.finales.api.broker.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log as one actor sees it. */
final class EventDesk implements Events {
  private static final Logger log = LoggerFactory.getLogger(EventDesk.class);
  private static final int PAGE = 500;
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** How long a subscription waits when the store does not answer, and how long at most. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private static final Duration LAST_PAUSE = Duration.ofSeconds(10);

  private final Parts parts;
  private final Actor actor;

  EventDesk(Parts parts, Actor actor) {
    this.parts = parts;
    this.actor = actor;
  }

  @Override
  public long newest() {
    actor.require(Action.READ);
    return parts.store().read(ledger -> ledger.events().newest());
  }

  @Override
  public List<Event> after(long after, EventFilter filter, int limit, Duration wait) {
    actor.require(Action.READ);
    if (limit < 1 || limit > 1000) {
      throw new InvalidException("/limit", "is " + limit + "; 1 to 1000 are possible");
    }
    List<Event> found =
        parts
            .signals()
            .await(
                Signals.EVENTS,
                parts.waitOf(wait),
                () -> {
                  List<Event> events =
                      parts.store().read(ledger -> ledger.events().after(after, filter, limit));
                  return events.isEmpty() ? null : events;
                });
    return found == null ? List.of() : found;
  }

  @Override
  public Subscription subscribe(EventFilter filter, Consumer<Event> consumer) {
    long start = newest();
    AtomicBoolean open = new AtomicBoolean(true);
    Thread thread = new Thread(() -> follow(start, filter, consumer, open), "finales-subscription");
    thread.setDaemon(true);
    thread.start();
    return () -> {
      open.set(false);
      parts.signals().fire(Signals.EVENTS);
      if (Thread.currentThread() != thread) {
        joinQuietly(thread);
      }
    };
  }

  private void follow(
      long start, EventFilter filter, Consumer<Event> consumer, AtomicBoolean open) {
    long seen = start;
    Duration pause = FIRST_PAUSE;
    while (open.get() && !parts.signals().isClosed()) {
      List<Event> events;
      try {
        events = await(seen, filter, open);
        pause = FIRST_PAUSE;
      } catch (UnavailableException e) {
        if (Thread.currentThread().isInterrupted()) {
          log.error("a subscription is interrupted after event {}", seen, e);
          return;
        }
        if (open.get() && !parts.signals().isClosed()) {
          log.warn("a subscription waits at event {}: {}", seen, e.getMessage());
          pause(pause);
          pause = longer(pause);
        }
        continue;
      } catch (RuntimeException e) {
        log.error("a subscription ends after event {}", seen, e);
        return;
      }
      for (Event event : events) {
        if (!open.get()) {
          return;
        }
        try {
          consumer.accept(event);
        } catch (RuntimeException e) {
          log.warn("a subscriber failed at event {}", event.sequence(), e);
        }
        seen = event.sequence();
      }
    }
  }

  /**
   * Waits while the store does not answer; news, the end of the subscription and closing end it.
   */
  private void pause(Duration pause) {
    AtomicBoolean looked = new AtomicBoolean();
    parts.signals().await(Signals.EVENTS, pause, () -> looked.getAndSet(true) ? looked : null);
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LAST_PAUSE) > 0 ? LAST_PAUSE : doubled;
  }

  private List<Event> await(long seen, EventFilter filter, AtomicBoolean open) {
    List<Event> found =
        parts
            .signals()
            .await(
                Signals.EVENTS,
                LOOK,
                () -> {
                  List<Event> events =
                      open.get()
                          ? parts.store().read(ledger -> ledger.events().after(seen, filter, PAGE))
                          : List.of();
                  return events.isEmpty() && open.get() ? null : events;
                });
    return found == null ? List.of() : found;
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

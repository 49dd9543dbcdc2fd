package org.finales.core.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.finales.api.broker.Event;
import org.finales.api.broker.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who follow the log. Each hears every entry once and in order, whoever wrote it; one that
 * could not listen hears the same again the next time. Thread-safe.
 */
final class Audience {
  private static final Logger log = LoggerFactory.getLogger(Audience.class);

  /** Entries that are read at a time. */
  private static final int PAGE = 1000;

  private final Store store;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Guards the order of entries. Whoever holds it may read the store, and nothing else. */
  private final ReentrantLock lock = new ReentrantLock();

  Audience(Store store) {
    this.store = store;
  }

  /** Adds somebody, who hears what is committed from now on. */
  void add(Consumer<List<Committed>> follower) {
    lock.lock();
    try {
      listeners.add(new Listener(follower, store.read(ledger -> ledger.events().newest())));
    } finally {
      lock.unlock();
    }
  }

  /** Whether this thread is just telling something. */
  boolean isTelling() {
    return lock.isHeldByCurrentThread();
  }

  /** Tells what this process has committed, after what others have committed before it. */
  void tell(List<Committed> committed) {
    long first = committed.get(0).event().sequence();
    lock.lock();
    try {
      if (listeners.stream().anyMatch(listener -> listener.heard + 1 < first)) {
        catchUp(first);
      }
      for (Listener listener : listeners) {
        // Whoever still misses something has to wait, or it would hear of things out of order.
        if (listener.heard + 1 >= first) {
          listener.hear(committed);
        }
      }
    } catch (RuntimeException e) {
      // What is committed is committed: its writer is answered, and the news comes with the next.
      log.warn("news of the log from entry {} on has to wait: {}", first, e.toString());
    } finally {
      lock.unlock();
    }
  }

  /** Tells what is in the log and was not heard yet. */
  void refresh() {
    lock.lock();
    try {
      catchUp(Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  private void catchUp(long before) {
    boolean more = !listeners.isEmpty();
    while (more) {
      long from = listeners.stream().mapToLong(listener -> listener.heard).min().orElse(before);
      List<Event> page = store.read(ledger -> ledger.events().between(from, before, PAGE));
      List<Committed> entries = page.stream().map(event -> new Committed(event, null)).toList();
      boolean heard = false;
      for (Listener listener : listeners) {
        heard |= listener.hear(entries);
      }
      more = heard && page.size() == PAGE;
    }
  }

  /** One who follows, and how far it has heard. */
  private static final class Listener {
    private final Consumer<List<Committed>> follower;
    private long heard;

    Listener(Consumer<List<Committed>> follower, long heard) {
      this.follower = follower;
      this.heard = heard;
    }

    /** Hands over what is new of this; whether the follower got any further. */
    boolean hear(List<Committed> entries) {
      List<Committed> news =
          entries.stream().filter(entry -> entry.event().sequence() > heard).toList();
      if (news.isEmpty()) {
        return false;
      }
      long before = heard;
      long last = news.get(news.size() - 1).event().sequence();
      try {
        follower.accept(news);
        heard = last;
      } catch (RuntimeException | Error e) {
        log.debug("a follower stumbles between entries {} and {}", before + 1, last, e);
        hearSingly(news);
      }
      return heard > before;
    }

    /**
     * After a failure: one entry after the other, so that none that could be heard is missed. What
     * the writer left is not handed over again, for it may have changed since.
     */
    private void hearSingly(List<Committed> news) {
      for (Committed entry : news) {
        try {
          follower.accept(List.of(new Committed(entry.event(), null)));
        } catch (UnavailableException e) {
          log.warn(
              "a follower of the log hears entry {} later: {}",
              entry.event().sequence(),
              e.getMessage());
          return;
        } catch (RuntimeException | Error e) {
          log.error("a follower of the log failed at entry {}", entry.event().sequence(), e);
        }
        heard = entry.event().sequence();
      }
    }
  }
}

package org.finales.api.broker;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What happened, in order. Thread-safe; see {@link Broker} for what all methods throw. */
public interface Events {
  /** The number of the newest event; 0 if nothing happened yet. */
  long newest();

  /**
   * Events after a place in the log, oldest first. Waits, without polling, while there is none.
   *
   * @param after sequence number of the last event already seen; 0 for the start
   * @param limit at most this many, 1 to 1000
   * @param wait how long at most; zero answers at once
   */
  List<Event> after(long after, EventFilter filter, int limit, Duration wait);

  /**
   * Calls back for every event from now on, in order, on a thread of the subscription's own; a slow
   * consumer delays itself only. An exception in the consumer is logged and the next event follows.
   */
  Subscription subscribe(EventFilter filter, Consumer<Event> consumer);

  /** A standing order for events. */
  interface Subscription extends AutoCloseable {
    /** Ends it; no call begins after this returns. */
    @Override
    void close();
  }
}

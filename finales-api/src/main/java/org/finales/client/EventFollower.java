package org.finales.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.finales.api.broker.BrokerException;
import org.finales.api.broker.Event;
import org.finales.api.broker.EventFilter;
import org.finales.api.broker.Events;
import org.finales.api.broker.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription: a thread that asks for what follows, and does not lose its place. */
final class EventFollower implements Events.Subscription {
  private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);
  private static final int BATCH = 500;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Events events;
  private final Transport transport;
  private final EventFilter filter;
  private final Consumer<Event> consumer;
  private final Consumer<EventFollower> atEnd;
  private final Thread thread;

  /** Held while the consumer is called. */
  private final ReentrantLock calling = new ReentrantLock();

  private long seen;
  private volatile boolean closed;

  EventFollower(
      Events events,
      Transport transport,
      long seen,
      EventFilter filter,
      Consumer<Event> consumer,
      Consumer<EventFollower> atEnd) {
    this.events = events;
    this.transport = transport;
    this.seen = seen;
    this.filter = filter;
    this.consumer = consumer;
    this.atEnd = atEnd;
    thread = new Thread(this::follow, "finales-subscription");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    calling.lock();
    try {
      closed = true;
      if (Thread.currentThread() != thread) {
        // The consumer is not at work now, so only the waiting for the server is interrupted.
        thread.interrupt();
      }
    } finally {
      calling.unlock();
    }
  }

  private void follow() {
    try {
      while (!closed) {
        List<Event> some = more();
        for (Event event : some) {
          hand(event);
        }
      }
    } catch (BrokerException e) {
      if (!closed && !transport.isClosed()) {
        LOG.error("a subscription to events ends after event {}", seen, e);
      }
    } finally {
      atEnd.accept(this);
    }
  }

  private List<Event> more() {
    try {
      return events.after(seen, filter, BATCH, WAIT);
    } catch (UnavailableException e) {
      if (closed || transport.isClosed() || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      LOG.warn("events do not come at present: {}", e.getMessage());
      transport.pause(PAUSE);
      return List.of();
    }
  }

  private void hand(Event event) {
    calling.lock();
    try {
      if (closed) {
        return;
      }
      consumer.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("a subscriber failed at event {}", event.sequence(), e);
    } finally {
      seen = event.sequence();
      calling.unlock();
    }
  }
}

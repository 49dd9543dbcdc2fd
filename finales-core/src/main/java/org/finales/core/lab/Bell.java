package org.finales.core.lab;

import java.time.Duration;
import java.util.function.Supplier;
import org.finales.api.broker.UnavailableException;
import org.jspecify.annotations.Nullable;

/** Wakes those who wait for something new. Thread-safe. */
final class Bell {
  private final Object lock = new Object();
  private long rung;
  private boolean closed;

  /** Lets everybody look again. */
  void ring() {
    synchronized (lock) {
      rung++;
      lock.notifyAll();
    }
  }

  /** Lets everybody look a last time. */
  void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  /**
   * Looks, and looks again after each ring, until there is something or the time is over.
   *
   * @param look returns null while there is nothing
   * @return what was found; null when the time is over
   */
  <T> @Nullable T await(Duration wait, Supplier<@Nullable T> look) {
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      long before;
      synchronized (lock) {
        before = rung;
      }
      T found = look.get();
      if (found != null) {
        return found;
      }
      synchronized (lock) {
        while (rung == before) {
          long left = deadline - System.nanoTime();
          if (left <= 0 || closed) {
            return null;
          }
          try {
            lock.wait(left / 1_000_000L, (int) (left % 1_000_000L));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting", e);
          }
        }
      }
    }
  }
}

package org.finales.samples;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.finales.api.broker.UnavailableException;

/** Calls a broker until it can be reached. Thread-safe. */
public final class Reconnection {
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final Progress progress;

  /** Says on the way that it waits. */
  public Reconnection(Progress progress) {
    this.progress = progress;
  }

  /**
   * Does what can be repeated without harm, again and again while the broker is not available.
   *
   * @throws UnavailableException only if the thread is interrupted
   */
  public <T> T insist(Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (UnavailableException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        progress.say("waiting for the broker: " + e.getMessage());
        pause(e);
      }
    }
  }

  private static void pause(UnavailableException cause) {
    try {
      new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}

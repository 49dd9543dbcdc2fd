package org.finales.cycler.tck;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.finales.cycler.spi.LabClock;
import org.finales.cycler.spi.VirtualClock;

/** A virtual clock on which nobody can wait forever. Thread-safe. */
final class RuleClock implements LabClock {
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final VirtualClock clock = new VirtualClock();
  private final AtomicLong limit = new AtomicLong(PATIENCE.toNanos());

  @Override
  public long micros() {
    return clock.micros();
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public void pause(Duration length) {
    if (!length.isNegative() && clock.nanos() > limit.get() - length.toNanos()) {
      // an error, not an exception: drivers catch exceptions and go on
      throw new AssertionError(
          "the driver waited for more than an hour of virtual time; bound every wait");
    }
    clock.pause(length);
  }

  /** Grants another hour from now. */
  void grant() {
    limit.set(clock.nanos() + PATIENCE.toNanos());
  }

  /** Lets time pass that no driver has to answer for. */
  void pass(Duration length) {
    limit.addAndGet(length.toNanos());
    clock.pause(length);
  }
}

package org.finales.cycler.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The computer's own clock. */
enum SystemClock implements LabClock {
  INSTANCE;

  private static final Clock CLOCK = Clock.systemUTC();

  @Override
  public long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, CLOCK.instant());
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void pause(Duration length) {
    if (length.isZero() || length.isNegative()) {
      return;
    }
    try {
      Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedDeviceException("interrupted while waiting for an instrument", e);
    }
  }
}

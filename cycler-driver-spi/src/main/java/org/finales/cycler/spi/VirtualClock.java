package org.finales.cycler.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until somebody waits on it or moves it. Thread-safe. */
public final class VirtualClock implements LabClock {
  private final long startMicros;
  private final AtomicLong nanos = new AtomicLong();

  /** Makes one that shows a time. */
  public VirtualClock(Instant start) {
    startMicros = ChronoUnit.MICROS.between(Instant.EPOCH, start);
  }

  /** Makes one that shows 2026-01-01T00:00Z. */
  public VirtualClock() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Override
  public long micros() {
    return startMicros + nanos.get() / 1_000;
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  /** Lets the time pass at once. */
  @Override
  public void pause(Duration length) {
    if (!length.isNegative()) {
      nanos.addAndGet(length.toNanos());
    }
  }
}

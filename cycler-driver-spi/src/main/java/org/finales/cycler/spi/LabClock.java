package org.finales.cycler.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of the laboratory. Drivers take all time from here and wait only here, so that whole
 * experiments can run on a {@link VirtualClock}. Thread-safe.
 */
public interface LabClock {

  /** Returns the time of day in µs since 1970-01-01T00:00Z; it may jump. */
  long micros();

  /** Returns a time in ns that never goes backwards; only differences mean something. */
  long nanos();

  /**
   * Waits.
   *
   * @param length how long; nothing happens for zero or less
   * @throws InterruptedDeviceException if the thread is interrupted; it stays interrupted
   */
  void pause(Duration length);

  /** Returns the computer's own clock. */
  static LabClock system() {
    return SystemClock.INSTANCE;
  }

  /** Returns the time of day. */
  default Instant now() {
    long micros = micros();
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}

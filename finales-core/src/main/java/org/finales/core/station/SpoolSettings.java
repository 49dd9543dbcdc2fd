package org.finales.core.station;

import java.time.Duration;

/**
 * How a spool delivers; immutable.
 *
 * @param retention how long a data set stays on this computer after its experiment is over and all
 *     of it was delivered
 * @param firstPause how long to wait before the laboratory is tried again the first time
 * @param longestPause how long at most; the wait doubles each time
 * @param mostValues how many numbers a batch holds at most, which bounds memory and bodies
 */
public record SpoolSettings(
    Duration retention, Duration firstPause, Duration longestPause, int mostValues) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a pause is not above zero or the first is longer than the
   *     longest, the retention is negative, or a batch has no room
   */
  public SpoolSettings {
    if (firstPause.isZero() || firstPause.isNegative() || firstPause.compareTo(longestPause) > 0) {
      throw new IllegalArgumentException("the first pause is above zero, at most the longest");
    }
    if (retention.isNegative()) {
      throw new IllegalArgumentException("a retention is not negative, but is " + retention);
    }
    if (mostValues < 1) {
      throw new IllegalArgumentException("a batch holds at least one value, not " + mostValues);
    }
  }

  /**
   * Data sets stay for 7 days, the laboratory is tried again after 0.5 s to 30 s, and a batch holds
   * up to 65,536 numbers.
   */
  public static SpoolSettings ofDefaults() {
    return new SpoolSettings(
        Duration.ofDays(7), Duration.ofMillis(500), Duration.ofSeconds(30), 1 << 16);
  }

  /** The same with another retention. */
  public SpoolSettings withRetention(Duration time) {
    return new SpoolSettings(time, firstPause, longestPause, mostValues);
  }

  /** The same with other pauses. */
  public SpoolSettings withPauses(Duration first, Duration longest) {
    return new SpoolSettings(retention, first, longest, mostValues);
  }

  /** The same with other bounds of a batch. */
  public SpoolSettings withMostValues(int values) {
    return new SpoolSettings(retention, firstPause, longestPause, values);
  }
}

package org.finales.client;

import java.time.Duration;
import org.finales.api.rest.Api;

/** A wait cut into parts that a server grants in one call. Not thread-safe. */
final class Patience {
  private final long end;

  Patience(Duration wait) {
    Duration bounded = wait.isNegative() ? Duration.ZERO : wait;
    this.end =
        System.nanoTime()
            + (bounded.compareTo(Duration.ofDays(365)) > 0
                ? Duration.ofDays(365).toNanos()
                : bounded.toNanos());
  }

  /** The next part, zero when the time is over. */
  Duration next() {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return Duration.ZERO;
    }
    Duration part = Duration.ofNanos(left);
    // Rounded up to what can be said, so that the last part is not asked for again and again.
    Duration said = Duration.ofMillis(Math.max(1, (part.toNanos() + 999_999) / 1_000_000));
    return said.compareTo(Api.LONGEST_WAIT) > 0 ? Api.LONGEST_WAIT : said;
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }
}

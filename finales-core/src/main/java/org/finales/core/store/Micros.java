package org.finales.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.finales.api.broker.InvalidException;
import org.jspecify.annotations.Nullable;

/** Times as stores keep them: microseconds since 1970-01-01T00:00Z. */
final class Micros {
  private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000L - 1;

  private Micros() {}

  static Instant truncate(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * @throws InvalidException if the moment lies so far away that no column holds it
   */
  static long of(Instant time) {
    if (Math.abs(time.getEpochSecond()) > MAX_SECONDS) {
      throw new InvalidException("moment " + time + " is too far away");
    }
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
  }

  static @Nullable Long ofNullable(@Nullable Instant time) {
    return time == null ? null : of(time);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}

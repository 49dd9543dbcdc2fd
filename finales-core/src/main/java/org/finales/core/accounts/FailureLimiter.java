package org.finales.core.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by name in buckets that leak: a full bucket stops its name until some has leaked.
 */
final class FailureLimiter {
  /** Bounds memory; the names that failed longest ago are forgotten first. */
  private static final int MAX_NAMES = 10_000;

  private final Clock clock;
  private final int capacity;
  private final double perSecond;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Limits failures.
   *
   * @param capacity how many may come at once
   * @param refill time in which all of them are forgotten
   */
  FailureLimiter(Clock clock, int capacity, Duration refill) {
    this.clock = clock;
    this.capacity = capacity;
    this.perSecond = capacity * 1000.0 / refill.toMillis();
  }

  /**
   * Counts an attempt as failed in advance, so that attempts at the same time cannot slip through.
   *
   * @throws TooManyAttemptsException if the bucket is full
   */
  synchronized void begin(String name) {
    Instant now = clock.instant();
    Bucket bucket = buckets.computeIfAbsent(name, key -> new Bucket(now));
    bucket.leak(now, perSecond);
    if (bucket.level + 1 > capacity) {
      double seconds = (bucket.level + 1 - capacity) / perSecond;
      throw new TooManyAttemptsException(Duration.ofSeconds((long) Math.ceil(seconds)));
    }
    bucket.level++;
    if (buckets.size() > MAX_NAMES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
  }

  /** The attempt did not fail. */
  synchronized void succeed(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket != null) {
      bucket.level = Math.max(0, bucket.level - 1);
      if (bucket.level == 0) {
        buckets.remove(name);
      }
    }
  }

  private static final class Bucket {
    private double level;
    private Instant seen;

    Bucket(Instant now) {
      this.seen = now;
    }

    void leak(Instant now, double perSecond) {
      double elapsed = Math.max(0, Duration.between(seen, now).toMillis() / 1000.0);
      level = Math.max(0, level - elapsed * perSecond);
      seen = now;
    }
  }
}

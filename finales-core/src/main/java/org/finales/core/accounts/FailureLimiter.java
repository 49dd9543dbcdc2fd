package org.finales.core.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Counts failures by name in buckets that leak: a full bucket stops its name until some has leaked.
 *
 * <p>Attempts under way might all fail, so they take room in the bucket too; but an attempt for
 * which only they leave no room waits for their end, because programs that log in at the same
 * moment with the right password must not be stopped.
 */
final class FailureLimiter {
  /** Bounds memory; the names that failed longest ago are forgotten first. */
  private static final int MAX_NAMES = 10_000;

  /** Bounds threads that wait. */
  private static final int MAX_WAITING = 64;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final Clock clock;
  private final int capacity;
  private final double perSecond;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
  private int waiting;

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
   * Begins an attempt, which has to be ended.
   *
   * @throws TooManyAttemptsException if too many failed, or too many are under way for too long
   */
  synchronized Attempt begin(String name) {
    long deadline = System.nanoTime() + PATIENCE;
    Bucket bucket = bucket(name);
    while (bucket.level + bucket.underWay + 1 > capacity) {
      if (bucket.level + 1 > capacity) {
        double seconds = (bucket.level + 1 - capacity) / perSecond;
        throw new TooManyAttemptsException(Duration.ofSeconds((long) Math.ceil(seconds)));
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || waiting >= MAX_WAITING) {
        throw new TooManyAttemptsException(Duration.ofSeconds(1));
      }
      pause(left);
      bucket = bucket(name);
    }
    bucket.underWay++;
    return new Attempt(name);
  }

  private Bucket bucket(String name) {
    Instant now = clock.instant();
    Bucket bucket = buckets.computeIfAbsent(name, key -> new Bucket(now));
    bucket.leak(now, perSecond);
    if (buckets.size() > MAX_NAMES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return bucket;
  }

  @SuppressWarnings("WaitNotInLoop") // begin() looks again
  private void pause(long nanos) {
    waiting++;
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAttemptsException(Duration.ofSeconds(1));
    } finally {
      waiting--;
    }
  }

  private synchronized void end(String name, boolean failed) {
    Bucket bucket = buckets.get(name);
    if (bucket != null) {
      bucket.underWay = Math.max(0, bucket.underWay - 1);
      if (failed) {
        bucket.level++;
      }
      if (bucket.level == 0 && bucket.underWay == 0) {
        buckets.remove(name);
      }
    }
    notifyAll();
  }

  /** An attempt under way. */
  final class Attempt {
    private final String name;

    private Attempt(String name) {
      this.name = name;
    }

    /** Ends it; call this once. */
    void end(boolean failed) {
      FailureLimiter.this.end(name, failed);
    }
  }

  private static final class Bucket {
    private double level;
    private int underWay;
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

package org.finales.core.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an engine behaves. {@link #ofDefaults()} is right for most laboratories.
 *
 * @param lease how long a claim lasts without a heartbeat when the claimer does not say; 5 minutes
 * @param accountLease the same for claims of accounts without a tenant record, which FINALES 2's
 *     tenants are and which send no heartbeats; {@code null}, the default, for claims without end
 * @param presence how long after a heartbeat a tenant counts as online; 1 minute
 * @param restartGrace how long after its start an engine leaves lapsed leases alone, so that
 *     holders can come back after a restart; 30 seconds
 * @param sweep how often lapsed leases and deadlines are looked for; 1 second
 * @param refresh how often events of other nodes are looked for; 250 milliseconds
 * @param maxWait longest time a call may wait for work, a result or an event; 1 hour
 * @param maxFileSize largest file in bytes; 10 GiB
 * @param uploadTime how long an unfinished upload is kept; 7 days
 * @param maxUploads how many unfinished uploads an account may have; 100
 * @param keyTime how long idempotency keys are remembered; 30 days
 */
public record EngineSettings(
    Duration lease,
    @Nullable Duration accountLease,
    Duration presence,
    Duration restartGrace,
    Duration sweep,
    Duration refresh,
    Duration maxWait,
    long maxFileSize,
    Duration uploadTime,
    int maxUploads,
    Duration keyTime) {

  /** Longest lease that a claimer may ask for. */
  static final Duration MAX_LEASE = Duration.ofDays(30);

  /** Shortest lease that a claimer may ask for. */
  static final Duration MIN_LEASE = Duration.ofSeconds(1);

  public EngineSettings {
    requirePositive("lease", lease);
    requirePositive("presence", presence);
    requirePositive("sweep", sweep);
    requirePositive("refresh", refresh);
    requirePositive("maxWait", maxWait);
    requirePositive("uploadTime", uploadTime);
    requirePositive("keyTime", keyTime);
    if (accountLease != null) {
      requirePositive("accountLease", accountLease);
    }
    if (restartGrace.isNegative()) {
      throw new IllegalArgumentException("restartGrace is negative; use zero for none");
    }
    if (maxFileSize < 1 || maxUploads < 1) {
      throw new IllegalArgumentException("maxFileSize and maxUploads are at least 1");
    }
  }

  /** The settings named in the description of each component. */
  public static EngineSettings ofDefaults() {
    return new EngineSettings(
        Duration.ofMinutes(5),
        null,
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofMillis(250),
        Duration.ofHours(1),
        10L << 30,
        Duration.ofDays(7),
        100,
        Duration.ofDays(30));
  }

  /** The same with another lease of claims of accounts without a tenant record. */
  public EngineSettings withAccountLease(@Nullable Duration duration) {
    return new EngineSettings(
        lease,
        duration,
        presence,
        restartGrace,
        sweep,
        refresh,
        maxWait,
        maxFileSize,
        uploadTime,
        maxUploads,
        keyTime);
  }

  /** The same with another default lease. */
  public EngineSettings withLease(Duration duration) {
    return new EngineSettings(
        duration,
        accountLease,
        presence,
        restartGrace,
        sweep,
        refresh,
        maxWait,
        maxFileSize,
        uploadTime,
        maxUploads,
        keyTime);
  }

  /** The same with another grace after a start. */
  public EngineSettings withRestartGrace(Duration duration) {
    return new EngineSettings(
        lease,
        accountLease,
        presence,
        duration,
        sweep,
        refresh,
        maxWait,
        maxFileSize,
        uploadTime,
        maxUploads,
        keyTime);
  }

  /** The same with another largest file. */
  public EngineSettings withMaxFileSize(long bytes) {
    return new EngineSettings(
        lease,
        accountLease,
        presence,
        restartGrace,
        sweep,
        refresh,
        maxWait,
        bytes,
        uploadTime,
        maxUploads,
        keyTime);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be longer than zero");
    }
  }
}

package org.finales.core.accounts;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.finales.api.broker.UnavailableException;

/**
 * Lets only a few callers hash at once, so that many log-ins cannot take all processors and memory.
 */
final class BoundedHasher implements PasswordHasher {
  private static final long MAX_WAIT_SECONDS = 25;

  private final PasswordHasher hasher;
  private final Semaphore permits;

  BoundedHasher(PasswordHasher hasher, int atOnce) {
    this.hasher = hasher;
    this.permits = new Semaphore(atOnce, true);
  }

  @Override
  public String hash(String password) {
    return bounded(() -> hasher.hash(password));
  }

  @Override
  public boolean verify(String password, String hash) {
    return bounded(() -> hasher.verify(password, hash));
  }

  @Override
  public boolean isOutdated(String hash) {
    return hasher.isOutdated(hash);
  }

  /** As {@link #verify}, or true without hashing if something says so when it is its turn. */
  boolean verifyUnless(BooleanSupplier known, String password, String hash) {
    return bounded(() -> known.getAsBoolean() || hasher.verify(password, hash));
  }

  private <T> T bounded(Supplier<T> work) {
    try {
      if (!permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new UnavailableException("too many log-ins at once", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("interrupted while waiting for a log-in", e);
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }
}

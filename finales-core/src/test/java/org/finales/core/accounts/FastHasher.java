package org.finales.core.accounts;

import java.util.concurrent.atomic.AtomicInteger;

/** Hashes that cost nothing, of an old and a new kind, and how many were verified. */
final class FastHasher implements PasswordHasher {
  final AtomicInteger verified = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();

  /** The kind of hash that counts as outdated. */
  static String old(String password) {
    return "old:0:" + password.hashCode();
  }

  @Override
  public String hash(String password) {
    return "new:" + made.incrementAndGet() + ":" + password.hashCode();
  }

  @Override
  public boolean verify(String password, String hash) {
    verified.incrementAndGet();
    return hash.endsWith(":" + password.hashCode());
  }

  @Override
  public boolean isOutdated(String hash) {
    return hash.startsWith("old:");
  }
}

package org.finales.core.accounts;

/**
 * Makes hashes of passwords and checks passwords against them. Implementations are thread-safe and
 * slow on purpose.
 */
public interface PasswordHasher {
  /** The hash of a password with a salt of its own, in a notation that names how it was made. */
  String hash(String password);

  /**
   * Whether a password belongs to a hash; false for a hash in an unknown notation.
   *
   * @param hash made by {@link #hash}, or brought in by an import
   */
  boolean verify(String password, String hash);

  /** Whether {@link #hash} would now make a hash of another kind than this one. */
  boolean isOutdated(String hash);
}

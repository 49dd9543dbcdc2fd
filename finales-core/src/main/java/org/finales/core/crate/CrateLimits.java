package org.finales.core.crate;

/**
 * Bounds on an archive that is read.
 *
 * @param entries the most entries
 * @param metadata the largest description in bytes
 * @param record the largest record in bytes
 * @param file the largest file in bytes
 * @param total the most bytes of everything, unpacked
 */
public record CrateLimits(int entries, int metadata, int record, long file, long total) {
  private static final CrateLimits DEFAULTS =
      new CrateLimits(200_000, 128 << 20, 32 << 20, 10L << 30, 50L << 30);

  /** Checks the numbers. */
  public CrateLimits {
    if (entries < 1 || metadata < 1 || record < 1 || file < 1 || total < 1) {
      throw new IllegalArgumentException("limits of an archive are positive");
    }
  }

  /** 200,000 entries, 128 MiB of description, 32 MiB a record, 10 GiB a file, 50 GiB in all. */
  public static CrateLimits ofDefaults() {
    return DEFAULTS;
  }
}

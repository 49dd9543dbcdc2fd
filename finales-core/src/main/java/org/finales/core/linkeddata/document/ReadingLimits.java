package org.finales.core.linkeddata.document;

import java.time.Duration;

/**
 * How much a document may ask for.
 *
 * @param bytes longest document in bytes
 * @param depth deepest nesting of arrays and objects
 * @param values most values: members of objects and arrays
 * @param contexts most contexts within one document
 * @param contextValues most values within all contexts of a document together
 * @param time longest time that resolving its terms may take
 */
public record ReadingLimits(
    int bytes, int depth, int values, int contexts, int contextValues, Duration time) {

  private static final ReadingLimits DEFAULTS =
      new ReadingLimits(64 << 20, 300, 2_000_000, 500, 20_000, Duration.ofSeconds(30));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public ReadingLimits {
    if (bytes < 1
        || depth < 1
        || values < 1
        || contexts < 1
        || contextValues < 1
        || time.isNegative()
        || time.isZero()) {
      throw new IllegalArgumentException("Every limit of reading must be more than zero");
    }
  }

  /**
   * Returns the usual limits: 64 MiB, 300 levels, 2,000,000 values, 500 contexts with 20,000
   * values, 30 s.
   */
  public static ReadingLimits ofDefaults() {
    return DEFAULTS;
  }
}

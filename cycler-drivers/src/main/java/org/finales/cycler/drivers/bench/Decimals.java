package org.finales.cycler.drivers.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers for instruments: a point, no exponent, no grouping, no minus before zero. */
public final class Decimals {
  private Decimals() {}

  /**
   * Writes a number, rounded to the nearest.
   *
   * @param decimals how many digits follow the point, zero or more
   */
  public static String nearest(double value, int decimals) {
    return text(value, decimals, RoundingMode.HALF_EVEN);
  }

  /** Writes a number, rounded down, for bounds that must not be exceeded. */
  public static String down(double value, int decimals) {
    return text(value, decimals, RoundingMode.FLOOR);
  }

  /** Writes a number, rounded up, for bounds that must not be undercut. */
  public static String up(double value, int decimals) {
    return text(value, decimals, RoundingMode.CEILING);
  }

  private static String text(double value, int decimals, RoundingMode rounding) {
    // what 4.2 prints is rounded, and not the binary number a little above it
    return new BigDecimal(Double.toString(value)).setScale(decimals, rounding).toPlainString();
  }
}

package org.finales.core.cyclingdata;

/** Writes numbers so that the same double is read again. */
final class Decimals {
  private static final long EXACT = 1L << 53;
  private static final double[] SCALES = {1, 1e3, 1e6, 1e9};
  private static final int[] PLACES = {0, 3, 6, 9};

  private Decimals() {}

  /** Appends a finite number. */
  static void append(StringBuilder out, double value) {
    if (value == 0) {
      out.append(1 / value < 0 ? "-0" : "0");
      return;
    }
    for (int i = 0; i < SCALES.length; i++) {
      double scaled = Math.rint(value * SCALES[i]);
      // A whole number below 2^53 by a power of ten is rounded once, as it is when it is read.
      if (Math.abs(scaled) < EXACT && scaled / SCALES[i] == value) {
        digits(out, (long) scaled, PLACES[i]);
        return;
      }
      if (Math.abs(scaled) >= EXACT) {
        break;
      }
    }
    out.append(value);
  }

  private static void digits(StringBuilder out, long scaled, int places) {
    if (scaled < 0) {
      out.append('-');
    }
    String digits = Long.toString(Math.abs(scaled));
    int whole = digits.length() - places;
    if (places == 0) {
      out.append(digits);
      return;
    }
    out.append(whole > 0 ? digits.substring(0, whole) : "0").append('.');
    out.append("0".repeat(Math.max(0, -whole))).append(digits, Math.max(0, whole), digits.length());
    int end = out.length();
    while (out.charAt(end - 1) == '0') {
      end--;
    }
    out.setLength(out.charAt(end - 1) == '.' ? end - 1 : end);
  }
}

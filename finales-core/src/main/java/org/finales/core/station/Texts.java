package org.finales.core.station;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and times for people. */
final class Texts {
  private static final MathContext DIGITS = new MathContext(5);

  private Texts() {}

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String time(double seconds) {
    if (seconds < 120) {
      return number(seconds) + " s";
    }
    return seconds < 7200 ? number(seconds / 60) + " min" : number(seconds / 3600) + " h";
  }
}

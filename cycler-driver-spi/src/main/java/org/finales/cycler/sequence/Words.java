package org.finales.cycler.sequence;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers and times for people. */
final class Words {
  private static final MathContext DIGITS = new MathContext(4);

  private Words() {}

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return number(seconds) + " s";
    } else if (whole < 3600) {
      return parts(whole / 60, "min", whole % 60, "s");
    } else if (whole < 48 * 3600) {
      return parts(whole / 3600, "h", whole % 3600 / 60, "min");
    }
    return number(seconds / 86_400) + " d";
  }

  private static String parts(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small > 0 ? " " + small + " " + smallUnit : "");
  }
}

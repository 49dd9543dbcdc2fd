package org.finales.core.protocol.check;

import java.math.BigDecimal;
import java.math.MathContext;
import org.finales.api.cycling.EndCondition;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Numbers out of quantities, and numbers and times for people. */
final class Figures {
  private static final MathContext DIGITS = new MathContext(4);

  /** Parts by which two numbers may differ and still count as equal, for what was converted. */
  private static final double SLACK = 1e-9;

  private Figures() {}

  /** Returns the number in a unit; NaN for null. */
  static double of(@Nullable Quantity quantity, String unit) {
    return quantity == null ? Double.NaN : quantity.doubleValue(Unit.parse(unit));
  }

  /** Tells whether one is above the other, and not by rounding; false with NaN. */
  static boolean isAbove(double one, double other) {
    return one > other && one - other > SLACK * Math.max(Math.abs(one), Math.abs(other));
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "unknown" : value > 0 ? "unlimited" : "-unlimited";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Returns a number with its unit, in thousandths where that reads better. */
  static String amount(double value, String unit) {
    boolean small = Math.abs(value) < 0.1 && value != 0;
    return small && !unit.equals("°C") && !unit.equals("C")
        ? number(1000 * value) + " m" + unit
        : number(value) + " " + unit;
  }

  /** Returns the number of an end as it was given; C-rates by the hour. */
  static String words(EndCondition end) {
    return switch (end.kind()) {
      case UPPER_C_RATE, LOWER_C_RATE -> number(of(end.quantity(), "A/Ah")) + " C";
      default -> end.quantity().toString();
    };
  }

  static String time(double seconds) {
    if (seconds < 60) {
      return number(seconds) + " s";
    } else if (seconds < 3600) {
      return parts(seconds, 60, "min", "s");
    } else if (seconds < 48 * 3600) {
      return parts(seconds / 60, 60, "h", "min");
    }
    return number(seconds / 86_400) + " d";
  }

  private static String parts(double small, int size, String unit, String smallUnit) {
    long whole = Math.round(small);
    long rest = whole % size;
    return whole / size + " " + unit + (rest > 0 ? " " + rest + " " + smallUnit : "");
  }
}

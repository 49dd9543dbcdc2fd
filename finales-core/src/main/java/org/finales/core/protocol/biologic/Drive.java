package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.jspecify.annotations.Nullable;

/**
 * A current that a sequence holds: as such, or by the capacity of the battery.
 *
 * @param current in mA; null if it is said by capacity
 * @param rate in A/Ah; null if it is said as such
 */
record Drive(@Nullable Quantity current, @Nullable Quantity rate) {
  /** At most so many sequences are looked at for the current to which another is relative. */
  private static final int FURTHEST = 1000;

  /** Returns 1 if it charges, -1 if it discharges, 0 if nothing flows. */
  int sign() {
    Quantity given = rate == null ? current : rate;
    return given == null ? 0 : given.value().signum();
  }

  /**
   * Reads one; null if there are problems.
   *
   * @param how the row that says whether it is a current, {@code C / N} or {@code C x N}
   * @param side the row that says whether a rate charges
   */
  static @Nullable Drive of(Columns columns, String how, String row, String unit, String side) {
    String kind = columns.get(how);
    if (kind.isEmpty() || kind.equals("I")) {
      Quantity current = absolute(columns, row, unit, "vs.", true);
      return current == null ? null : new Drive(current, null);
    }
    Quantity rate = rate(columns, how, side);
    return rate == null ? null : new Drive(null, rate);
  }

  /** Reads a rate; null if there are problems. */
  static @Nullable Quantity rate(Columns columns, String how, String side) {
    BigDecimal number = Numbers.parse(columns.get("N"));
    if (number == null || number.signum() <= 0) {
      columns.problem("N", "N needs a number above zero");
      return null;
    }
    BigDecimal rate;
    switch (columns.get(how)) {
      case "C / N" -> rate = Decimals.divide(BigDecimal.ONE, number);
      case "C x N" -> rate = number;
      default -> {
        columns.problem(how, how + " is read as I, C / N or C x N only");
        return null;
      }
    }
    switch (columns.get(side)) {
      case "> 0", "Charge" -> {
        return Quantity.of(rate, "A/Ah");
      }
      case "< 0", "Discharge" -> {
        return Quantity.of(rate.negate(), "A/Ah");
      }
      default -> {
        columns.problem(side, side + " has to say whether the rate charges or discharges");
        return null;
      }
    }
  }

  /**
   * Reads a current in mA; null if there are problems. One relative to the current that is held
   * before it, {@code Ictrl}, is added up where that is known.
   *
   * @param entered whether something else than the sequence before leads here
   */
  static @Nullable Quantity absolute(
      Columns columns, String row, String unit, String versus, boolean entered) {
    Quantity current = columns.amount(row, unit, "mA");
    if (current == null || columns.get(versus).isEmpty() || columns.get(versus).equals("<None>")) {
      return current;
    }
    if (!columns.get(versus).equals("Ictrl") || entered || columns.column() == 0) {
      columns.problem(
          versus,
          "a current relative to another, %s, is read only where the sequence before it, and nothing"
                  .formatted(columns.get(versus))
              + " else, leads to it with a current that is known");
      return null;
    }
    BigDecimal sum = current.value();
    for (int before = columns.column() - 1; before >= 0; before--) {
      Quantity earlier = columns.at(before).amount(row, unit, "mA");
      if (earlier == null || columns.column() - before > FURTHEST) {
        return null;
      }
      sum = sum.add(earlier.value());
      if (!columns.at(before).get(versus).equals("Ictrl")) {
        break;
      }
    }
    return new Quantity(Decimals.tidy(sum), current.unit());
  }
}

package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import java.util.Map;
import org.finales.api.quantity.Quantity;
import org.finales.api.quantity.Unit;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/** Numbers and units as EC-Lab writes them; decimal commas count as points. */
final class Numbers {
  private static final int MAX_COUNT_DIGITS = 9;

  /** EC-Lab's spellings by ours. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("uA", "µA"),
          Map.entry("uV", "µV"),
          Map.entry("us", "µs"),
          Map.entry("mn", "min"),
          Map.entry("A.h", "Ah"),
          Map.entry("mA.h", "mAh"),
          Map.entry("µA.h", "µAh"),
          Map.entry("uA.h", "µAh"));

  private Numbers() {}

  static @Nullable BigDecimal parse(String text) {
    return Decimals.parse(text.indexOf('.') < 0 ? text.replace(',', '.') : text);
  }

  /** Returns an amount in a unit; null if its own unit measures something else. */
  static @Nullable Quantity in(BigDecimal number, String unit, String wanted) {
    try {
      Quantity given = Quantity.of(number, UNITS.getOrDefault(unit, unit));
      Quantity converted = given.toUnit(Unit.parse(wanted));
      return new Quantity(Decimals.tidy(converted.value()), converted.unit());
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null; // the caller names the place
    }
  }

  /** Reads a number with the unit of another row; a problem if there is none. */
  static @Nullable Quantity read(
      MpsText.Technique technique, String row, int column, String wanted, Problems problems) {
    return read(technique, row, row + "_unit", column, wanted, problems);
  }

  /** Reads a number with the unit of another row; a problem if there is none. */
  static @Nullable Quantity read(
      MpsText.Technique technique,
      String row,
      String unitRow,
      int column,
      String wanted,
      Problems problems) {
    String text = technique.get(row, column);
    String unit = technique.get(unitRow, column);
    BigDecimal number = parse(text);
    Quantity quantity = number == null ? null : in(number, unit, wanted);
    if (quantity == null) {
      problems.add(
          technique.place(row, column),
          "%s needs a number with a unit of %s, not %s %s"
              .formatted(row, wanted, Problems.show(text), Problems.show(unit)));
    }
    return quantity;
  }

  /** Reads a number in a fixed unit; a problem if there is none. */
  static @Nullable Quantity plain(
      MpsText.Technique technique, String row, String unit, String wanted, Problems problems) {
    String text = technique.get(row, 0);
    BigDecimal number = parse(text);
    Quantity quantity = number == null ? null : in(number, unit, wanted);
    if (quantity == null) {
      problems.add(technique.place(row, 0), row + " needs a number, not " + Problems.show(text));
    }
    return quantity;
  }

  /** Reads a whole number from 0; a problem if there is none. */
  static @Nullable Integer count(
      MpsText.Technique technique, String row, int column, Problems problems) {
    String text = technique.get(row, column);
    BigDecimal number = parse(text);
    if (number == null
        || number.signum() < 0
        || number.scale() > 0
        || number.precision() > MAX_COUNT_DIGITS) {
      problems.add(
          technique.place(row, column), row + " needs a whole number, not " + Problems.show(text));
      return null;
    }
    return number.intValueExact();
  }
}

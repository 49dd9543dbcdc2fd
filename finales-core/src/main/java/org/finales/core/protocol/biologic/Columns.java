package org.finales.core.protocol.biologic;

import java.math.BigDecimal;
import org.finales.api.cycling.Recording;
import org.finales.api.quantity.Quantity;
import org.finales.core.protocol.internal.Decimals;
import org.finales.core.protocol.internal.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The values of one sequence, a column of a technique's rows.
 *
 * @param column counted from 0
 * @param before how many problems there were before
 */
record Columns(MpsText.Technique technique, int column, Problems problems, int before) {
  private static final BigDecimal SIXTY = new BigDecimal(60);

  static Columns of(MpsText.Technique technique, int column, Problems problems) {
    return new Columns(technique, column, problems, problems.count());
  }

  /** Returns another sequence of the same technique. */
  Columns at(int other) {
    return new Columns(technique, other, problems, before);
  }

  String get(String row) {
    return technique.get(row, column);
  }

  /** Tells whether a row says something: not nothing, not zero, not {@code pass}. */
  boolean given(String row) {
    return Techniques.isGiven(get(row));
  }

  /** Tells whether the column has no problem so far. */
  boolean isFine() {
    return problems.count() == before;
  }

  void problem(String row, String message) {
    problems.add(technique.place(row, column), message);
  }

  void warn(String row, String warning) {
    problems.warn(technique.place(row, column), warning);
  }

  /** Tells of a problem if a row says something. */
  void refuse(String row, String message) {
    if (given(row)) {
      problem(row, message);
    }
  }

  /** Reads a number with the unit of another row; a problem if there is none. */
  @Nullable Quantity amount(String row, String unitRow, String wanted) {
    return Numbers.read(technique, row, unitRow, column, wanted, problems);
  }

  /** Reads a limit that may be {@code pass}, which is null. */
  @Nullable Quantity limit(String row, String unitRow, String wanted) {
    return get(row).isEmpty() || get(row).equals("pass") ? null : amount(row, unitRow, wanted);
  }

  /** Reads a number in V or another fixed unit; a problem if there is none. */
  @Nullable Quantity plain(String row, String unit) {
    BigDecimal number = Numbers.parse(get(row));
    if (number == null) {
      problem(row, row + " needs a number, not " + Problems.show(get(row)));
      return null;
    }
    return Quantity.of(number, unit);
  }

  /** Reads a whole number; a problem if there is none. */
  @Nullable Integer count(String row) {
    return Numbers.count(technique, row, column, problems);
  }

  /** Reads a time such as {@code 0:15:0,0000} in s; a problem if there is none. */
  @Nullable Quantity time(String row) {
    String[] parts = get(row).split(":", -1);
    BigDecimal seconds = BigDecimal.ZERO;
    for (String part : parts) {
      BigDecimal number = Numbers.parse(part);
      if (number == null || number.signum() < 0 || parts.length != 3) {
        problem(
            row,
            "%s needs hours, minutes and seconds, not %s".formatted(row, Problems.show(get(row))));
        return null;
      }
      seconds = seconds.multiply(SIXTY).add(number);
    }
    return Quantity.of(Decimals.tidy(seconds), "s");
  }

  /** Reads when points are recorded; null if nothing is said. */
  @Nullable Recording recording(
      String period, @Nullable String volts, @Nullable String current, @Nullable String unit) {
    Recording.Builder recording = Recording.builder().period(positive(period, "s", "s"));
    if (volts != null) {
      recording.voltageChange(positive(volts, "mV", "V"));
    }
    if (current != null && unit != null && given(current)) {
      Quantity change = amount(current, unit, "mA");
      recording.currentChange(change == null || change.value().signum() <= 0 ? null : change);
    }
    Recording found = recording.build();
    return found.equals(Recording.builder().build()) ? null : found;
  }

  private @Nullable Quantity positive(String row, String unit, String wanted) {
    BigDecimal number = Numbers.parse(get(row));
    return number == null || number.signum() <= 0 ? null : Numbers.in(number, unit, wanted);
  }
}

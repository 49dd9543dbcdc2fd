package org.finales.core.cyclingdata.cycles;

import java.util.List;
import org.finales.core.cyclingdata.table.Column;
import org.finales.core.cyclingdata.table.Row;

/**
 * Adds up what an instrument counts, whatever the count begins anew at. Not thread-safe.
 *
 * <p>Battery Data Format names four families: since the test began, per cycle, per step, and per
 * schedule, which may begin anew at any row.
 */
final class Counter {
  private static final double RESET = 0.5;

  private enum Family {
    TEST(""),
    CYCLE("cycle_"),
    STEP("step_"),
    SCHEDULE("schedule_");

    private final String prefix;

    Family(String prefix) {
      this.prefix = prefix;
    }
  }

  private final int column;
  private final Family family;
  private double last = Double.NaN;

  private Counter(int column, Family family) {
    this.column = column;
    this.family = family;
  }

  /** The counter of such a quantity, as {@code charging_capacity_ah}; absent if there is none. */
  static Counter of(List<Column> columns, String quantity) {
    for (Family family : Family.values()) {
      int column = Row.indexOf(columns, family.prefix + quantity);
      if (column >= 0) {
        return new Counter(column, family);
      }
    }
    return new Counter(-1, Family.TEST);
  }

  boolean isThere() {
    return column >= 0;
  }

  /** How much was counted since the row before; not negative. */
  double growth(Row row, boolean newCycle, boolean newStep) {
    // Some instruments count discharge downwards.
    double now = Math.abs(row.number(column));
    if (Double.isNaN(now)) {
      return 0;
    }
    double before = last;
    last = now;
    boolean anew = family == Family.CYCLE && newCycle || family == Family.STEP && newStep;
    if (Double.isNaN(before)) {
      return family == Family.CYCLE || family == Family.STEP ? now : 0;
    } else if (anew && now != before) {
      return now;
    } else if (anew || now >= before) {
      return Math.max(0, now - before);
    }
    // A smaller value is a reset if it is much smaller, and noise otherwise.
    return now <= RESET * before ? now : 0;
  }
}

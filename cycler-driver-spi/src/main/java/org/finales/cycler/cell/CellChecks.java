package org.finales.cycler.cell;

/** Refusals of numbers that make no sense. */
final class CellChecks {
  /** Larger numbers are no cell's. */
  private static final double MOST = 1e9;

  private CellChecks() {}

  static void positive(String what, double value, String unit) {
    if (!(value > 0 && value <= MOST)) {
      throw new IllegalArgumentException(
          "the %s is %s %s; give more than zero and at most %.0e"
              .formatted(what, value, unit, MOST));
    }
  }

  static void notNegative(String what, double value, String unit) {
    if (!(value >= 0 && value <= MOST)) {
      throw new IllegalArgumentException(
          "the %s is %s %s; give zero or more and at most %.0e".formatted(what, value, unit, MOST));
    }
  }

  static void between(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "the %s is %s%s; give %s to %s".formatted(what, value, unit, least, most));
    }
  }

  static void bounded(String what, double value) {
    between(what, value, -MOST, MOST, "");
  }
}

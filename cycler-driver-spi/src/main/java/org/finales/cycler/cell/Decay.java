package org.finales.cycler.cell;

/**
 * What one step of a length does to the pairs and to the heat; kept as long as the length is the
 * same, because exponentials take most of a step's time.
 *
 * <p>With τ the time constant of a pair and r = length/τ, a current that is a parabola through its
 * values at the beginning, the middle and the end changes the voltage u of a pair to u·exp(-r) +
 * R·(w0·I0 + wm·Im + w1·I1). The weights follow from M(k) = ∫ r·exp(-r(X-x))·x^k dx from 0 to X,
 * which integration by parts gives as X^k - k/r·M(k-1).
 */
final class Decay {
  final double seconds;

  /** The factors exp(-length/τ) of both pairs and of the heat. */
  final double fast;

  final double slow;
  final double heat;

  /** Kelvin per watt of: a constant power; one that decays as a pair's voltage, or its square. */
  final double constantPower;

  final double fastPower;
  final double fastSquaredPower;
  final double slowPower;
  final double slowSquaredPower;

  Decay(double seconds, CellConstants cell) {
    this.seconds = seconds;
    fast = Math.exp(-seconds / cell.fastSeconds);
    slow = Math.exp(-seconds / cell.slowSeconds);
    double cooling = 1 / (cell.heatCapacity * cell.thermalResistance);
    heat = Math.exp(-seconds * cooling);
    constantPower = decaying(0, cooling, seconds) / cell.heatCapacity;
    fastPower = decaying(1 / cell.fastSeconds, cooling, seconds) / cell.heatCapacity;
    fastSquaredPower = decaying(2 / cell.fastSeconds, cooling, seconds) / cell.heatCapacity;
    slowPower = decaying(1 / cell.slowSeconds, cooling, seconds) / cell.heatCapacity;
    slowSquaredPower = decaying(2 / cell.slowSeconds, cooling, seconds) / cell.heatCapacity;
  }

  /** The integral of exp(-b(t-s))·exp(-a·s) ds from 0 to t. */
  private static double decaying(double a, double b, double t) {
    double difference = Math.abs(a - b) * t;
    double mean = difference < 1e-12 ? 1 : -Math.expm1(-difference) / difference;
    return t * Math.exp(-Math.min(a, b) * t) * mean;
  }

  /** Weights of a parabola's three values after part of a step. */
  static final class Weights {
    final double first;
    final double middle;
    final double last;

    /**
     * Makes them.
     *
     * @param r length of the step by the time constant
     * @param part part of the step that has passed: 0.5 or 1
     */
    Weights(double r, double part) {
      double m0 = -Math.expm1(-r * part);
      double m1 = r < 0.05 ? series(r, part, 1) : part - m0 / r;
      double m2 = r < 0.05 ? series(r, part, 2) : part * part - 2 / r * m1;
      first = m0 - 3 * m1 + 2 * m2;
      middle = 4 * m1 - 4 * m2;
      last = 2 * m2 - m1;
    }

    /** M(k) for a small r, where parts would cancel. */
    private static double series(double r, double x, int k) {
      double term = r * Math.pow(x, k + 1) / (k + 1);
      double sum = term;
      for (int j = 2; j < 9; j++) {
        term *= -r * x / (k + j);
        sum += term;
      }
      return sum;
    }
  }
}

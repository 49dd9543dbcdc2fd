package org.finales.cycler.cell;

/**
 * One step in which the current is taken as a parabola that meets what is held exactly at its
 * beginning, middle and end (Lobatto's collocation, of the fourth order), while charge and pairs
 * follow that parabola exactly. The two unknown currents are found by Newton's method.
 */
final class CurvedStep {
  private static final int MOST_ITERATIONS = 12;
  private static final double SHARPNESS = 1e-11;

  /** Largest bend of the parabola by the change of the current over the step. */
  private static final double MOST_BEND = 0.03;

  /** Bend by the current itself, or by that of a C-rate of 1/1000, which never matters. */
  private static final double NEGLIGIBLE_BEND = 1e-8;

  private final CellConstants cell;
  private final Regulator regulator;
  private final CellState end = new CellState();
  private Lengths lengths;
  private Lengths others;

  /** Length of the last step, and how the current changed in it: the first guess for the next. */
  private double lastSeconds;

  private double lastRatio = 1;

  CurvedStep(CellConstants cell, Regulator regulator) {
    this.cell = cell;
    this.regulator = regulator;
    lengths = new Lengths(1, cell);
    others = lengths;
  }

  /** What only depends on the length of a step. */
  private static final class Lengths {
    final double seconds;
    final double fastHalf;
    final double fastFull;
    final double slowHalf;
    final double slowFull;
    final double heatFull;
    final Decay.Weights fastToHalf;
    final Decay.Weights fastToFull;
    final Decay.Weights slowToHalf;
    final Decay.Weights slowToFull;
    final Decay.Weights heatToFull;

    Lengths(double seconds, CellConstants cell) {
      this.seconds = seconds;
      double fast = seconds / cell.fastSeconds;
      double slow = seconds / cell.slowSeconds;
      double heat = seconds / (cell.heatCapacity * cell.thermalResistance);
      fastHalf = Math.exp(-fast / 2);
      fastFull = Math.exp(-fast);
      slowHalf = Math.exp(-slow / 2);
      slowFull = Math.exp(-slow);
      heatFull = Math.exp(-heat);
      fastToHalf = new Decay.Weights(fast, 0.5);
      fastToFull = new Decay.Weights(fast, 1);
      slowToHalf = new Decay.Weights(slow, 0.5);
      slowToFull = new Decay.Weights(slow, 1);
      heatToFull = new Decay.Weights(heat, 1);
    }
  }

  /**
   * Tries a step.
   *
   * @param state where it begins; changed if the step is taken
   * @param first current at the beginning, in A
   * @param seconds length
   * @param anyBend whether to take it however bent the current is
   * @return whether it was taken; if not, a shorter one may be
   */
  boolean advance(
      CellState state, double first, double seconds, double ambientCelsius, boolean anyBend) {
    Lengths at = lengths(seconds);
    CellConstants c = cell;
    double gain = first >= 0 ? c.efficiency : 1;
    double guess = seconds == lastSeconds ? lastRatio : 1;
    double middle = first * (1 + guess) / 2;
    double last = first * guess;
    double halfFast = 0;
    double halfSlow = 0;
    boolean found = false;
    for (int i = 0; i < MOST_ITERATIONS && !found; i++) {
      double halfCharge = seconds * (5 * first + 8 * middle - last) / 24;
      halfFast =
          state.fast * at.fastHalf + c.fastResistance * sum(at.fastToHalf, first, middle, last);
      halfSlow =
          state.slow * at.slowHalf + c.slowResistance * sum(at.slowToHalf, first, middle, last);
      double fullCharge = seconds * (first + 4 * middle + last) / 6;
      end.fast =
          state.fast * at.fastFull + c.fastResistance * sum(at.fastToFull, first, middle, last);
      end.slow =
          state.slow * at.slowFull + c.slowResistance * sum(at.slowToFull, first, middle, last);
      end.charge = state.charge + gain * fullCharge;
      end.throughput = state.throughput + Math.abs(fullCharge);

      double halfThroughput = state.throughput + Math.abs(halfCharge);
      double halfSoc = c.stateOfCharge(state.charge + gain * halfCharge, halfThroughput);
      double fullSoc = c.stateOfCharge(end.charge, end.throughput);
      double halfWanted = regulator.current(c.openVoltage(halfSoc) + halfFast + halfSlow);
      double halfSlope = regulator.slope;
      double fullWanted = regulator.current(c.openVoltage(fullSoc) + end.fast + end.slow);
      double fullSlope = regulator.slope;

      double halfRise = c.cellsInSeries * c.ocv.slope(halfSoc) * gain / c.capacity(halfThroughput);
      double fullRise = c.cellsInSeries * c.ocv.slope(fullSoc) * gain / c.capacity(end.throughput);
      double a =
          1
              - halfSlope
                  * (halfRise * seconds / 3
                      + c.fastResistance * at.fastToHalf.middle
                      + c.slowResistance * at.slowToHalf.middle);
      double b =
          -halfSlope
              * (-halfRise * seconds / 24
                  + c.fastResistance * at.fastToHalf.last
                  + c.slowResistance * at.slowToHalf.last);
      double d =
          -fullSlope
              * (fullRise * seconds * 2 / 3
                  + c.fastResistance * at.fastToFull.middle
                  + c.slowResistance * at.slowToFull.middle);
      double e =
          1
              - fullSlope
                  * (fullRise * seconds / 6
                      + c.fastResistance * at.fastToFull.last
                      + c.slowResistance * at.slowToFull.last);
      double f = middle - halfWanted;
      double g = last - fullWanted;
      double determinant = a * e - b * d;
      double changeOfMiddle = (f * e - b * g) / determinant;
      double changeOfLast = (a * g - d * f) / determinant;
      found =
          Math.abs(f) + Math.abs(g)
              <= SHARPNESS * (Math.abs(first) + Math.abs(middle) + Math.abs(last))
                  + 1e-18 * c.newCapacity;
      if (!found) {
        middle -= changeOfMiddle;
        last -= changeOfLast;
      }
    }
    double bend = Math.abs(middle - (first + last) / 2);
    double negligible =
        NEGLIGIBLE_BEND
            * Math.max(Math.max(Math.abs(first), Math.abs(last)), c.newCapacity / 3.6e6);
    boolean straight = bend <= MOST_BEND * Math.abs(last - first) || bend <= negligible;
    if (!found || !(straight || anyBend) || !Double.isFinite(end.charge)) {
      return false;
    }
    double warmth =
        sum(
            at.heatToFull,
            c.heating(first, state.fast, state.slow),
            c.heating(middle, halfFast, halfSlow),
            c.heating(last, end.fast, end.slow));
    end.temperature =
        ambientCelsius
            + (state.temperature - ambientCelsius) * at.heatFull
            + c.thermalResistance * warmth;
    state.copyFrom(end);
    lastSeconds = seconds;
    double ratio = last / first;
    lastRatio = ratio > 0.5 && ratio < 2 ? ratio : 1;
    return true;
  }

  private static double sum(Decay.Weights by, double first, double middle, double last) {
    return by.first * first + by.middle * middle + by.last * last;
  }

  private Lengths lengths(double seconds) {
    if (lengths.seconds != seconds) {
      Lengths before = lengths;
      lengths = others.seconds == seconds ? others : new Lengths(seconds, cell);
      others = before;
    }
    return lengths;
  }
}

package org.finales.core.station;

import org.jspecify.annotations.Nullable;

/**
 * Integrates charge and energy between points that an instrument recorded: straight lines between
 * them, and where the step changes the later value for the whole time. Not thread-safe.
 */
final class ChargeMeter {
  private boolean known;
  private double seconds;
  private int step;
  private int cycle;
  private double voltage;
  private double current;

  double seconds() {
    return seconds;
  }

  /** Whether a point of such a cycle begins another. */
  boolean isNewCycle(int number) {
    return known && number != cycle;
  }

  /** Whether a point of such a step begins another. */
  boolean isNewStep(int number) {
    return !known || number != step;
  }

  /** Takes a point, and adds what has flown since the last to the cycle, if there is one. */
  void take(
      @Nullable CycleBook cycles,
      double now,
      int newStep,
      int newCycle,
      double newVoltage,
      double newCurrent) {
    double passed = now - seconds;
    if (known && cycles != null && passed > 0) {
      boolean even = newStep != step || newCycle != cycle;
      double before = even ? newCurrent : current;
      double powerBefore = even ? newCurrent * newVoltage : current * voltage;
      double charge = (before + newCurrent) / 2 * passed / 3600;
      double energy = (powerBefore + newCurrent * newVoltage) / 2 * passed / 3600;
      cycles.add(
          now,
          Math.max(0, charge),
          Math.max(0, -charge),
          Math.max(0, energy),
          Math.max(0, -energy),
          charge > 0 ? passed : 0,
          charge < 0 ? passed : 0,
          charge == 0 ? passed : 0);
    }
    known = true;
    seconds = now;
    step = newStep;
    cycle = newCycle;
    voltage = newVoltage;
    current = newCurrent;
  }

  /** The next point is by another clock: nothing is counted up to it. */
  void anew() {
    known = false;
  }
}

package org.finales.cycler.sequence;

import org.finales.api.cycling.Impedance;
import org.finales.api.quantity.Unit;

/** Estimates how long a measurement of impedances takes. */
final class ImpedanceTime {
  /** What an instrument needs for each frequency besides the periods themselves, in s; ours. */
  private static final double OVERHEAD = 0.2;

  private static final int USUAL_POINTS_PER_DECADE = 10;
  private static final int MOST_POINTS = 100_000;

  private ImpedanceTime() {}

  /** One period for each measurement, at frequencies that are even on a logarithmic scale. */
  static double seconds(Impedance step) {
    Unit hertz = Unit.parse("Hz");
    double first = step.startFrequency().doubleValue(hertz);
    double last = step.endFrequency().doubleValue(hertz);
    double decades = Math.abs(Math.log10(last / first));
    int perDecade =
        step.pointsPerDecade() == null ? USUAL_POINTS_PER_DECADE : step.pointsPerDecade();
    int points = (int) Math.min(MOST_POINTS, 1 + Math.rint(decades * perDecade));
    int repeats = step.measurementsPerPoint() == null ? 1 : step.measurementsPerPoint();
    double seconds = 0;
    for (int i = 0; i < points; i++) {
      double part = points == 1 ? 0 : (double) i / (points - 1);
      double frequency = first * Math.pow(last / first, part);
      seconds += repeats * (1 / frequency + OVERHEAD);
    }
    return seconds;
  }
}

package org.finales.cycler.drivers.neware;

import org.jspecify.annotations.Nullable;

/**
 * Makes times since the start of points that only say how long their step has lasted. Exact as long
 * as every point is seen; after a gap the system's clock helps, which knows whole seconds.
 */
final class BtsTestTime {
  private @Nullable BtsPoint first;
  private @Nullable BtsPoint last;
  private double stepBegan;

  /** Forgets everything, as a new test begins. */
  void forget() {
    first = null;
    last = null;
    stepBegan = 0;
  }

  /** Tells whether the point at a position, from zero, needs no other to be placed in time. */
  boolean knows(long position) {
    return position == 0 || first != null;
  }

  /** Begins with the first point of the test. */
  void begin(BtsPoint point) {
    first = point;
    last = point;
    stepBegan = 0;
  }

  /** Returns the time of a point since the start, in s. */
  double seconds(BtsPoint point) {
    if (point.position() == 1 || first == null) {
      begin(point);
      return point.stepMillis() / 1000.0;
    }
    BtsPoint before = last;
    if (before == null || point.position() != before.position() + 1) {
      stepBegan =
          Math.max(
              0,
              point.instrumentSeconds()
                  - first.instrumentSeconds()
                  + first.stepMillis() / 1000.0
                  - point.stepMillis() / 1000.0);
    } else if (begins(point, before)) {
      stepBegan += before.stepMillis() / 1000.0;
    }
    last = point;
    return stepBegan + point.stepMillis() / 1000.0;
  }

  private static boolean begins(BtsPoint point, BtsPoint before) {
    return point.step() != before.step()
        || point.cycle() != before.cycle()
        || point.stepMillis() < before.stepMillis();
  }
}

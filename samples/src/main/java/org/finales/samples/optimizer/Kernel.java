package org.finales.samples.optimizer;

/**
 * Covariance of the values at two points: a smooth curve that all mixtures share, and for each
 * mixture an offset and a smooth curve of its own.
 *
 * <p>This is coregionalisation in its plainest form. Measurements of one mixture teach the shape of
 * the curve for the others, so that few are needed of each. Curves have a squared-exponential
 * covariance in the coordinate: properties of solutions vary smoothly with composition.
 *
 * @param offset standard deviation of a mixture's offset
 * @param shared standard deviation of the shared curve
 * @param own standard deviation of a mixture's own curve
 * @param length length scale of the curves in units of the coordinate
 * @param noise standard deviation of a measurement
 */
record Kernel(double offset, double shared, double own, double length, double noise) {
  /** Standard deviation of the overall level, wide enough to leave it to the data. */
  private static final double LEVEL = 2.0;

  /** A place in the search space: index of the mixture and coordinate, 0 to 1. */
  record Point(int mixture, double coordinate) {}

  double covariance(Point a, Point b) {
    double curve = curve(Math.abs(a.coordinate() - b.coordinate()) / length);
    double covariance = LEVEL * LEVEL + shared * shared * curve;
    if (a.mixture() == b.mixture()) {
      covariance += offset * offset + own * own * curve;
    }
    return covariance;
  }

  private static double curve(double distance) {
    return Math.exp(-distance * distance / 2);
  }
}

package org.finales.samples.optimizer;

import java.util.Arrays;

/**
 * How much one more measurement is expected to improve the recommendation, and where it does most.
 *
 * <p>The recommendation is the point of highest mean. A measurement at point i changes the means
 * everywhere: mean j moves by s(j) Z, Z a standard normal number and s(j) = cov(j, i) / √(var(i) +
 * noise²). The expected improvement is E[maxⱼ (mean(j) + s(j) Z)] − maxⱼ mean(j). This is expected
 * improvement as it should be taken when measurements are noisy, for then the highest value
 * measured says little and a point measured once may be worth measuring again (P. Frazier, W.
 * Powell and S. Dayanik, INFORMS J. Comput. 21 (2009) 599, who call it the knowledge gradient for
 * correlated beliefs). Measurements beside the optimum, which tell where it lies, are valued as
 * well.
 */
final class ExpectedImprovement {
  private static final double[] NODES = new double[17];
  private static final double[] WEIGHTS = new double[NODES.length];

  static {
    // The trapezoidal rule from −4 to 4. As the nodes are symmetric, the mean of Z is exactly zero
    // and, the maximum being convex, no improvement comes out negative but by rounding.
    double sum = 0;
    for (int k = 0; k < NODES.length; k++) {
      NODES[k] = (k - NODES.length / 2) / 2.0;
      WEIGHTS[k] = Math.exp(-NODES[k] * NODES[k] / 2);
      sum += WEIGHTS[k];
    }
    for (int k = 0; k < NODES.length; k++) {
      WEIGHTS[k] /= sum;
    }
  }

  /** Index of a point and the improvement to expect from measuring there, 0 or more. */
  record Choice(int index, double improvement) {}

  private ExpectedImprovement() {}

  /** Returns the point that is worth most to measure; the first of equals, the best mean first. */
  static Choice best(GaussianProcess.Joint values, double noise) {
    int highest = highestMean(values);
    Choice best = new Choice(highest, of(values, noise, highest, highest));
    for (int i = 0; i < values.size(); i++) {
      double improvement = of(values, noise, i, highest);
      if (improvement > best.improvement()) {
        best = new Choice(i, improvement);
      }
    }
    return best;
  }

  /** Returns the improvement to expect from a measurement at point i. */
  static double of(GaussianProcess.Joint values, double noise, int i) {
    return of(values, noise, i, highestMean(values));
  }

  private static double of(GaussianProcess.Joint values, double noise, int i, int highest) {
    double variance = values.covariance(i, i) + noise * noise;
    if (variance <= 0) {
      return 0;
    }
    double scale = 1 / Math.sqrt(variance);
    double[] maxima = new double[NODES.length];
    Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    for (int j = 0; j < values.size(); j++) {
      double shift = values.covariance(i, j) * scale;
      for (int k = 0; k < NODES.length; k++) {
        maxima[k] = Math.max(maxima[k], values.mean(j) + shift * NODES[k]);
      }
    }
    double improvement = 0;
    for (int k = 0; k < NODES.length; k++) {
      improvement += WEIGHTS[k] * (maxima[k] - values.mean(highest));
    }
    return Math.max(0, improvement);
  }

  private static int highestMean(GaussianProcess.Joint values) {
    int highest = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.mean(i) > values.mean(highest)) {
        highest = i;
      }
    }
    return highest;
  }
}

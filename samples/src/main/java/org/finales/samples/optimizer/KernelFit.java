package org.finales.samples.optimizer;

import java.util.List;
import org.finales.samples.optimizer.Kernel.Point;

/**
 * Finds the kernel under which the values are most probable.
 *
 * <p>The logarithms of the five parameters are searched by Nelder and Mead from several starts. The
 * marginal likelihood is weighted with broad log-normal priors: with a handful of values it alone
 * would drive the noise to zero or the length to infinity. Values are standardised, so the priors
 * hold for every unit.
 */
final class KernelFit {
  private static final int EVALUATIONS = 200;
  private static final double FIRST_STEP = 0.5;

  /** Medians of offset, shared, own and length; that of the noise is given. */
  private static final double[] MEDIANS = {0.5, 1.0, 0.3, 0.4};

  /** Standard deviations of the logarithms; the last is that of the noise. */
  private static final double[] SPREADS = {1.0, 1.0, 1.0, 0.7, 0.7};

  /** Starts as shifts of the logarithms of length and noise: the likelihood has several maxima. */
  private static final double[][] STARTS = {{0, 0}, {-0.9, 0}, {0.7, 0}, {0, 1.5}};

  private KernelFit() {}

  /**
   * Returns the most probable kernel; the same for the same arguments.
   *
   * @param values standardised, as many as points, at least 1
   * @param noise expected standard deviation of a value's noise
   */
  static Kernel of(List<Point> points, double[] values, double noise) {
    double[] centre = new double[SPREADS.length];
    for (int i = 0; i < MEDIANS.length; i++) {
      centre[i] = Math.log(MEDIANS[i]);
    }
    centre[4] = Math.log(noise);
    // The centre itself stands in should no start lead anywhere.
    double[] best = centre;
    double lowest = Double.POSITIVE_INFINITY;
    for (double[] shift : STARTS) {
      double[] start = centre.clone();
      start[3] += shift[0];
      start[4] += shift[1];
      NelderMead.Minimum minimum =
          NelderMead.minimise(
              logs -> cost(logs, centre, points, values), start, FIRST_STEP, EVALUATIONS);
      if (minimum.value() < lowest) {
        lowest = minimum.value();
        best = minimum.point();
      }
    }
    return kernel(best);
  }

  private static double cost(double[] logs, double[] centre, List<Point> points, double[] values) {
    double cost = 0;
    for (int i = 0; i < logs.length; i++) {
      double deviation = (logs[i] - centre[i]) / SPREADS[i];
      cost += deviation * deviation / 2;
    }
    try {
      return cost - new GaussianProcess(kernel(logs), points, values).logMarginalLikelihood();
    } catch (ArithmeticException singular) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static Kernel kernel(double[] logs) {
    return new Kernel(
        Math.exp(logs[0]),
        Math.exp(logs[1]),
        Math.exp(logs[2]),
        Math.exp(logs[3]),
        Math.exp(logs[4]));
  }
}

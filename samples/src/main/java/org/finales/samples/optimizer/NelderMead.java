package org.finales.samples.optimizer;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Minimises a function of several variables without derivatives (J. A. Nelder and R. Mead, Comput.
 * J. 7 (1965) 308), with the usual coefficients 1, 2, 1/2, 1/2.
 */
final class NelderMead {
  private static final double TOLERANCE = 1e-4;

  /** A point and its value. */
  static final class Minimum {
    private final double[] point;
    private final double value;

    private Minimum(double[] point, double value) {
      this.point = point;
      this.value = value;
    }

    double[] point() {
      return point;
    }

    double value() {
      return value;
    }
  }

  private NelderMead() {}

  /**
   * Returns the best point found.
   *
   * @param function may return infinity to refuse a point, but not for the start
   * @param start where to begin
   * @param size edge of the first simplex along each axis
   * @param maxEvaluations bound on the work, at least the number of variables plus one
   */
  static Minimum minimise(
      ToDoubleFunction<double[]> function, double[] start, double size, int maxEvaluations) {
    int n = start.length;
    Minimum[] simplex = new Minimum[n + 1];
    simplex[0] = evaluate(function, start.clone());
    for (int i = 0; i < n; i++) {
      double[] point = start.clone();
      point[i] += size;
      simplex[i + 1] = evaluate(function, point);
    }
    int evaluations = n + 1;
    sort(simplex);
    while (evaluations < maxEvaluations && simplex[n].value() - simplex[0].value() > TOLERANCE) {
      double[] centre = centre(simplex);
      double[] worst = simplex[n].point();
      Minimum reflected = evaluate(function, along(centre, worst, -1));
      evaluations++;
      if (reflected.value() < simplex[0].value()) {
        Minimum expanded = evaluate(function, along(centre, worst, -2));
        evaluations++;
        simplex[n] = expanded.value() < reflected.value() ? expanded : reflected;
      } else if (reflected.value() < simplex[n - 1].value()) {
        simplex[n] = reflected;
      } else {
        boolean outside = reflected.value() < simplex[n].value();
        Minimum contracted = evaluate(function, along(centre, worst, outside ? -0.5 : 0.5));
        evaluations++;
        if (contracted.value() < Math.min(reflected.value(), simplex[n].value())) {
          simplex[n] = contracted;
        } else {
          for (int i = 1; i <= n; i++) {
            simplex[i] = evaluate(function, along(simplex[0].point(), simplex[i].point(), 0.5));
          }
          evaluations += n;
        }
      }
      sort(simplex);
    }
    return simplex[0];
  }

  private static Minimum evaluate(ToDoubleFunction<double[]> function, double[] point) {
    return new Minimum(point, function.applyAsDouble(point));
  }

  private static void sort(Minimum[] simplex) {
    Arrays.sort(simplex, (a, b) -> Double.compare(a.value(), b.value()));
  }

  /** Returns the mean of all points but the worst. */
  private static double[] centre(Minimum[] simplex) {
    int n = simplex.length - 1;
    double[] centre = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        centre[k] += simplex[i].point()[k] / n;
      }
    }
    return centre;
  }

  /** Returns origin + factor × (point − origin). */
  private static double[] along(double[] origin, double[] point, double factor) {
    double[] result = new double[origin.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = origin[k] + factor * (point[k] - origin[k]);
    }
    return result;
  }
}

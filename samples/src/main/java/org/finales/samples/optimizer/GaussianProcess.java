package org.finales.samples.optimizer;

import java.util.List;
import org.finales.samples.optimizer.Kernel.Point;

/**
 * Regression of noisy values by a Gaussian process with a given kernel (C. E. Rasmussen and C. K.
 * I. Williams, Gaussian Processes for Machine Learning, MIT Press 2006, algorithm 2.1). Immutable.
 */
final class GaussianProcess {
  /** Added to the diagonal so that repeated points stay solvable without noise. */
  private static final double JITTER = 1e-10;

  private final Kernel kernel;
  private final List<Point> points;
  private final Cholesky cholesky;
  private final double[] weights;
  private final double logMarginalLikelihood;

  /** Mean and standard deviation of the value without noise. */
  record Prediction(double mean, double deviation) {}

  /**
   * Conditions the process on values.
   *
   * @throws ArithmeticException if the covariance cannot be factored
   */
  GaussianProcess(Kernel kernel, List<Point> points, double[] values) {
    this.kernel = kernel;
    this.points = List.copyOf(points);
    int n = values.length;
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        covariance[i][j] = kernel.covariance(points.get(i), points.get(j));
      }
      covariance[i][i] =
          kernel.covariance(points.get(i), points.get(i))
              + kernel.noise() * kernel.noise()
              + JITTER;
    }
    cholesky = Cholesky.of(covariance);
    weights = cholesky.solve(values);
    double fit = 0;
    for (int i = 0; i < n; i++) {
      fit += values[i] * weights[i];
    }
    logMarginalLikelihood = -0.5 * (fit + cholesky.logDeterminant() + n * Math.log(2 * Math.PI));
  }

  /** Returns the logarithm of the probability density of the values under the kernel. */
  double logMarginalLikelihood() {
    return logMarginalLikelihood;
  }

  /** Returns what is known of the value at a point. */
  Prediction predict(Point point) {
    Joint joint = predict(List.of(point));
    return new Prediction(joint.mean(0), Math.sqrt(Math.max(0, joint.covariance(0, 0))));
  }

  /** Returns what is known of the values at several points together. */
  Joint predict(List<Point> at) {
    return new Joint(at);
  }

  /** Returns the standard deviation of a measurement. */
  double noise() {
    return kernel.noise();
  }

  /** Means and covariances of the values, without noise, at some points. */
  final class Joint {
    private final List<Point> at;
    private final double[] means;
    private final double[][] explained;

    private Joint(List<Point> at) {
      this.at = at;
      means = new double[at.size()];
      explained = new double[at.size()][];
      for (int i = 0; i < means.length; i++) {
        double[] covariance = new double[weights.length];
        for (int k = 0; k < covariance.length; k++) {
          covariance[k] = kernel.covariance(points.get(k), at.get(i));
          means[i] += covariance[k] * weights[k];
        }
        explained[i] = cholesky.solveLower(covariance);
      }
    }

    int size() {
      return means.length;
    }

    double mean(int i) {
      return means[i];
    }

    double covariance(int i, int j) {
      double covariance = kernel.covariance(at.get(i), at.get(j));
      double[] left = explained[i];
      double[] right = explained[j];
      for (int k = 0; k < left.length; k++) {
        covariance -= left[k] * right[k];
      }
      return covariance;
    }
  }
}

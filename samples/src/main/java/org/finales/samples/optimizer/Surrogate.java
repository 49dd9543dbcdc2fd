package org.finales.samples.optimizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.finales.samples.optimizer.GaussianProcess.Prediction;
import org.finales.samples.optimizer.Kernel.Point;

/**
 * What the observations teach about the whole search space: a Gaussian process of the logarithms,
 * standardised, with the kernel that fits them. Immutable.
 */
final class Surrogate {
  private final SearchSpace space;
  private final double mean;
  private final double deviation;
  private final GaussianProcess process;

  /**
   * Fits the model.
   *
   * @param observations at least 1
   * @param open candidates being measured; they count as measured at the mean, which leaves the
   *     means as they are and takes away the reason to measure the same again
   * @param expectedNoise relative standard deviation of a measurement, greater than 0
   */
  Surrogate(
      SearchSpace space,
      List<Observation> observations,
      List<Candidate> open,
      double expectedNoise) {
    this.space = space;
    mean = observations.stream().mapToDouble(Observation::logValue).average().orElse(0);
    double variance =
        observations.stream()
            .mapToDouble(o -> (o.logValue() - mean) * (o.logValue() - mean))
            .average()
            .orElse(0);
    // Values that hardly differ are not blown up to more than their noise.
    deviation = Math.max(Math.sqrt(variance), expectedNoise);
    List<Point> points = new ArrayList<>();
    double[] values = new double[observations.size() + open.size()];
    for (Observation observation : observations) {
      values[points.size()] = (observation.logValue() - mean) / deviation;
      points.add(point(observation.candidate()));
    }
    double[] known = Arrays.copyOf(values, points.size());
    Kernel kernel = KernelFit.of(points, known, expectedNoise / deviation);
    GaussianProcess fitted = new GaussianProcess(kernel, points, known);
    if (!open.isEmpty()) {
      for (Candidate candidate : open) {
        Point point = point(candidate);
        values[points.size()] = fitted.predict(point).mean();
        points.add(point);
      }
      fitted = new GaussianProcess(kernel, points, values);
    }
    process = fitted;
  }

  /** Returns the candidate of highest mean, as a recommendation. */
  Recommendation best(List<Candidate> candidates, int measurements) {
    GaussianProcess.Joint values = process.predict(points(candidates));
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.mean(i) > values.mean(best)) {
        best = i;
      }
    }
    Prediction prediction = process.predict(point(candidates.get(best)));
    return new Recommendation(
        candidates.get(best),
        Math.exp(mean + deviation * prediction.mean()),
        deviation * prediction.deviation(),
        measurements);
  }

  /** Returns which candidate to measure next; the improvement is relative to the value. */
  ExpectedImprovement.Choice next(List<Candidate> candidates) {
    ExpectedImprovement.Choice choice =
        ExpectedImprovement.best(process.predict(points(candidates)), process.noise());
    return new ExpectedImprovement.Choice(choice.index(), deviation * choice.improvement());
  }

  private List<Point> points(List<Candidate> candidates) {
    return candidates.stream().map(this::point).toList();
  }

  private Point point(Candidate candidate) {
    return new Point(
        space.mixtures().indexOf(candidate.mixture()), space.coordinate(candidate.concentration()));
  }
}

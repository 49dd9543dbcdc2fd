package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.samples.optimizer.Kernel.Point;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {
  private static final Kernel QUIET = new Kernel(0.5, 1, 0.3, 0.3, 1e-4);

  private static double wave(double x) {
    return Math.sin(2 * Math.PI * x);
  }

  private static List<Point> points(int mixture, int count) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new Point(mixture, i / (count - 1.0)));
    }
    return points;
  }

  private static double[] waves(List<Point> points) {
    return points.stream().mapToDouble(p -> wave(p.coordinate())).toArray();
  }

  @Test
  void goesThroughItsPointsAndFollowsAKnownFunctionBetween() {
    List<Point> points = points(0, 9);
    GaussianProcess process = new GaussianProcess(QUIET, points, waves(points));

    for (double x = 0; x <= 1; x += 0.01) {
      GaussianProcess.Prediction prediction = process.predict(new Point(0, x));
      assertThat(prediction.mean()).as("at %s", x).isCloseTo(wave(x), within(0.01));
      assertThat(prediction.deviation()).as("deviation at %s", x).isLessThan(0.05);
    }
  }

  @Test
  void isLessCertainAwayFromItsPoints() {
    List<Point> points = List.of(new Point(0, 0), new Point(0, 0.2));
    GaussianProcess process = new GaussianProcess(QUIET, points, new double[] {0, 1});

    assertThat(process.predict(new Point(0, 0.1)).deviation())
        .isLessThan(process.predict(new Point(0, 0.9)).deviation());
    assertThat(process.predict(new Point(0, 0.1)).deviation())
        .isLessThan(process.predict(new Point(1, 0.1)).deviation());
  }

  @Test
  void oneMixtureTeachesTheShapeOfAnother() {
    List<Point> points = new ArrayList<>(points(0, 9));
    double[] values = new double[11];
    System.arraycopy(waves(points), 0, values, 0, 9);
    // The other mixture lies 0.5 higher and is known at two places only.
    points.add(new Point(1, 0.0));
    values[9] = 0.5 + wave(0.0);
    points.add(new Point(1, 0.5));
    values[10] = 0.5 + wave(0.5);

    GaussianProcess process =
        new GaussianProcess(new Kernel(0.5, 1, 0.02, 0.3, 1e-3), points, values);

    for (double x : new double[] {0.25, 0.75}) {
      assertThat(process.predict(new Point(1, x)).mean()).isCloseTo(0.5 + wave(x), within(0.1));
    }
  }

  @Test
  void averagesRepeatedMeasurements() {
    double noise = 0.1;
    Kernel noisy = new Kernel(0.5, 1, 0.3, 0.3, noise);
    Random random = new Random(3);
    List<Point> points = new ArrayList<>();
    double[] values = new double[100];
    for (int i = 0; i < values.length; i++) {
      points.add(new Point(0, 0.5));
      values[i] = 1 + noise * random.nextGaussian();
    }

    GaussianProcess.Prediction prediction =
        new GaussianProcess(noisy, points, values).predict(new Point(0, 0.5));

    assertThat(prediction.deviation()).isCloseTo(noise / 10, within(1e-3));
    assertThat(prediction.mean()).isCloseTo(1, within(4 * noise / 10));
  }

  @Test
  void knowsTheLikelihoodOfASingleValue() {
    Kernel kernel = new Kernel(0.5, 1, 0.3, 0.3, 0.1);
    double variance = 4 + 1 + 0.25 + 0.09 + 0.01;

    GaussianProcess process =
        new GaussianProcess(kernel, List.of(new Point(0, 0.5)), new double[] {1.5});

    assertThat(process.logMarginalLikelihood())
        .isCloseTo(-0.5 * (1.5 * 1.5 / variance + Math.log(2 * Math.PI * variance)), within(1e-9));
  }

  @Test
  void theFittedKernelFindsTheNoiseAndFollowsTheFunction() {
    Random random = new Random(11);
    List<Point> points = new ArrayList<>(points(0, 15));
    points.addAll(points(1, 15));
    double[] values = waves(points);
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.05 * random.nextGaussian();
    }

    Kernel kernel = KernelFit.of(points, values, 0.15);
    GaussianProcess process = new GaussianProcess(kernel, points, values);

    assertThat(kernel.noise()).isBetween(0.03, 0.08);
    for (double x = 0.05; x < 1; x += 0.1) {
      assertThat(process.predict(new Point(0, x)).mean()).isCloseTo(wave(x), within(0.1));
    }
  }
}

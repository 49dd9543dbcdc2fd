package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finales.samples.optimizer.Kernel.Point;
import org.junit.jupiter.api.Test;

class ExpectedImprovementTest {
  @Test
  void isNeverNegative() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      List<Point> points = new ArrayList<>();
      double[] values = new double[1 + random.nextInt(12)];
      for (int i = 0; i < values.length; i++) {
        points.add(new Point(random.nextInt(2), random.nextDouble()));
        values[i] = random.nextGaussian();
      }
      Kernel kernel = new Kernel(0.5, 1, 0.3, 0.05 + random.nextDouble(), 0.01);
      GaussianProcess.Joint joint = new GaussianProcess(kernel, points, values).predict(line());

      for (int i = 0; i < joint.size(); i++) {
        assertThat(ExpectedImprovement.of(joint, kernel.noise(), i))
            .as("round %s, point %s", round, i)
            .isGreaterThanOrEqualTo(0)
            .isFinite();
      }
    }
  }

  @Test
  void isTheTextbookValueForOneNewPointBesideAKnownOne() {
    // Without noise, with all else certain, this is σ (z Φ(z) + φ(z)), z = gain / σ.
    Kernel kernel = new Kernel(1e-9, 1, 1e-9, 0.02, 1e-9);
    List<Point> known = List.of(new Point(0, 0.0), new Point(0, 0.5));
    GaussianProcess process = new GaussianProcess(kernel, known, new double[] {0.3, -0.3});
    GaussianProcess.Joint joint = process.predict(List.of(new Point(0, 0.0), new Point(0, 1.0)));
    double deviation = Math.sqrt(joint.covariance(1, 1));
    double z = (joint.mean(1) - joint.mean(0)) / deviation;

    assertThat(z).isBetween(-0.5, 0.0);
    assertThat(ExpectedImprovement.of(joint, 0, 1))
        .isCloseTo(deviation * (z * normalProbability(z) + normalDensity(z)), within(0.01));
  }

  @Test
  void nothingIsToBeGainedWhereEverythingIsKnown() {
    Kernel kernel = new Kernel(0.5, 1, 0.3, 0.3, 1e-6);
    List<Point> line = line();
    double[] values = line.stream().mapToDouble(p -> -Math.pow(p.coordinate() - 0.4, 2)).toArray();

    ExpectedImprovement.Choice choice =
        ExpectedImprovement.best(new GaussianProcess(kernel, line, values).predict(line), 1e-6);

    assertThat(choice.improvement()).isLessThan(1e-4);
  }

  @Test
  void prefersTheUnknownToWhatIsKnownToBeWorse() {
    Kernel kernel = new Kernel(0.5, 1, 0.3, 0.1, 0.01);
    List<Point> known = List.of(new Point(0, 0.0), new Point(0, 0.1), new Point(0, 0.2));
    GaussianProcess.Joint joint =
        new GaussianProcess(kernel, known, new double[] {0, 0, 0}).predict(line());

    int chosen = ExpectedImprovement.best(joint, kernel.noise()).index();

    assertThat(line().get(chosen).coordinate()).isGreaterThan(0.25);
  }

  private static List<Point> line() {
    List<Point> line = new ArrayList<>();
    for (int i = 0; i <= 20; i++) {
      line.add(new Point(0, i / 20.0));
    }
    return line;
  }

  private static double normalDensity(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Integrates the density from −8. */
  private static double normalProbability(double z) {
    int steps = 20_000;
    double width = (z + 8) / steps;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += normalDensity(-8 + (i + 0.5) * width) * width;
    }
    return sum;
  }
}

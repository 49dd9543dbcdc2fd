package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NelderMeadTest {
  @Test
  void findsTheMinimumOfAParabola() {
    NelderMead.Minimum minimum =
        NelderMead.minimise(
            x -> (x[0] - 1) * (x[0] - 1) + 3 * (x[1] + 2) * (x[1] + 2),
            new double[] {0, 0},
            0.5,
            500);

    assertThat(minimum.point()).containsExactly(new double[] {1, -2}, within(0.02));
    assertThat(minimum.value()).isCloseTo(0, within(1e-3));
  }

  @Test
  void staysOutOfRegionsThatAreRefused() {
    NelderMead.Minimum minimum =
        NelderMead.minimise(
            x -> x[0] < 0.5 ? Double.POSITIVE_INFINITY : x[0], new double[] {3}, 0.5, 200);

    assertThat(minimum.point()[0]).isBetween(0.5, 0.6);
  }

  @Test
  void keepsToItsBudget() {
    int[] calls = {0};

    NelderMead.minimise(
        x -> {
          calls[0]++;
          return Math.sin(37 * x[0]) + Math.cos(53 * x[1]) - x[0];
        },
        new double[] {0, 0},
        0.5,
        60);

    assertThat(calls[0]).isLessThanOrEqualTo(60 + 3);
  }
}

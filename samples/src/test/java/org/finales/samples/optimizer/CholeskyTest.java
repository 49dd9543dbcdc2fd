package org.finales.samples.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
  private static final double[][] MATRIX = {{4, 12, -16}, {12, 37, -43}, {-16, -43, 98}};

  @Test
  void factorsAKnownMatrix() {
    Cholesky cholesky = Cholesky.of(MATRIX);
    double[][] factor = {{2, 0, 0}, {6, 1, 0}, {-8, 5, 3}};

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(cholesky.entry(i, j))
            .as("L(%s, %s)", i, j)
            .isCloseTo(factor[i][j], within(1e-12));
      }
    }
  }

  @Test
  void solvesAndTakesTheDeterminant() {
    Cholesky cholesky = Cholesky.of(MATRIX);

    // A (1, 2, 3) = (-20, -43, 192)
    assertThat(cholesky.solve(new double[] {-20, -43, 192}))
        .containsExactly(new double[] {1, 2, 3}, within(1e-9));
    assertThat(cholesky.solveLower(new double[] {2, 8, 5}))
        .containsExactly(new double[] {1, 2, 1}, within(1e-12));
    assertThat(cholesky.logDeterminant()).isCloseTo(Math.log(36), within(1e-12));
  }

  @Test
  void refusesAMatrixThatIsNotPositiveDefinite() {
    assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("row 1");
    assertThatThrownBy(() -> Cholesky.of(new double[][] {{Double.NaN}}))
        .isInstanceOf(ArithmeticException.class);
  }
}

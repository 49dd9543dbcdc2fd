package org.finales.samples.optimizer;

/**
 * The factor L of a symmetric positive definite matrix A = LLᵀ, and what is solved with it. Only
 * the lower triangle of A is read.
 */
final class Cholesky {
  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /** Factors the matrix; throws {@code ArithmeticException} if it is not positive definite. */
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] l = new double[n][];
    for (int i = 0; i < n; i++) {
      l[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i != j) {
          l[i][j] = sum / l[j][j];
        } else if (sum > 0) {
          l[i][i] = Math.sqrt(sum);
        } else {
          throw new ArithmeticException("the matrix is not positive definite at row " + i);
        }
      }
    }
    return new Cholesky(l);
  }

  /** Returns x with Lx = b. */
  double[] solveLower(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= factor[i][k] * x[k];
      }
      x[i] /= factor[i][i];
    }
    return x;
  }

  /** Returns x with Ax = b. */
  double[] solve(double[] b) {
    double[] x = solveLower(b);
    for (int i = x.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < x.length; k++) {
        x[i] -= factor[k][i] * x[k];
      }
      x[i] /= factor[i][i];
    }
    return x;
  }

  /** Returns ln det A. */
  double logDeterminant() {
    double sum = 0;
    for (double[] row : factor) {
      sum += Math.log(row[row.length - 1]);
    }
    return 2 * sum;
  }

  /** Returns entry (row, column) of L; 0 above the diagonal. */
  double entry(int row, int column) {
    return column <= row ? factor[row][column] : 0;
  }
}

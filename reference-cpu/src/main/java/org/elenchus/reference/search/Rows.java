package org.elenchus.reference.search;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic of float64 rows, [T, width], each row a token. */
final class Rows {
  private Rows() {}

  /** Each row times the transpose of the weights: [T, inputs] to [T, outputs]. */
  static double[][] times(double[][] rows, double[][] weights) {
    double[][] result = new double[rows.length][weights.length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < weights.length; i++) {
        result[t][i] = dot(weights[i], rows[t]);
      }
    }
    return result;
  }

  /** Each row times the weights: [T, outputs] to [T, inputs]. */
  static double[][] back(double[][] rows, double[][] weights) {
    double[][] result = new double[rows.length][weights[0].length];
    for (int t = 0; t < rows.length; t++) {
      for (int i = 0; i < weights.length; i++) {
        for (int j = 0; j < result[t].length; j++) {
          result[t][j] += rows[t][i] * weights[i][j];
        }
      }
    }
    return result;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double[] scaled(double[] row, double factor) {
    double[] scaled = row.clone();
    for (int i = 0; i < row.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  static double[][] sum(double[][] a, double[][] b) {
    return combine(a, b, Double::sum);
  }

  static double[][] product(double[][] a, double[][] b) {
    return combine(a, b, (x, y) -> x * y);
  }

  static double[][] map(double[][] a, DoubleUnaryOperator f) {
    return combine(a, a, (x, y) -> f.applyAsDouble(x));
  }

  static double[][] combine(double[][] a, double[][] b, DoubleBinaryOperator f) {
    double[][] result = new double[a.length][a[0].length];
    for (int t = 0; t < a.length; t++) {
      for (int i = 0; i < a[t].length; i++) {
        result[t][i] = f.applyAsDouble(a[t][i], b[t][i]);
      }
    }
    return result;
  }
}

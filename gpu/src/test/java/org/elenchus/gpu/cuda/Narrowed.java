package org.elenchus.gpu.cuda;

import java.util.Arrays;

/** Numbers for tests of what bfloat16 does to them, and how far apart two results are. */
final class Narrowed {
  private Narrowed() {}

  /** Numbers in (-1, 1) without a pattern that rounding could like. */
  static double[] numbers(int count, double phase) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> (float) Math.sin(phase + 1.7 * i * i + 0.3 * i));
    return values;
  }

  /** A matrix [height, width] in each row of which the sizes add up to {@code sum}. */
  static double[] rows(int height, int width, double sum) {
    double[] matrix = numbers(height * width, 2);
    for (int from = 0; from < matrix.length; from += width) {
      double own = Arrays.stream(matrix, from, from + width).map(Math::abs).sum();
      for (int i = from; i < from + width; i++) {
        matrix[i] = (float) (matrix[i] * sum / own);
      }
    }
    return matrix;
  }

  /** The nearest numbers of bfloat16. */
  static double[] rounded(double[] values) {
    return Arrays.stream(values)
        .map(value -> Float.intBitsToFloat(Format.upperHalf((float) value) << Short.SIZE))
        .toArray();
  }

  /**
   * The largest difference of two results from one place up to another; NaN if one is no number.
   */
  static double apart(double[] a, double[] b, int from, int to) {
    double most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }
}

package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products at all steps give the bits that their definitions give. */
class VectorPanelsTest {
  private static final int LANES = VectorPanels.LANES;
  private static final int STEPS = 3;

  private final Random random = new Random(7);
  private final VectorKernels kernels = new VectorKernels();

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  private static Buffer buffer(float[] values) {
    Buffer buffer = Precision.FLOAT32.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      buffer.set(i, values[i]);
    }
    return buffer;
  }

  private static float[] values(Buffer buffer) {
    return ((Buffer.Floats) buffer).values();
  }

  /** y_t[i] += Σ_k w[i·across + k·along] x_t[k], the terms in order. */
  private static float[] expected(
      float[] w, int across, int along, int n, int depth, float[] x, float[] y) {
    float[] sums = y.clone();
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < n; i++) {
        for (int b = 0; b < LANES; b++) {
          int at = (t * n + i) * LANES + b;
          for (int k = 0; k < depth; k++) {
            sums[at] =
                Math.fma(w[i * across + k * along], x[(t * depth + k) * LANES + b], sums[at]);
          }
        }
      }
    }
    return sums;
  }

  /** Rows that fill tiles, rows left over, fewer rows than a tile; twice, as space is kept. */
  @ParameterizedTest
  @CsvSource({"16, 13", "19, 5", "2, 21", "9, 1"})
  void productsAddTheirTermsInOrder(int rows, int cols) {
    float[] w = numbers(rows * cols);
    float[] x = numbers(STEPS * cols * LANES);
    float[] y = numbers(STEPS * rows * LANES);
    Buffer found = buffer(y);
    kernels.multiplyEach(buffer(w), 0, rows, cols, buffer(x), 0, found, 0, STEPS, LANES);
    assertArrayEquals(expected(w, cols, 1, rows, cols, x, y), values(found));
    kernels.assignEach(buffer(w), 0, rows, cols, buffer(x), 0, found, 0, STEPS, LANES);
    float[] zeros = new float[y.length];
    assertArrayEquals(expected(w, cols, 1, rows, cols, x, zeros), values(found));
  }

  @ParameterizedTest
  @CsvSource({"13, 16", "5, 19", "21, 2", "1, 9"})
  void transposedProductsAddTheirTermsInOrder(int rows, int cols) {
    float[] w = numbers(rows * cols);
    float[] dy = numbers(STEPS * rows * LANES);
    float[] dx = numbers(STEPS * cols * LANES);
    Buffer found = buffer(dx);
    kernels.multiplyTransposedEach(buffer(w), 0, rows, cols, buffer(dy), 0, found, 0, STEPS, LANES);
    assertArrayEquals(expected(w, 1, cols, cols, rows, dy, dx), values(found));
    kernels.assignTransposedEach(buffer(w), 0, rows, cols, buffer(dy), 0, found, 0, STEPS, LANES);
    float[] zeros = new float[dx.length];
    assertArrayEquals(expected(w, 1, cols, cols, rows, dy, zeros), values(found));
  }

  /** A sum that a first term of −0 begins is +0, as where it is added to a zero. */
  @Test
  void productsBeginAtZero() {
    Buffer w = buffer(new float[8]);
    float[] x = new float[LANES];
    java.util.Arrays.fill(x, -1);
    Buffer y = buffer(numbers(8 * LANES));
    kernels.assignEach(w, 0, 8, 1, buffer(x), 0, y, 0, 1, LANES);
    assertArrayEquals(new float[8 * LANES], values(y));
  }
}

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
      float[] w, int across, int along, int n, int depth, float[] x, float[] y, int lanes) {
    float[] sums = y.clone();
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < n; i++) {
        for (int b = 0; b < lanes; b++) {
          int at = (t * n + i) * lanes + b;
          for (int k = 0; k < depth; k++) {
            sums[at] =
                Math.fma(w[i * across + k * along], x[(t * depth + k) * lanes + b], sums[at]);
          }
        }
      }
    }
    return sums;
  }

  /**
   * Rows that fill tiles, rows left over, fewer rows than a tile; twice, as space is kept. With one
   * vector of lanes and with four, too, where nothing is packed.
   */
  @ParameterizedTest
  @CsvSource({"16, 13, 2", "19, 5, 2", "2, 21, 2", "9, 1, 2", "19, 5, 1", "9, 4, 4"})
  void productsAddTheirTermsInOrder(int rows, int cols, int vectors) {
    int lanes = vectors * VectorMath.WIDTH;
    float[] w = numbers(rows * cols);
    float[] x = numbers(STEPS * cols * lanes);
    float[] y = numbers(STEPS * rows * lanes);
    Buffer found = buffer(y);
    kernels.multiplyEach(buffer(w), 0, rows, cols, buffer(x), 0, found, 0, STEPS, lanes);
    assertArrayEquals(expected(w, cols, 1, rows, cols, x, y, lanes), values(found));
    kernels.assignEach(buffer(w), 0, rows, cols, buffer(x), 0, found, 0, STEPS, lanes);
    float[] zeros = new float[y.length];
    assertArrayEquals(expected(w, cols, 1, rows, cols, x, zeros, lanes), values(found));
  }

  @ParameterizedTest
  @CsvSource({"13, 16, 2", "5, 19, 2", "21, 2, 2", "1, 9, 2", "5, 19, 1", "4, 9, 4"})
  void transposedProductsAddTheirTermsInOrder(int rows, int cols, int vectors) {
    int lanes = vectors * VectorMath.WIDTH;
    float[] w = numbers(rows * cols);
    float[] dy = numbers(STEPS * rows * lanes);
    float[] dx = numbers(STEPS * cols * lanes);
    Buffer found = buffer(dx);
    kernels.multiplyTransposedEach(buffer(w), 0, rows, cols, buffer(dy), 0, found, 0, STEPS, lanes);
    assertArrayEquals(expected(w, 1, cols, cols, rows, dy, dx, lanes), values(found));
    kernels.assignTransposedEach(buffer(w), 0, rows, cols, buffer(dy), 0, found, 0, STEPS, lanes);
    float[] zeros = new float[dx.length];
    assertArrayEquals(expected(w, 1, cols, cols, rows, dy, zeros, lanes), values(found));
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

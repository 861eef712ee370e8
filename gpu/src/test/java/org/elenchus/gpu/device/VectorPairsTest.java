package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tiles for two vectors of lanes give the bits that their definitions give. */
class VectorPairsTest {
  private static final int LANES = VectorPairs.LANES;

  private final Random random = new Random(7);

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

  @Test
  void productsAddTheirTermsInOrder() {
    int rows = 19;
    int cols = 13;
    float[] w = numbers(rows * cols);
    float[] x = numbers(cols * LANES);
    float[] y = numbers(rows * LANES);
    float[] expected = y.clone();
    for (int r = 0; r < rows; r++) {
      for (int b = 0; b < LANES; b++) {
        for (int k = 0; k < cols; k++) {
          int at = r * LANES + b;
          expected[at] = Math.fma(w[r * cols + k], x[k * LANES + b], expected[at]);
        }
      }
    }
    Buffer found = buffer(y);
    new VectorKernels().multiply(buffer(w), 0, rows, cols, buffer(x), 0, found, 0, LANES);
    assertArrayEquals(expected, values(found));
  }

  @Test
  void transposedProductsAddTheirTermsInOrder() {
    int rows = 11;
    int cols = 21;
    float[] w = numbers(rows * cols);
    float[] dy = numbers(rows * LANES);
    float[] dx = numbers(cols * LANES);
    float[] expected = dx.clone();
    for (int c = 0; c < cols; c++) {
      for (int b = 0; b < LANES; b++) {
        for (int k = 0; k < rows; k++) {
          int at = c * LANES + b;
          expected[at] = Math.fma(w[k * cols + c], dy[k * LANES + b], expected[at]);
        }
      }
    }
    Buffer found = buffer(dx);
    new VectorKernels()
        .multiplyTransposed(buffer(w), 0, rows, cols, buffer(dy), 0, found, 0, LANES);
    assertArrayEquals(expected, values(found));
  }

  /** Over more steps than a chunk has, with rows and columns left over; twice, as space is kept. */
  @Test
  void outerProductsSumLaneByLaneAndThenByHalves() {
    int rows = 9;
    int cols = 14;
    int steps = 71;
    VectorKernels kernels = new VectorKernels();
    for (int time = 0; time < 2; time++) {
      float[] dy = numbers(steps * rows * LANES);
      float[] x = numbers(steps * cols * LANES);
      float[] dw = numbers(rows * cols);
      float[] expected = dw.clone();
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          expected[r * cols + c] += summed(dy, r, rows, x, c, cols, steps);
        }
      }
      Buffer found = buffer(dw);
      kernels.outer(buffer(dy), 0, rows, buffer(x), 0, cols, steps, LANES, found, 0);
      assertArrayEquals(expected, values(found));
    }
  }

  private static float summed(float[] dy, int r, int rows, float[] x, int c, int cols, int steps) {
    int width = LANES / 2;
    float[] lanes = new float[width];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < LANES; b++) {
        float up = dy[(t * rows + r) * LANES + b];
        lanes[b % width] = Math.fma(up, x[(t * cols + c) * LANES + b], lanes[b % width]);
      }
    }
    for (int half = width / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }
}

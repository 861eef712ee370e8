package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of matrices have the bits that their definitions give. */
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

  /** The panels of x are made once, the sums of each gradient are its own. */
  @ParameterizedTest
  @CsvSource({"9, 14, 71", "9, 14, 20", "2, 3, 5"})
  void severalGradientsOfTheSameInput(int rows, int cols, int steps) {
    float[] x = numbers(steps * cols * LANES);
    float[] dw = numbers(2 * rows * cols);
    float[] expected = dw.clone();
    List<Buffer> dys = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      float[] dy = numbers(steps * rows * LANES);
      dys.add(buffer(dy));
      for (int at = 0; at < rows * cols; at++) {
        expected[i * rows * cols + at] += summed(dy, at / cols, rows, x, at % cols, cols, steps);
      }
    }
    Buffer found = buffer(dw);
    new VectorKernels()
        .outerAll(dys, rows, buffer(x), 0, cols, steps, LANES, found, 0, rows * cols);
    assertArrayEquals(expected, values(found));
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

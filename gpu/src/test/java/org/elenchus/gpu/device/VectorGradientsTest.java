package org.elenchus.gpu.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gradients of matrices have the bits that their definitions give. */
class VectorGradientsTest {
  private static final int WIDTH = VectorMath.WIDTH;
  private static final int LANES = VectorGradients.LANES;

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
  void aSquareIsTurnedRound() {
    float[] x = numbers(3 * WIDTH * WIDTH);
    float[] y = new float[2 * WIDTH * WIDTH + VectorTurns.SPARE];
    float[] expected = new float[2 * WIDTH * WIDTH];
    for (int r = 0; r < WIDTH; r++) {
      for (int c = 0; c < WIDTH; c++) {
        expected[2 * WIDTH * c + r] = x[5 + (WIDTH + 3) * r + c];
      }
    }
    VectorTurns.turn(x, 5, WIDTH + 3, y, expected.length, 0, 2 * WIDTH);
    assertArrayEquals(expected, Arrays.copyOf(y, expected.length));
  }

  /**
   * Rows, columns and lanes with and without some left over; steps that end within a chunk. Twice
   * with other numbers, as space is kept.
   */
  @ParameterizedTest
  @CsvSource({
    "8, 2, 2, 4",
    "9, 3, 2, 7",
    "21, 5, 2, 3",
    "7, 3, 2, 5",
    "16, 1, 2, 9",
    "9, 3, 1, 7",
    "17, 3, 3, 5",
    "8, 4, 4, 3",
    "3, 2, 4, 2",
  })
  void outerProductsSumByChunks(int rows, int halfPanels, int vectors, int steps) {
    int cols = halfPanels * WIDTH + rows % 3;
    int lanes = vectors * WIDTH;
    VectorKernels kernels = new VectorKernels();
    for (int time = 0; time < 2; time++) {
      float[] dy = numbers(steps * rows * lanes);
      float[] x = numbers(steps * cols * lanes);
      float[] dw = numbers(rows * cols);
      Buffer found = buffer(dw);
      expect(dw, 0, dy, rows, x, cols, steps, lanes);
      kernels.outer(buffer(dy), 0, rows, buffer(x), 0, cols, steps, lanes, found, 0);
      assertArrayEquals(dw, values(found));
    }
  }

  /** The panels of x are made once, the sums of each gradient are its own. */
  @ParameterizedTest
  @CsvSource({"9, 35, 71, 2", "9, 35, 2, 3", "2, 3, 5, 2"})
  void severalGradientsOfTheSameInput(int rows, int cols, int steps, int vectors) {
    int lanes = vectors * WIDTH;
    float[] x = numbers(steps * cols * lanes);
    float[] dw = numbers(2 * rows * cols);
    Buffer found = buffer(dw);
    List<Buffer> dys = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      float[] dy = numbers(steps * rows * lanes);
      dys.add(buffer(dy));
      expect(dw, i * rows * cols, dy, rows, x, cols, steps, lanes);
    }
    new VectorKernels()
        .outerAll(dys, rows, buffer(x), 0, cols, steps, lanes, found, 0, rows * cols);
    assertArrayEquals(dw, values(found));
  }

  private static void expect(
      float[] dw, int dwAt, float[] dy, int rows, float[] x, int cols, int steps, int lanes) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        boolean tiled = r < rows - rows % VectorGradients.TALL && c < cols - cols % WIDTH;
        int at = dwAt + r * cols + c;
        dw[at] =
            tiled
                ? byChunks(dw[at], dy, r, rows, x, c, cols, steps, lanes)
                : dw[at] + byLanes(dy, r, rows, x, c, cols, steps, lanes);
      }
    }
  }

  private static float byChunks(
      float start, float[] dy, int r, int rows, float[] x, int c, int cols, int steps, int lanes) {
    int blocks = (lanes + LANES - 1) / LANES;
    float total = start;
    float sum = 0;
    for (int k = 0; k < steps * blocks; k++) {
      int t = k / blocks;
      int first = k % blocks * LANES;
      for (int b = first; b < Math.min(lanes, first + LANES); b++) {
        sum = Math.fma(dy[(t * rows + r) * lanes + b], x[(t * cols + c) * lanes + b], sum);
      }
      if ((k + 1) % VectorGradients.CHUNK == 0 || k + 1 == steps * blocks) {
        total += sum;
        sum = 0;
      }
    }
    return total;
  }

  private static float byLanes(
      float[] dy, int r, int rows, float[] x, int c, int cols, int steps, int lanes) {
    float[] sums = new float[WIDTH];
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < lanes; b++) {
        float up = dy[(t * rows + r) * lanes + b];
        sums[b % WIDTH] = Math.fma(up, x[(t * cols + c) * lanes + b], sums[b % WIDTH]);
      }
    }
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }
}

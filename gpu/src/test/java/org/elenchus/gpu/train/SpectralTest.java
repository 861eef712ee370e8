package org.elenchus.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate of the largest singular value against a full decomposition by another library. */
class SpectralTest {
  /** What rounding in a product of this size may add, in units of the norm. */
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 64})
  void theEstimateIsNeverTooLargeAndCloseWhereOneDirectionStandsOut(int size) {
    for (long seed = 0; seed < 20; seed++) {
      SimpleMatrix matrix = SimpleMatrix.random_DDRM(size, size, -1, 1, new Random(seed));
      double[] singular = matrix.svd().getSingularValues();
      double estimate = estimate(matrix);
      double norm = singular[0];
      assertTrue(estimate <= norm * (1 + size * ROUNDING), estimate + " > " + norm);
      if (size == 1 || singular[1] < 0.9 * norm) {
        assertEquals(norm, estimate, 0.01 * norm, "size " + size + ", seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 64})
  void aNormalisedMatrixHasTheWantedNorm(int size) {
    SimpleMatrix gap = SimpleMatrix.random_DDRM(size, 1, -1, 1, new Random(7));
    SimpleMatrix matrix = gap.mult(gap.transpose()).plus(SimpleMatrix.identity(size).scale(0.01));
    Buffer buffer = buffer(matrix);
    Spectral.normalise(buffer, 0, size, 0.99);
    SimpleMatrix scaled = new SimpleMatrix(size, size);
    for (int i = 0; i < size * size; i++) {
      scaled.set(i, buffer.get(i));
    }
    assertEquals(0.99, scaled.svd().getSingularValues()[0], 1e-9);
  }

  private static double estimate(SimpleMatrix matrix) {
    return Spectral.norm(buffer(matrix), 0, matrix.getNumRows());
  }

  private static Buffer buffer(SimpleMatrix matrix) {
    Buffer buffer = Precision.FLOAT64.allocate(matrix.getNumElements());
    for (int i = 0; i < matrix.getNumElements(); i++) {
      buffer.set(i, matrix.get(i));
    }
    return buffer;
  }
}

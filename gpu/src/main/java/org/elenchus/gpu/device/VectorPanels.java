package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A matrix for many products with lanes that are exactly two vectors, as in training. Its rows are
 * copied by eights, so that the eight numbers which a tile needs next lie side by side and a
 * constant apart from those after them: then no address is computed for each of them, and indices
 * are checked once before a loop, not at each access. The sums are those of {@link
 * VectorProducts#product}, bit for bit.
 */
final class VectorPanels {
  /** The lanes of all operands. */
  static final int LANES = 2 * VectorMath.WIDTH;

  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;
  private static final int TALL = 8;

  private float[] panels = new float[0];
  private float[] rest = panels;
  private int restAt;
  private int across;
  private int along;
  private int tall;
  private int rows;
  private int depth;

  /** Takes the matrix of numbers w[i·across + k·along], for i below n and k below depth. */
  void take(float[] w, int wAt, int across, int along, int n, int depth) {
    this.across = across;
    this.along = along;
    this.depth = depth;
    rows = n;
    tall = n - n % TALL;
    rest = w;
    restAt = wAt;
    if (panels.length < tall * depth) {
      panels = new float[tall * depth];
    }
    for (int i = 0; i < tall; i++) {
      int from = wAt + i * across;
      int to = (i - i % TALL) * depth + i % TALL;
      for (int k = 0; k < depth; k++) {
        panels[to + k * TALL] = w[from + k * along];
      }
    }
  }

  /** y[i] = Σ_k w[i, k] x[k], or, onto what y has, y[i] += it. */
  void product(float[] x, int xAt, float[] y, int yAt, boolean onto) {
    for (int i = 0; i < tall; i += TALL) {
      tile(panels, i * depth, depth, x, xAt, y, yAt + i * LANES, onto);
    }
    for (int i = tall; i < rows; i++) {
      row(i, x, xAt, y, yAt + i * LANES, onto);
    }
  }

  /** A row that is left over. */
  private void row(int i, float[] x, int xAt, float[] y, int yAt, boolean onto) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    if (onto) {
      a = FloatVector.fromArray(SPECIES, y, yAt);
      b = FloatVector.fromArray(SPECIES, y, yAt + WIDTH);
    }
    int from = restAt + i * across;
    for (int k = 0; k < depth; k++) {
      FloatVector f = FloatVector.broadcast(SPECIES, rest[from + k * along]);
      a = f.fma(FloatVector.fromArray(SPECIES, x, xAt + k * LANES), a);
      b = f.fma(FloatVector.fromArray(SPECIES, x, xAt + k * LANES + WIDTH), b);
    }
    a.intoArray(y, yAt);
    b.intoArray(y, yAt + WIDTH);
  }

  /** Eight rows by two vectors: sixteen sums in registers. */
  private static void tile(
      float[] w, int wAt, int depth, float[] x, int xAt, float[] y, int yAt, boolean onto) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector a4 = a0;
    FloatVector b4 = a0;
    FloatVector a5 = a0;
    FloatVector b5 = a0;
    FloatVector a6 = a0;
    FloatVector b6 = a0;
    FloatVector a7 = a0;
    FloatVector b7 = a0;
    if (onto) {
      a0 = FloatVector.fromArray(SPECIES, y, yAt);
      b0 = FloatVector.fromArray(SPECIES, y, yAt + WIDTH);
      a1 = FloatVector.fromArray(SPECIES, y, yAt + LANES);
      b1 = FloatVector.fromArray(SPECIES, y, yAt + LANES + WIDTH);
      a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES);
      b2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * LANES + WIDTH);
      a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES);
      b3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * LANES + WIDTH);
      a4 = FloatVector.fromArray(SPECIES, y, yAt + 4 * LANES);
      b4 = FloatVector.fromArray(SPECIES, y, yAt + 4 * LANES + WIDTH);
      a5 = FloatVector.fromArray(SPECIES, y, yAt + 5 * LANES);
      b5 = FloatVector.fromArray(SPECIES, y, yAt + 5 * LANES + WIDTH);
      a6 = FloatVector.fromArray(SPECIES, y, yAt + 6 * LANES);
      b6 = FloatVector.fromArray(SPECIES, y, yAt + 6 * LANES + WIDTH);
      a7 = FloatVector.fromArray(SPECIES, y, yAt + 7 * LANES);
      b7 = FloatVector.fromArray(SPECIES, y, yAt + 7 * LANES + WIDTH);
    }
    for (int k = 0; k < depth; k++) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xAt + k * LANES);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xAt + k * LANES + WIDTH);
      FloatVector f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL]);
      a0 = f.fma(x0, a0);
      b0 = f.fma(x1, b0);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 1]);
      a1 = f.fma(x0, a1);
      b1 = f.fma(x1, b1);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 2]);
      a2 = f.fma(x0, a2);
      b2 = f.fma(x1, b2);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 3]);
      a3 = f.fma(x0, a3);
      b3 = f.fma(x1, b3);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 4]);
      a4 = f.fma(x0, a4);
      b4 = f.fma(x1, b4);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 5]);
      a5 = f.fma(x0, a5);
      b5 = f.fma(x1, b5);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 6]);
      a6 = f.fma(x0, a6);
      b6 = f.fma(x1, b6);
      f = FloatVector.broadcast(SPECIES, w[wAt + k * TALL + 7]);
      a7 = f.fma(x0, a7);
      b7 = f.fma(x1, b7);
    }
    a0.intoArray(y, yAt);
    b0.intoArray(y, yAt + WIDTH);
    a1.intoArray(y, yAt + LANES);
    b1.intoArray(y, yAt + LANES + WIDTH);
    a2.intoArray(y, yAt + 2 * LANES);
    b2.intoArray(y, yAt + 2 * LANES + WIDTH);
    a3.intoArray(y, yAt + 3 * LANES);
    b3.intoArray(y, yAt + 3 * LANES + WIDTH);
    a4.intoArray(y, yAt + 4 * LANES);
    b4.intoArray(y, yAt + 4 * LANES + WIDTH);
    a5.intoArray(y, yAt + 5 * LANES);
    b5.intoArray(y, yAt + 5 * LANES + WIDTH);
    a6.intoArray(y, yAt + 6 * LANES);
    b6.intoArray(y, yAt + 6 * LANES + WIDTH);
    a7.intoArray(y, yAt + 7 * LANES);
    b7.intoArray(y, yAt + 7 * LANES + WIDTH);
  }
}

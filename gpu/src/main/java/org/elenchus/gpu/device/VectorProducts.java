package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with weights that all lanes share. A tile of the result stays in registers. Each sum
 * runs over the same terms in the same order whatever the width of the vectors.
 */
final class VectorProducts {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;
  private static final int TALL = 8;

  private VectorProducts() {}

  /** y[i] += Σ_k w[i·across + k·along] x[k], for i below n and k below depth. */
  static void product(
      float[] w,
      int wAt,
      int across,
      int along,
      int n,
      int depth,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int lanes) {
    int b = 0;
    for (; b + 2 * WIDTH <= lanes; b += 2 * WIDTH) {
      int i = 0;
      for (; i + TALL <= n; i += TALL) {
        tallTile(
            w, wAt + i * across, across, along, depth, x, xAt + b, y, yAt + i * lanes + b, lanes);
      }
      for (; i < n; i++) {
        row(w, wAt + i * across, along, depth, x, xAt + b, y, yAt + i * lanes + b, lanes);
        row(
            w,
            wAt + i * across,
            along,
            depth,
            x,
            xAt + b + WIDTH,
            y,
            yAt + i * lanes + b + WIDTH,
            lanes);
      }
    }
    for (; b + WIDTH <= lanes; b += WIDTH) {
      for (int i = 0; i < n; i++) {
        row(w, wAt + i * across, along, depth, x, xAt + b, y, yAt + i * lanes + b, lanes);
      }
    }
    for (; b < lanes; b++) {
      for (int i = 0; i < n; i++) {
        float sum = y[yAt + i * lanes + b];
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(w[wAt + i * across + k * along], x[xAt + k * lanes + b], sum);
        }
        y[yAt + i * lanes + b] = sum;
      }
    }
  }

  private static void row(
      float[] w, int wAt, int along, int depth, float[] x, int xAt, float[] y, int yAt, int lanes) {
    FloatVector sum = FloatVector.fromArray(SPECIES, y, yAt);
    for (int k = 0; k < depth; k++) {
      sum =
          FloatVector.broadcast(SPECIES, w[wAt + k * along])
              .fma(FloatVector.fromArray(SPECIES, x, xAt + k * lanes), sum);
    }
    sum.intoArray(y, yAt);
  }

  /** Eight rows by two vectors: sixteen sums in registers. */
  private static void tallTile(
      float[] w,
      int wAt,
      int across,
      int along,
      int depth,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int lanes) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yAt);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y, yAt + WIDTH);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yAt + lanes);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y, yAt + lanes + WIDTH);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * lanes);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y, yAt + 2 * lanes + WIDTH);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * lanes);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y, yAt + 3 * lanes + WIDTH);
    FloatVector a4 = FloatVector.fromArray(SPECIES, y, yAt + 4 * lanes);
    FloatVector b4 = FloatVector.fromArray(SPECIES, y, yAt + 4 * lanes + WIDTH);
    FloatVector a5 = FloatVector.fromArray(SPECIES, y, yAt + 5 * lanes);
    FloatVector b5 = FloatVector.fromArray(SPECIES, y, yAt + 5 * lanes + WIDTH);
    FloatVector a6 = FloatVector.fromArray(SPECIES, y, yAt + 6 * lanes);
    FloatVector b6 = FloatVector.fromArray(SPECIES, y, yAt + 6 * lanes + WIDTH);
    FloatVector a7 = FloatVector.fromArray(SPECIES, y, yAt + 7 * lanes);
    FloatVector b7 = FloatVector.fromArray(SPECIES, y, yAt + 7 * lanes + WIDTH);
    int wk = wAt;
    int xk = xAt;
    for (int k = 0; k < depth; k++) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xk);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xk + WIDTH);
      FloatVector f = FloatVector.broadcast(SPECIES, w[wk]);
      a0 = f.fma(x0, a0);
      b0 = f.fma(x1, b0);
      f = FloatVector.broadcast(SPECIES, w[wk + across]);
      a1 = f.fma(x0, a1);
      b1 = f.fma(x1, b1);
      f = FloatVector.broadcast(SPECIES, w[wk + 2 * across]);
      a2 = f.fma(x0, a2);
      b2 = f.fma(x1, b2);
      f = FloatVector.broadcast(SPECIES, w[wk + 3 * across]);
      a3 = f.fma(x0, a3);
      b3 = f.fma(x1, b3);
      f = FloatVector.broadcast(SPECIES, w[wk + 4 * across]);
      a4 = f.fma(x0, a4);
      b4 = f.fma(x1, b4);
      f = FloatVector.broadcast(SPECIES, w[wk + 5 * across]);
      a5 = f.fma(x0, a5);
      b5 = f.fma(x1, b5);
      f = FloatVector.broadcast(SPECIES, w[wk + 6 * across]);
      a6 = f.fma(x0, a6);
      b6 = f.fma(x1, b6);
      f = FloatVector.broadcast(SPECIES, w[wk + 7 * across]);
      a7 = f.fma(x0, a7);
      b7 = f.fma(x1, b7);
      wk += along;
      xk += lanes;
    }
    a0.intoArray(y, yAt);
    b0.intoArray(y, yAt + WIDTH);
    a1.intoArray(y, yAt + lanes);
    b1.intoArray(y, yAt + lanes + WIDTH);
    a2.intoArray(y, yAt + 2 * lanes);
    b2.intoArray(y, yAt + 2 * lanes + WIDTH);
    a3.intoArray(y, yAt + 3 * lanes);
    b3.intoArray(y, yAt + 3 * lanes + WIDTH);
    a4.intoArray(y, yAt + 4 * lanes);
    b4.intoArray(y, yAt + 4 * lanes + WIDTH);
    a5.intoArray(y, yAt + 5 * lanes);
    b5.intoArray(y, yAt + 5 * lanes + WIDTH);
    a6.intoArray(y, yAt + 6 * lanes);
    b6.intoArray(y, yAt + 6 * lanes + WIDTH);
    a7.intoArray(y, yAt + 7 * lanes);
    b7.intoArray(y, yAt + 7 * lanes + WIDTH);
  }

  /** Σ over steps and lanes of x y, whose steps lie {@code xStep} and {@code yStep} apart. */
  static float dot(
      float[] x,
      int xAt,
      int xStep,
      float[] y,
      int yAt,
      int yStep,
      int steps,
      int lanes,
      float[] scratch) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < lanes; b += WIDTH) {
        sum =
            FloatVector.fromArray(SPECIES, x, xAt + t * xStep + b)
                .fma(FloatVector.fromArray(SPECIES, y, yAt + t * yStep + b), sum);
      }
    }
    sum.intoArray(scratch, 0);
    return total(scratch, 0);
  }

  /** The sum of one stored vector, halving: the same order every time, unlike reduceLanes. */
  static float total(float[] scratch, int at) {
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      for (int i = at; i < at + half; i++) {
        scratch[i] += scratch[i + half];
      }
    }
    return scratch[at];
  }
}

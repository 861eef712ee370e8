package org.elenchus.gpu.device;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with weights that all lanes share. A tile of the result stays in registers. Each sum of
 * {@link #product} runs over the same terms in the same order whatever the width of the vectors;
 * {@link #outer} first sums every lane by itself.
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

  /** dw += Σ over steps and lanes of dy xᵀ; the lanes are whole vectors. */
  static void outer(
      float[] dy,
      int dyAt,
      int rows,
      float[] x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      float[] dw,
      int dwAt,
      float[] scratch,
      VectorPairs.VectorScratch space) {
    int tall = rows - rows % VectorPairs.SIDE;
    int wide = cols - cols % VectorPairs.SIDE;
    if (tall == 0 || wide == 0) {
      // Vectors alone: no tile.
    } else if (lanes == VectorPairs.LANES) {
      VectorPairs.outer(
          List.of(new VectorPairs.Gradient(dy, dyAt, dwAt)), rows, x, xAt, cols, steps, dw, space);
    } else {
      for (int r = 0; r < tall; r += 4) {
        for (int c = 0; c < wide; c += 4) {
          outerTile(
              dy,
              dyAt + r * lanes,
              rows * lanes,
              x,
              xAt + c * lanes,
              cols * lanes,
              steps,
              lanes,
              dw,
              dwAt + r * cols + c,
              cols,
              scratch);
        }
      }
    }
    rest(dy, dyAt, rows, x, xAt, cols, steps, lanes, dw, dwAt, scratch);
  }

  /** What {@link #outer} adds in rows and columns that fill no tile. */
  static void rest(
      float[] dy,
      int dyAt,
      int rows,
      float[] x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      float[] dw,
      int dwAt,
      float[] scratch) {
    int tall = rows - rows % VectorPairs.SIDE;
    int wide = cols - cols % VectorPairs.SIDE;
    for (int c = wide; c < cols; c++) {
      int at = xAt + c * lanes;
      line(x, at, cols, dy, dyAt, rows, tall, steps, lanes, dw, dwAt + c, cols, scratch);
    }
    for (int r = tall; r < rows; r++) {
      int at = dyAt + r * lanes;
      line(dy, at, rows, x, xAt, cols, cols, steps, lanes, dw, dwAt + r * cols, 1, scratch);
    }
  }

  /**
   * One row of dy with columns of x, or one column of x with rows of dy: {@code count} sums, which
   * are added to dw every {@code stride}. Eight at a time, since one alone would wait for each
   * addition.
   */
  private static void line(
      float[] one,
      int oneAt,
      int oneRows,
      float[] many,
      int manyAt,
      int manyRows,
      int count,
      int steps,
      int lanes,
      float[] dw,
      int dwAt,
      int stride,
      float[] scratch) {
    int oneStep = oneRows * lanes;
    int manyStep = manyRows * lanes;
    int i = 0;
    for (; i + TALL <= count; i += TALL) {
      eight(one, oneAt, oneStep, many, manyAt + i * lanes, manyStep, steps, lanes, scratch);
      for (int j = 0; j < TALL; j++) {
        dw[dwAt + (i + j) * stride] += total(scratch, j * WIDTH);
      }
    }
    for (; i < count; i++) {
      dw[dwAt + i * stride] +=
          dot(one, oneAt, oneStep, many, manyAt + i * lanes, manyStep, steps, lanes, scratch);
    }
  }

  /** Eight sums of {@link #dot}, as vectors: x with eight neighbours of y. */
  private static void eight(
      float[] x,
      int xAt,
      int xStep,
      float[] y,
      int yAt,
      int yStep,
      int steps,
      int lanes,
      float[] scratch) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int t = 0; t < steps; t++) {
      int yt = yAt + t * yStep;
      for (int b = 0; b < lanes; b += WIDTH, yt += WIDTH) {
        FloatVector f = FloatVector.fromArray(SPECIES, x, xAt + t * xStep + b);
        s0 = f.fma(FloatVector.fromArray(SPECIES, y, yt), s0);
        s1 = f.fma(FloatVector.fromArray(SPECIES, y, yt + lanes), s1);
        s2 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 2 * lanes), s2);
        s3 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 3 * lanes), s3);
        s4 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 4 * lanes), s4);
        s5 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 5 * lanes), s5);
        s6 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 6 * lanes), s6);
        s7 = f.fma(FloatVector.fromArray(SPECIES, y, yt + 7 * lanes), s7);
      }
    }
    s0.intoArray(scratch, 0);
    s1.intoArray(scratch, WIDTH);
    s2.intoArray(scratch, 2 * WIDTH);
    s3.intoArray(scratch, 3 * WIDTH);
    s4.intoArray(scratch, 4 * WIDTH);
    s5.intoArray(scratch, 5 * WIDTH);
    s6.intoArray(scratch, 6 * WIDTH);
    s7.intoArray(scratch, 7 * WIDTH);
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

  /** Four rows by four columns of dW, each sum a vector until the end. */
  private static void outerTile(
      float[] l,
      int lAt,
      int lStep,
      float[] x,
      int xAt,
      int xStep,
      int steps,
      int lanes,
      float[] dw,
      int dwAt,
      int cols,
      float[] scratch) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector s00 = zero;
    FloatVector s01 = zero;
    FloatVector s02 = zero;
    FloatVector s03 = zero;
    FloatVector s10 = zero;
    FloatVector s11 = zero;
    FloatVector s12 = zero;
    FloatVector s13 = zero;
    FloatVector s20 = zero;
    FloatVector s21 = zero;
    FloatVector s22 = zero;
    FloatVector s23 = zero;
    FloatVector s30 = zero;
    FloatVector s31 = zero;
    FloatVector s32 = zero;
    FloatVector s33 = zero;
    for (int t = 0; t < steps; t++) {
      int lt = lAt + t * lStep;
      int xt = xAt + t * xStep;
      for (int b = 0; b < lanes; b += WIDTH) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xt + b);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xt + lanes + b);
        FloatVector x2 = FloatVector.fromArray(SPECIES, x, xt + 2 * lanes + b);
        FloatVector x3 = FloatVector.fromArray(SPECIES, x, xt + 3 * lanes + b);
        FloatVector d = FloatVector.fromArray(SPECIES, l, lt + b);
        s00 = d.fma(x0, s00);
        s01 = d.fma(x1, s01);
        s02 = d.fma(x2, s02);
        s03 = d.fma(x3, s03);
        d = FloatVector.fromArray(SPECIES, l, lt + lanes + b);
        s10 = d.fma(x0, s10);
        s11 = d.fma(x1, s11);
        s12 = d.fma(x2, s12);
        s13 = d.fma(x3, s13);
        d = FloatVector.fromArray(SPECIES, l, lt + 2 * lanes + b);
        s20 = d.fma(x0, s20);
        s21 = d.fma(x1, s21);
        s22 = d.fma(x2, s22);
        s23 = d.fma(x3, s23);
        d = FloatVector.fromArray(SPECIES, l, lt + 3 * lanes + b);
        s30 = d.fma(x0, s30);
        s31 = d.fma(x1, s31);
        s32 = d.fma(x2, s32);
        s33 = d.fma(x3, s33);
      }
    }
    s00.intoArray(scratch, 0);
    s01.intoArray(scratch, WIDTH);
    s02.intoArray(scratch, 2 * WIDTH);
    s03.intoArray(scratch, 3 * WIDTH);
    s10.intoArray(scratch, 4 * WIDTH);
    s11.intoArray(scratch, 5 * WIDTH);
    s12.intoArray(scratch, 6 * WIDTH);
    s13.intoArray(scratch, 7 * WIDTH);
    s20.intoArray(scratch, 8 * WIDTH);
    s21.intoArray(scratch, 9 * WIDTH);
    s22.intoArray(scratch, 10 * WIDTH);
    s23.intoArray(scratch, 11 * WIDTH);
    s30.intoArray(scratch, 12 * WIDTH);
    s31.intoArray(scratch, 13 * WIDTH);
    s32.intoArray(scratch, 14 * WIDTH);
    s33.intoArray(scratch, 15 * WIDTH);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        dw[dwAt + i * cols + j] += total(scratch, (4 * i + j) * WIDTH);
      }
    }
  }
}

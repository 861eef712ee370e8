package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in single precision with vector instructions. Double precision falls back to {@link
 * PlainKernels}.
 *
 * <p>Products keep a tile of the result in registers: {@value #TALL} rows by two vectors. Each sum
 * runs over the same terms in the same order whatever the width of the vectors, except in {@link
 * #outer}, which first sums every lane by itself.
 */
final class VectorKernels extends PlainKernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();
  private static final int TALL = 8;

  /** Adding and taking away 1.5·2²³ rounds to an integer, which stands in the low bits. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final float LOG2_E = 1.442695f;
  // ln 2 in two parts, the first with few enough bits that its products are exact.
  private static final float LN2_HIGH = 0.6933594f;
  private static final float LN2_LOW = -0.00021219444f;

  private final float[] scratch = new float[16 * WIDTH];

  /** How wide the vectors are, in words for the log. */
  static String width() {
    return SPECIES.vectorBitSize() + " bit";
  }

  @Override
  public void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    if (w instanceof Buffer.Floats weights
        && x instanceof Buffer.Floats in
        && y instanceof Buffer.Floats out) {
      product(
          weights.values(), wAt, cols, 1, rows, cols, in.values(), xAt, out.values(), yAt, lanes);
    } else {
      super.multiply(w, wAt, rows, cols, x, xAt, y, yAt, lanes);
    }
  }

  @Override
  public void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes) {
    if (w instanceof Buffer.Floats weights
        && dy instanceof Buffer.Floats in
        && dx instanceof Buffer.Floats out) {
      product(
          weights.values(), wAt, 1, cols, cols, rows, in.values(), dyAt, out.values(), dxAt, lanes);
    } else {
      super.multiplyTransposed(w, wAt, rows, cols, dy, dyAt, dx, dxAt, lanes);
    }
  }

  /** y[i] += Σ_k w[i·across + k·along] x[k], for i below n and k below depth. */
  private static void product(
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

  @Override
  public void outer(
      Buffer dy,
      int dyAt,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int dwAt) {
    if (lanes % WIDTH == 0
        && dy instanceof Buffer.Floats left
        && x instanceof Buffer.Floats right
        && dw instanceof Buffer.Floats out) {
      float[] sums = out.values();
      int r = 0;
      for (; r + 4 <= rows; r += 4) {
        int c = 0;
        for (; c + 4 <= cols; c += 4) {
          outerTile(
              left.values(),
              dyAt + r * lanes,
              rows * lanes,
              right.values(),
              xAt + c * lanes,
              cols * lanes,
              steps,
              lanes,
              sums,
              dwAt + r * cols + c,
              cols);
        }
        for (; c < cols; c++) {
          for (int i = r; i < r + 4; i++) {
            sums[dwAt + i * cols + c] +=
                dot(
                    left.values(),
                    dyAt + i * lanes,
                    rows * lanes,
                    right.values(),
                    xAt + c * lanes,
                    cols * lanes,
                    steps,
                    lanes);
          }
        }
      }
      for (; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          sums[dwAt + r * cols + c] +=
              dot(
                  left.values(),
                  dyAt + r * lanes,
                  rows * lanes,
                  right.values(),
                  xAt + c * lanes,
                  cols * lanes,
                  steps,
                  lanes);
        }
      }
    } else {
      super.outer(dy, dyAt, rows, x, xAt, cols, steps, lanes, dw, dwAt);
    }
  }

  /** Σ over steps and lanes of x y, whose steps lie {@code xStep} and {@code yStep} apart. */
  private float dot(
      float[] x, int xAt, int xStep, float[] y, int yAt, int yStep, int steps, int lanes) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int t = 0; t < steps; t++) {
      for (int b = 0; b < lanes; b += WIDTH) {
        sum =
            FloatVector.fromArray(SPECIES, x, xAt + t * xStep + b)
                .fma(FloatVector.fromArray(SPECIES, y, yAt + t * yStep + b), sum);
      }
    }
    sum.intoArray(scratch, 0);
    return total(0);
  }

  /** The sum of one stored vector, halving: the same order every time, unlike reduceLanes. */
  private float total(int at) {
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      for (int i = at; i < at + half; i++) {
        scratch[i] += scratch[i + half];
      }
    }
    return scratch[at];
  }

  /** Four rows by four columns of dW, each sum a vector until the end. */
  private void outerTile(
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
      int cols) {
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
        dw[dwAt + i * cols + j] += total((4 * i + j) * WIDTH);
      }
    }
  }

  @Override
  public void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count) {
    if (vectorised(f) && x instanceof Buffer.Floats in && y instanceof Buffer.Floats out) {
      int whole = count - count % WIDTH;
      for (int i = 0; i < whole; i += WIDTH) {
        value(f, FloatVector.fromArray(SPECIES, in.values(), xAt + i))
            .intoArray(out.values(), yAt + i);
      }
      super.activate(f, x, xAt + whole, y, yAt + whole, count - whole);
    } else {
      super.activate(f, x, xAt, y, yAt, count);
    }
  }

  @Override
  public void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count) {
    if (vectorised(f)
        && x instanceof Buffer.Floats in
        && dy instanceof Buffer.Floats up
        && dx instanceof Buffer.Floats out) {
      int whole = count - count % WIDTH;
      for (int i = 0; i < whole; i += WIDTH) {
        slope(f, FloatVector.fromArray(SPECIES, in.values(), xAt + i))
            .mul(FloatVector.fromArray(SPECIES, up.values(), dyAt + i))
            .intoArray(out.values(), dxAt + i);
      }
      super.activateBackward(f, x, xAt + whole, dy, dyAt + whole, dx, dxAt + whole, count - whole);
    } else {
      super.activateBackward(f, x, xAt, dy, dyAt, dx, dxAt, count);
    }
  }

  private static boolean vectorised(Activation f) {
    return switch (f) {
      case IDENTITY, RELU, SILU, TANH, SIGMOID, SQUARE -> true;
      case SOFTPLUS, GELU -> false;
    };
  }

  private static FloatVector value(Activation f, FloatVector x) {
    return switch (f) {
      case IDENTITY -> x;
      case RELU -> x.blend(0, x.compare(VectorOperators.LT, 0));
      case SILU -> x.mul(logistic(x));
      case TANH -> tanh(x);
      case SIGMOID -> logistic(x);
      case SQUARE -> x.mul(x);
      case SOFTPLUS, GELU -> throw new IllegalArgumentException("not vectorised: " + f);
    };
  }

  private static FloatVector slope(Activation f, FloatVector x) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    return switch (f) {
      case IDENTITY -> one;
      case RELU -> FloatVector.zero(SPECIES).blend(one, x.compare(VectorOperators.GT, 0));
      case SILU -> {
        FloatVector s = logistic(x);
        yield s.mul(x.fma(one.sub(s), one));
      }
      case TANH -> {
        FloatVector y = tanh(x);
        yield one.sub(y.mul(y));
      }
      case SIGMOID -> {
        FloatVector s = logistic(x);
        yield s.mul(one.sub(s));
      }
      case SQUARE -> x.add(x);
      case SOFTPLUS, GELU -> throw new IllegalArgumentException("not vectorised: " + f);
    };
  }

  private static FloatVector logistic(FloatVector x) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    return one.div(exp(x.neg()).add(one));
  }

  /** Cephes' split: an odd polynomial near 0, where 1 − 2/(e^2x + 1) would lose its digits. */
  private static FloatVector tanh(FloatVector x) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    FloatVector far = one.sub(FloatVector.broadcast(SPECIES, 2).div(exp(x.add(x)).add(one)));
    FloatVector z = x.mul(x);
    FloatVector p =
        FloatVector.broadcast(SPECIES, -0.0057049887f)
            .fma(z, FloatVector.broadcast(SPECIES, 0.020639088f))
            .fma(z, FloatVector.broadcast(SPECIES, -0.053739715f))
            .fma(z, FloatVector.broadcast(SPECIES, 0.13331442f))
            .fma(z, FloatVector.broadcast(SPECIES, -0.3333328f));
    FloatVector near = p.mul(z).fma(x, x);
    return far.blend(near, z.compare(VectorOperators.LT, 0.625f * 0.625f));
  }

  /** e^x by x = n ln 2 + r, Cephes' polynomial for e^r, and n added to the exponent bits. */
  private static FloatVector exp(FloatVector x) {
    VectorMask<Float> low = x.compare(VectorOperators.LT, -87f);
    VectorMask<Float> high = x.compare(VectorOperators.GT, 88f);
    FloatVector in = x.blend(-87f, low).blend(88f, high);
    FloatVector rounded =
        in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUNDER));
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in).add(n.mul(-LN2_LOW));
    FloatVector p =
        FloatVector.broadcast(SPECIES, 0.00019875691f)
            .fma(r, FloatVector.broadcast(SPECIES, 0.0013981999f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.008333452f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.041665796f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.16666666f))
            .fma(r, FloatVector.broadcast(SPECIES, 0.5f));
    FloatVector y = p.fma(r.mul(r), r).add(1);
    return y.reinterpretAsInts()
        .add(rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats();
  }
}

package org.elenchus.gpu.device;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gradient of a matrix, dW += Σ dy xᵀ over steps and lanes, for lanes that are whole vectors.
 *
 * <p>A vector holds neighbouring columns of dW, so x is turned round first: [columns, lanes] into
 * panels [lanes, {@value #PANEL} vectors of columns]. Then a number of dy, the same for all
 * columns, is multiplied with rows of a panel, and a tile of dW stays in registers over {@value
 * #CHUNK} blocks of lanes, where both operands are in the nearest caches. A sum of dW is the sum,
 * by rising steps, of those of its chunks, each of which runs over steps and lanes in their order
 * from zero. Rows and columns that fill no tile are summed lane by lane.
 */
final class VectorGradients {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;

  /** The rows of a tile, the vectors of columns in a tile, the blocks of lanes of a chunk. */
  static final int TALL = 8;

  static final int PANEL = 2;
  static final int CHUNK = 4;

  /** A block of lanes; a panel is as many columns wide. */
  static final int LANES = PANEL * WIDTH;

  /** The numbers of a block in a panel. */
  private static final int SQUARE = LANES * LANES;

  /** Where in the scratch space the panels of x begin: at a line, after what turning them takes. */
  private static final int PANELS = Slab.LEAD + VectorTurns.SPARE;

  private final float[] sums = new float[TALL * WIDTH];
  private float[] room = new float[0];

  /** A gradient, the dy_t from {@code dyAt}, [steps, rows, lanes], and where its dW begins. */
  static final class Gradient {
    private final float[] dy;
    private final int dyAt;
    private final int dwAt;

    Gradient(float[] dy, int dyAt, int dwAt) {
      this.dy = dy;
      this.dyAt = dyAt;
      this.dwAt = dwAt;
    }
  }

  /** dw += Σ over steps and lanes of dy xᵀ for each gradient; the panels of x serve them all. */
  void add(
      List<Gradient> gradients,
      int rows,
      float[] x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      float[] dw) {
    if (rows >= TALL && cols >= WIDTH) {
      tiles(gradients, rows, x, xAt, cols, steps, lanes, dw);
    }
    for (Gradient one : gradients) {
      rest(one.dy, one.dyAt, rows, x, xAt, cols, steps, lanes, dw, one.dwAt, sums);
    }
  }

  private void tiles(
      List<Gradient> gradients,
      int rows,
      float[] x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      float[] dw) {
    int tall = rows - rows % TALL;
    int wide = cols - cols % WIDTH;
    int blocks = (lanes + LANES - 1) / LANES;
    int copies = PANELS + (wide + WIDTH) * LANES * CHUNK;
    int needed = copies + (lanes == LANES ? 0 : tall * LANES * CHUNK);
    if (room.length < needed) {
      room = new float[Math.max(Slab.LEAST, needed)];
    }
    for (int begin = 0; begin < steps * blocks; begin += CHUNK) {
      int depth = Math.min(CHUNK, steps * blocks - begin);
      for (int k = 0; k < depth; k++) {
        int lane = (begin + k) % blocks * LANES;
        int from = xAt + (begin + k) / blocks * cols * lanes + lane;
        panels(x, from, wide, lanes, Math.min(LANES, lanes - lane), k);
      }
      for (Gradient one : gradients) {
        float[] dy = one.dy;
        int dyAt = one.dyAt + begin * rows * LANES;
        int apart = rows * LANES;
        if (lanes != LANES) {
          copy(one, rows, tall, lanes, begin, depth, copies);
          dy = room;
          dyAt = copies;
          apart = tall * LANES;
        }
        for (int c = 0; c < wide; c += LANES) {
          int panel = PANELS + c / LANES * CHUNK * SQUARE;
          for (int r = 0; r < tall; r += TALL) {
            int to = one.dwAt + r * cols + c;
            if (wide - c >= LANES) {
              tile(dy, dyAt + r * LANES, apart, room, panel, depth, dw, to, cols);
            } else {
              narrow(dy, dyAt + r * LANES, apart, room, panel, depth, dw, to, cols);
            }
          }
        }
      }
    }
  }

  /** Turns one block of lanes of x round, into place k of each panel; lanes it lacks are zeros. */
  private void panels(float[] x, int xAt, int wide, int lanes, int count, int k) {
    for (int c = 0; c < wide; c += WIDTH) {
      int to = PANELS + (c / LANES * CHUNK + k) * SQUARE + c % LANES;
      for (int b = 0; b < count; b += WIDTH) {
        VectorTurns.turn(x, xAt + c * lanes + b, lanes, room, Slab.LEAD, to + b * LANES, LANES);
      }
      for (int n = count; n < LANES; n++) {
        Arrays.fill(room, to + n * LANES, to + n * LANES + WIDTH, 0);
      }
    }
  }

  /** Copies blocks of other lanes to where they are LANES apart; lanes they lack are zeros. */
  private void copy(Gradient one, int rows, int tall, int lanes, int begin, int depth, int to) {
    int blocks = (lanes + LANES - 1) / LANES;
    for (int k = 0; k < depth; k++) {
      int lane = (begin + k) % blocks * LANES;
      int count = Math.min(LANES, lanes - lane);
      int from = one.dyAt + (begin + k) / blocks * rows * lanes + lane;
      for (int r = 0; r < tall; r++) {
        int at = to + (k * tall + r) * LANES;
        System.arraycopy(one.dy, from + r * lanes, room, at, count);
        Arrays.fill(room, at + count, at + LANES, 0);
      }
    }
  }

  /** Eight rows by two vectors of columns, each sum in a register over a chunk. */
  private static void tile(
      float[] dy,
      int dyAt,
      int dyApart,
      float[] x,
      int xAt,
      int depth,
      float[] dw,
      int dwAt,
      int cols) {
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
    for (int k = 0; k < depth; k++) {
      int dyK = dyAt + k * dyApart;
      int xK = xAt + k * SQUARE;
      for (int n = 0; n < LANES; n++) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xK + n * LANES);
        FloatVector x1 = FloatVector.fromArray(SPECIES, x, xK + n * LANES + WIDTH);
        FloatVector f = FloatVector.broadcast(SPECIES, dy[dyK + n]);
        a0 = f.fma(x0, a0);
        b0 = f.fma(x1, b0);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + LANES]);
        a1 = f.fma(x0, a1);
        b1 = f.fma(x1, b1);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 2 * LANES]);
        a2 = f.fma(x0, a2);
        b2 = f.fma(x1, b2);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 3 * LANES]);
        a3 = f.fma(x0, a3);
        b3 = f.fma(x1, b3);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 4 * LANES]);
        a4 = f.fma(x0, a4);
        b4 = f.fma(x1, b4);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 5 * LANES]);
        a5 = f.fma(x0, a5);
        b5 = f.fma(x1, b5);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 6 * LANES]);
        a6 = f.fma(x0, a6);
        b6 = f.fma(x1, b6);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 7 * LANES]);
        a7 = f.fma(x0, a7);
        b7 = f.fma(x1, b7);
      }
    }
    FloatVector.fromArray(SPECIES, dw, dwAt).add(a0).intoArray(dw, dwAt);
    FloatVector.fromArray(SPECIES, dw, dwAt + WIDTH).add(b0).intoArray(dw, dwAt + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + cols).add(a1).intoArray(dw, dwAt + cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + cols + WIDTH)
        .add(b1)
        .intoArray(dw, dwAt + cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 2 * cols).add(a2).intoArray(dw, dwAt + 2 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 2 * cols + WIDTH)
        .add(b2)
        .intoArray(dw, dwAt + 2 * cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 3 * cols).add(a3).intoArray(dw, dwAt + 3 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 3 * cols + WIDTH)
        .add(b3)
        .intoArray(dw, dwAt + 3 * cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 4 * cols).add(a4).intoArray(dw, dwAt + 4 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 4 * cols + WIDTH)
        .add(b4)
        .intoArray(dw, dwAt + 4 * cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 5 * cols).add(a5).intoArray(dw, dwAt + 5 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 5 * cols + WIDTH)
        .add(b5)
        .intoArray(dw, dwAt + 5 * cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 6 * cols).add(a6).intoArray(dw, dwAt + 6 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 6 * cols + WIDTH)
        .add(b6)
        .intoArray(dw, dwAt + 6 * cols + WIDTH);
    FloatVector.fromArray(SPECIES, dw, dwAt + 7 * cols).add(a7).intoArray(dw, dwAt + 7 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 7 * cols + WIDTH)
        .add(b7)
        .intoArray(dw, dwAt + 7 * cols + WIDTH);
  }

  /** Eight rows by one vector of columns: those left over by {@link #tile}. */
  private static void narrow(
      float[] dy,
      int dyAt,
      int dyApart,
      float[] x,
      int xAt,
      int depth,
      float[] dw,
      int dwAt,
      int cols) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    for (int k = 0; k < depth; k++) {
      int dyK = dyAt + k * dyApart;
      int xK = xAt + k * SQUARE;
      for (int n = 0; n < LANES; n++) {
        FloatVector x0 = FloatVector.fromArray(SPECIES, x, xK + n * LANES);
        FloatVector f = FloatVector.broadcast(SPECIES, dy[dyK + n]);
        a0 = f.fma(x0, a0);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + LANES]);
        a1 = f.fma(x0, a1);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 2 * LANES]);
        a2 = f.fma(x0, a2);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 3 * LANES]);
        a3 = f.fma(x0, a3);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 4 * LANES]);
        a4 = f.fma(x0, a4);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 5 * LANES]);
        a5 = f.fma(x0, a5);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 6 * LANES]);
        a6 = f.fma(x0, a6);
        f = FloatVector.broadcast(SPECIES, dy[dyK + n + 7 * LANES]);
        a7 = f.fma(x0, a7);
      }
    }
    FloatVector.fromArray(SPECIES, dw, dwAt).add(a0).intoArray(dw, dwAt);
    FloatVector.fromArray(SPECIES, dw, dwAt + cols).add(a1).intoArray(dw, dwAt + cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 2 * cols).add(a2).intoArray(dw, dwAt + 2 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 3 * cols).add(a3).intoArray(dw, dwAt + 3 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 4 * cols).add(a4).intoArray(dw, dwAt + 4 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 5 * cols).add(a5).intoArray(dw, dwAt + 5 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 6 * cols).add(a6).intoArray(dw, dwAt + 6 * cols);
    FloatVector.fromArray(SPECIES, dw, dwAt + 7 * cols).add(a7).intoArray(dw, dwAt + 7 * cols);
  }

  /** What {@link #add} adds in rows and columns that fill no tile. */
  private static void rest(
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
    int tall = rows - rows % TALL;
    int wide = cols - cols % WIDTH;
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
        dw[dwAt + (i + j) * stride] += VectorProducts.total(scratch, j * WIDTH);
      }
    }
    for (; i < count; i++) {
      dw[dwAt + i * stride] +=
          VectorProducts.dot(
              one, oneAt, oneStep, many, manyAt + i * lanes, manyStep, steps, lanes, scratch);
    }
  }

  /** Eight sums of {@link VectorProducts#dot}, as vectors: x with eight neighbours of y. */
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
}

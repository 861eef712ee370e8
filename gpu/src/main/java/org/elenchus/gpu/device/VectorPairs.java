package org.elenchus.gpu.device;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The gradient of a matrix for lanes that are exactly two vectors, as in training. Rows then lie a
 * constant apart, so that the compiler checks most indices once before a loop and not at each
 * access, which would take as long as the arithmetic. The sums are those of {@link
 * VectorProducts#outer}, bit for bit.
 */
final class VectorPairs {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int WIDTH = VectorMath.WIDTH;

  /** The lanes that these tiles are for. */
  static final int LANES = VectorPanels.LANES;

  private static final VectorSpecies<Integer> PLACES = SPECIES.withLanes(int.class);
  private static final VectorSpecies<Float> QUARTET = FloatVector.SPECIES_128;

  /** The rows and columns of a tile of {@link #outer}, the steps of a chunk, a panel's step. */
  static final int SIDE = 4;

  private static final int CHUNK = 32;
  private static final int PANEL = SIDE * LANES;

  /** What the sums of a tile take. */
  private static final int TILE = SIDE * SIDE * WIDTH;

  /** Where in the scratch space the panels of x begin: after the one panel of dy, at a line. */
  private static final int PANELS = Slab.LEAD + CHUNK * PANEL;

  /** Where, for each half of a block, the first and the second halves of blocks lie. */
  private static final int[] FIRST = halves(0);

  private static final int[] SECOND = halves(1);

  private VectorPairs() {}

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

  /** The places, in two vectors of blocks of 2·half numbers, of the one half of all blocks. */
  private static int[] halves(int which) {
    int[] places = new int[WIDTH * WIDTH];
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      for (int i = 0; i < WIDTH; i++) {
        places[half * WIDTH + i] = (2 * (i / half) + which) * half + i % half;
      }
    }
    return places;
  }

  /**
   * dw[r, c] += Σ over steps and lanes of dy[r] x[c] for each gradient, where rows and columns fill
   * tiles. Steps are taken a chunk at a time, in which the panels of x serve all gradients and a
   * panel of dy stays in the nearest cache; the sums wait meanwhile, as vectors. Panels and sums
   * begin at a line: see {@link Slab}.
   */
  static void outer(
      List<Gradient> gradients,
      int rows,
      float[] x,
      int xAt,
      int cols,
      int steps,
      float[] dw,
      VectorScratch space) {
    int across = cols / SIDE;
    int down = rows / SIDE;
    int sums = PANELS + across * CHUNK * PANEL;
    // Where one chunk is all, every tile may use the same place, which stays in the nearest cache.
    int apart = steps > CHUNK ? TILE : 0;
    float[] room = space.of(sums + (apart == 0 ? TILE : gradients.size() * down * across * TILE));
    for (int begin = 0; begin < steps; begin += CHUNK) {
      int depth = Math.min(CHUNK, steps - begin);
      for (int t = 0; t < depth; t++) {
        for (int c = 0; c < across; c++) {
          int from = xAt + ((begin + t) * cols + c * SIDE) * LANES;
          copy(x, from, room, PANELS + (c * CHUNK + t) * PANEL);
        }
      }
      for (int q = 0; q < gradients.size() * down; q++) {
        Gradient one = gradients.get(q / down);
        int r = q % down;
        int from = one.dyAt + (begin * rows + r * SIDE) * LANES;
        for (int t = 0; t < depth; t++) {
          copy(one.dy, from + t * rows * LANES, room, Slab.LEAD + t * PANEL);
        }
        for (int c = 0; c < across; c++) {
          int at = sums + (q * across + c) * apart;
          if (begin == 0) {
            Arrays.fill(room, at, at + TILE, 0);
          }
          outerTile(room, PANELS + c * CHUNK * PANEL, depth, at);
          if (begin + depth == steps) {
            total(room, at, SIDE * SIDE);
            for (int i = 0; i < SIDE; i++) {
              int to = one.dwAt + (r * SIDE + i) * cols + c * SIDE;
              FloatVector.fromArray(QUARTET, dw, to)
                  .add(FloatVector.fromArray(QUARTET, room, at + i * SIDE))
                  .intoArray(dw, to);
            }
          }
        }
      }
    }
  }

  /**
   * Replaces vectors by their sums, which move to the front in their order. Halves as {@link
   * VectorProducts#total} does, two vectors at a time: each turn makes of two vectors of blocks one
   * of twice as many blocks of half the size.
   */
  private static void total(float[] sums, int at, int count) {
    int vectors = count;
    for (int half = WIDTH / 2; half > 0; half /= 2) {
      IntVector first = IntVector.fromArray(PLACES, FIRST, half * WIDTH);
      IntVector second = IntVector.fromArray(PLACES, SECOND, half * WIDTH);
      vectors /= 2;
      for (int i = 0; i < vectors; i++) {
        int from = at + 2 * i * WIDTH;
        IntVector a = FloatVector.fromArray(SPECIES, sums, from).reinterpretAsInts();
        IntVector b = FloatVector.fromArray(SPECIES, sums, from + WIDTH).reinterpretAsInts();
        FloatVector low = first.selectFrom(a, b).reinterpretAsFloats();
        FloatVector high = second.selectFrom(a, b).reinterpretAsFloats();
        low.add(high).intoArray(sums, at + i * WIDTH);
      }
    }
  }

  private static void copy(float[] from, int at, float[] to, int toAt) {
    for (int i = 0; i < PANEL; i += WIDTH) {
      FloatVector.fromArray(SPECIES, from, at + i).intoArray(to, toAt + i);
    }
  }

  /** What {@link #outer} needs besides its operands; grows to the largest product it has met. */
  static final class VectorScratch {
    private float[] room = new float[0];

    private float[] of(int count) {
      if (room.length < count) {
        room = new float[Math.max(Slab.LEAST, count)];
      }
      return room;
    }
  }

  /** Four rows of the panel of dy by four columns of x, each sum a vector. */
  private static void outerTile(float[] room, int xAt, int steps, int at) {
    FloatVector s00 = FloatVector.fromArray(SPECIES, room, at);
    FloatVector s01 = FloatVector.fromArray(SPECIES, room, at + WIDTH);
    FloatVector s02 = FloatVector.fromArray(SPECIES, room, at + 2 * WIDTH);
    FloatVector s03 = FloatVector.fromArray(SPECIES, room, at + 3 * WIDTH);
    FloatVector s10 = FloatVector.fromArray(SPECIES, room, at + 4 * WIDTH);
    FloatVector s11 = FloatVector.fromArray(SPECIES, room, at + 5 * WIDTH);
    FloatVector s12 = FloatVector.fromArray(SPECIES, room, at + 6 * WIDTH);
    FloatVector s13 = FloatVector.fromArray(SPECIES, room, at + 7 * WIDTH);
    FloatVector s20 = FloatVector.fromArray(SPECIES, room, at + 8 * WIDTH);
    FloatVector s21 = FloatVector.fromArray(SPECIES, room, at + 9 * WIDTH);
    FloatVector s22 = FloatVector.fromArray(SPECIES, room, at + 10 * WIDTH);
    FloatVector s23 = FloatVector.fromArray(SPECIES, room, at + 11 * WIDTH);
    FloatVector s30 = FloatVector.fromArray(SPECIES, room, at + 12 * WIDTH);
    FloatVector s31 = FloatVector.fromArray(SPECIES, room, at + 13 * WIDTH);
    FloatVector s32 = FloatVector.fromArray(SPECIES, room, at + 14 * WIDTH);
    FloatVector s33 = FloatVector.fromArray(SPECIES, room, at + 15 * WIDTH);
    for (int t = 0; t < steps; t++) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL);
      FloatVector x1 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + 3 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL);
      s00 = d.fma(x0, s00);
      s01 = d.fma(x1, s01);
      s02 = d.fma(x2, s02);
      s03 = d.fma(x3, s03);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + LANES);
      s10 = d.fma(x0, s10);
      s11 = d.fma(x1, s11);
      s12 = d.fma(x2, s12);
      s13 = d.fma(x3, s13);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + 2 * LANES);
      s20 = d.fma(x0, s20);
      s21 = d.fma(x1, s21);
      s22 = d.fma(x2, s22);
      s23 = d.fma(x3, s23);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + 3 * LANES);
      s30 = d.fma(x0, s30);
      s31 = d.fma(x1, s31);
      s32 = d.fma(x2, s32);
      s33 = d.fma(x3, s33);
      x0 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + WIDTH);
      x1 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + LANES + WIDTH);
      x2 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + 2 * LANES + WIDTH);
      x3 = FloatVector.fromArray(SPECIES, room, xAt + t * PANEL + 3 * LANES + WIDTH);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + WIDTH);
      s00 = d.fma(x0, s00);
      s01 = d.fma(x1, s01);
      s02 = d.fma(x2, s02);
      s03 = d.fma(x3, s03);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + LANES + WIDTH);
      s10 = d.fma(x0, s10);
      s11 = d.fma(x1, s11);
      s12 = d.fma(x2, s12);
      s13 = d.fma(x3, s13);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + 2 * LANES + WIDTH);
      s20 = d.fma(x0, s20);
      s21 = d.fma(x1, s21);
      s22 = d.fma(x2, s22);
      s23 = d.fma(x3, s23);
      d = FloatVector.fromArray(SPECIES, room, Slab.LEAD + t * PANEL + 3 * LANES + WIDTH);
      s30 = d.fma(x0, s30);
      s31 = d.fma(x1, s31);
      s32 = d.fma(x2, s32);
      s33 = d.fma(x3, s33);
    }
    s00.intoArray(room, at);
    s01.intoArray(room, at + WIDTH);
    s02.intoArray(room, at + 2 * WIDTH);
    s03.intoArray(room, at + 3 * WIDTH);
    s10.intoArray(room, at + 4 * WIDTH);
    s11.intoArray(room, at + 5 * WIDTH);
    s12.intoArray(room, at + 6 * WIDTH);
    s13.intoArray(room, at + 7 * WIDTH);
    s20.intoArray(room, at + 8 * WIDTH);
    s21.intoArray(room, at + 9 * WIDTH);
    s22.intoArray(room, at + 10 * WIDTH);
    s23.intoArray(room, at + 11 * WIDTH);
    s30.intoArray(room, at + 12 * WIDTH);
    s31.intoArray(room, at + 13 * WIDTH);
    s32.intoArray(room, at + 14 * WIDTH);
    s33.intoArray(room, at + 15 * WIDTH);
  }
}

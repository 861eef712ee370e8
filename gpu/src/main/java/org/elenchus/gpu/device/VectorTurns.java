package org.elenchus.gpu.device;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Squares of as many numbers as a vector has, with rows made columns. */
final class VectorTurns {
  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final VectorSpecies<Integer> PLACES = SPECIES.withLanes(int.class);
  private static final int WIDTH = VectorMath.WIDTH;

  /** The places, in two vectors, of their first halves by turns, and of their second halves. */
  private static final int[] LOW = places(0);

  private static final int[] HIGH = places(WIDTH / 2);

  /** What two squares take that wait between turns. */
  static final int SPARE = 2 * WIDTH * WIDTH;

  private VectorTurns() {}

  private static int[] places(int from) {
    int[] places = new int[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      places[i] = from + i / 2 + i % 2 * WIDTH;
    }
    return places;
  }

  /**
   * Turns a square of W × W numbers round: y[n·yApart + c] = x[c·apart + n]. To take the first half
   * of a list and the second by turns moves the first digit, in base two, of every place to its
   * end; so after as many times as a row's place has digits, rows are columns. At {@code spare}, y
   * has place for {@link #SPARE} numbers.
   */
  static void turn(float[] x, int xAt, int apart, float[] y, int spare, int yAt, int yApart) {
    float[] from = x;
    int at = xAt;
    int step = apart;
    int to = spare;
    int left = Integer.numberOfTrailingZeros(WIDTH);
    while (left > 2) {
      if (left % 2 == 1) {
        byTurns(from, at, step, y, to);
      } else {
        twiceByTurns(from, at, step, y, to, WIDTH);
      }
      left -= 2 - left % 2;
      from = y;
      at = to;
      step = WIDTH;
      to = 2 * spare + WIDTH * WIDTH - to;
    }
    twiceByTurns(from, at, step, y, yAt, yApart);
  }

  private static void byTurns(float[] x, int xAt, int apart, float[] y, int yAt) {
    IntVector low = IntVector.fromArray(PLACES, LOW, 0);
    IntVector high = IntVector.fromArray(PLACES, HIGH, 0);
    for (int i = 0; i < WIDTH / 2; i++) {
      IntVector a = FloatVector.fromArray(SPECIES, x, xAt + i * apart).reinterpretAsInts();
      IntVector b =
          FloatVector.fromArray(SPECIES, x, xAt + (i + WIDTH / 2) * apart).reinterpretAsInts();
      low.selectFrom(a, b).reinterpretAsFloats().intoArray(y, yAt + 2 * i * WIDTH);
      high.selectFrom(a, b).reinterpretAsFloats().intoArray(y, yAt + (2 * i + 1) * WIDTH);
    }
  }

  private static void twiceByTurns(float[] x, int xAt, int apart, float[] y, int yAt, int yApart) {
    IntVector low = IntVector.fromArray(PLACES, LOW, 0);
    IntVector high = IntVector.fromArray(PLACES, HIGH, 0);
    int quarter = WIDTH / 4;
    for (int i = 0; i < quarter; i++) {
      int from = xAt + i * apart;
      IntVector a = FloatVector.fromArray(SPECIES, x, from).reinterpretAsInts();
      IntVector b = FloatVector.fromArray(SPECIES, x, from + quarter * apart).reinterpretAsInts();
      IntVector c =
          FloatVector.fromArray(SPECIES, x, from + 2 * quarter * apart).reinterpretAsInts();
      IntVector d =
          FloatVector.fromArray(SPECIES, x, from + 3 * quarter * apart).reinterpretAsInts();
      IntVector e = low.selectFrom(a, c);
      IntVector f = low.selectFrom(b, d);
      int to = yAt + 4 * i * yApart;
      low.selectFrom(e, f).reinterpretAsFloats().intoArray(y, to);
      high.selectFrom(e, f).reinterpretAsFloats().intoArray(y, to + yApart);
      e = high.selectFrom(a, c);
      f = high.selectFrom(b, d);
      low.selectFrom(e, f).reinterpretAsFloats().intoArray(y, to + 2 * yApart);
      high.selectFrom(e, f).reinterpretAsFloats().intoArray(y, to + 3 * yApart);
    }
  }
}

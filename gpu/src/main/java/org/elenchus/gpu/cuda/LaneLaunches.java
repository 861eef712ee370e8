package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.truth;
import static org.elenchus.gpu.cuda.Arguments.view;

import jcuda.Pointer;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** {@code lanes.cu}: numbers and matrices that each lane has for itself, a step at a time. */
interface LaneLaunches extends Kernels {
  /** The program. */
  Program LANES = Program.of("lanes");

  /** What launches. */
  Launcher launcher();

  /** A kernel of {@code count} threads. */
  private void lanes(String kernel, long count, Pointer... arguments) {
    launcher().each(LANES, kernel, count, arguments);
  }

  @Override
  default void scaleLanes(
      Buffer c, int cAt, Buffer x, int xAt, int rows, Buffer y, int yAt, int lanes) {
    long count = (long) rows * lanes;
    Pointer from = view(x, xAt, count);
    Pointer to = view(y, yAt, count);
    lanes("scaleLanes", count, view(c, cAt, lanes), from, to, number(rows), number(lanes));
  }

  @Override
  default void dotLanes(
      Buffer x, int xAt, Buffer y, int yAt, int rows, Buffer c, int cAt, int lanes) {
    long count = (long) rows * lanes;
    Pointer left = view(x, xAt, count);
    Pointer right = view(y, yAt, count);
    lanes("dotLanes", lanes, left, right, view(c, cAt, lanes), number(rows), number(lanes));
  }

  @Override
  default void readColumns(
      Buffer s, int sAt, int n, int m, Buffer a, int aAt, Buffer r, int rAt, int lanes) {
    Pointer state = view(s, sAt, (long) n * m * lanes);
    Pointer key = view(a, aAt, (long) n * lanes);
    Pointer read = view(r, rAt, (long) m * lanes);
    long count = (long) m * lanes;
    lanes("readColumns", count, state, key, read, number(n), number(m), number(lanes));
  }

  @Override
  default void readRows(
      Buffer s, int sAt, int n, int m, Buffer b, int bAt, Buffer r, int rAt, int lanes) {
    Pointer state = view(s, sAt, (long) n * m * lanes);
    Pointer value = view(b, bAt, (long) m * lanes);
    Pointer read = view(r, rAt, (long) n * lanes);
    long count = (long) n * lanes;
    lanes("readRows", count, state, value, read, number(n), number(m), number(lanes));
  }

  @Override
  default void writeOuter(
      Buffer a, int aAt, int n, Buffer b, int bAt, int m, Buffer s, int sAt, int lanes) {
    long count = (long) n * m * lanes;
    Pointer key = view(a, aAt, (long) n * lanes);
    Pointer value = view(b, bAt, (long) m * lanes);
    Pointer state = view(s, sAt, count);
    lanes("writeOuter", count, key, value, state, number(n), number(m), number(lanes));
  }

  @Override
  default void remember(
      Buffer s,
      int sAt,
      Buffer c,
      int cAt,
      Buffer a,
      int aAt,
      int n,
      Buffer b,
      int bAt,
      int m,
      boolean bounded,
      Buffer next,
      int nextAt,
      int lanes) {
    long count = (long) n * m * lanes;
    lanes(
        "remember",
        count,
        view(s, sAt, count),
        view(c, cAt, lanes),
        view(a, aAt, (long) n * lanes),
        view(b, bAt, (long) m * lanes),
        view(next, nextAt, count),
        number(n),
        number(m),
        truth(bounded),
        number(lanes));
  }

  @Override
  default void normalise(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int lanes) {
    normaliseEach(x, xAt, rows, share, epsilon, y, yAt, inverse, inverseAt, 1, lanes);
  }

  @Override
  default void normaliseEach(
      Buffer x,
      int xAt,
      int rows,
      double share,
      double epsilon,
      Buffer y,
      int yAt,
      Buffer inverse,
      int inverseAt,
      int groups,
      int lanes) {
    long count = (long) groups * rows * lanes;
    lanes(
        "normalise",
        (long) groups * lanes,
        view(x, xAt, count),
        view(y, yAt, count),
        view(inverse, inverseAt, (long) groups * lanes),
        number(groups),
        number(rows),
        launcher().real(share),
        launcher().real(epsilon),
        number(lanes));
  }

  @Override
  default void normaliseBackward(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int lanes) {
    normaliseBackwardEach(x, xAt, rows, share, inverse, inverseAt, dy, dyAt, dx, dxAt, 1, lanes);
  }

  @Override
  default void normaliseBackwardEach(
      Buffer x,
      int xAt,
      int rows,
      double share,
      Buffer inverse,
      int inverseAt,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int groups,
      int lanes) {
    long count = (long) groups * rows * lanes;
    lanes(
        "normaliseBackward",
        (long) groups * lanes,
        view(x, xAt, count),
        view(inverse, inverseAt, (long) groups * lanes),
        view(dy, dyAt, count),
        view(dx, dxAt, count),
        number(groups),
        number(rows),
        launcher().real(share),
        number(lanes));
  }

  @Override
  default void softmax(Buffer x, int xAt, int rows, int lanes) {
    lanes("softmax", lanes, view(x, xAt, (long) rows * lanes), number(rows), number(lanes));
  }

  @Override
  default void softmaxBackward(Buffer y, int yAt, int rows, Buffer dy, int dyAt, int lanes) {
    long count = (long) rows * lanes;
    Pointer up = view(dy, dyAt, count);
    lanes("softmaxBackward", lanes, view(y, yAt, count), up, number(rows), number(lanes));
  }

  @Override
  default void turn(Buffer x, int xAt, double cos, double sin, Buffer y, int yAt, int lanes) {
    Pointer c = launcher().real(cos);
    Pointer s = launcher().real(sin);
    lanes("turn", lanes, view(x, xAt, 2L * lanes), c, s, view(y, yAt, 2L * lanes), number(lanes));
  }
}

package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.view;

import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;

/** {@code linear.cu}: matrices that all lanes share, all steps in one launch. */
interface LinearLaunches extends Kernels {
  /** The program. */
  Program LINEAR = Program.of("linear");

  /** The edge of a tile of {@link #outer}. */
  int TILE = 16;

  /** The numbers of both its tiles with their margins. */
  int TILE_NUMBERS = 2 * TILE * (TILE + 1);

  /** What launches. */
  Launcher launcher();

  @Override
  default void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    multiplyEach(w, wAt, rows, cols, x, xAt, y, yAt, 1, lanes);
  }

  @Override
  default void multiplyEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      int lanes) {
    long count = (long) steps * rows * lanes;
    launcher()
        .each(
            LINEAR,
            "multiply",
            count,
            view(w, wAt, (long) rows * cols),
            view(x, xAt, (long) steps * cols * lanes),
            view(y, yAt, count),
            number(rows),
            number(cols),
            number(steps),
            number(lanes));
  }

  @Override
  default void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes) {
    multiplyTransposedEach(w, wAt, rows, cols, dy, dyAt, dx, dxAt, 1, lanes);
  }

  @Override
  default void multiplyTransposedEach(
      Buffer w,
      int wAt,
      int rows,
      int cols,
      Buffer dy,
      int dyAt,
      Buffer dx,
      int dxAt,
      int steps,
      int lanes) {
    long count = (long) steps * cols * lanes;
    launcher()
        .each(
            LINEAR,
            "multiplyTransposed",
            count,
            view(w, wAt, (long) rows * cols),
            view(dy, dyAt, (long) steps * rows * lanes),
            view(dx, dxAt, count),
            number(rows),
            number(cols),
            number(steps),
            number(lanes));
  }

  @Override
  default void outer(
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
    int tiles = ((rows + TILE - 1) / TILE) * ((cols + TILE - 1) / TILE);
    int shared = (int) launcher().bytes(TILE_NUMBERS);
    launcher()
        .launch(
            LINEAR,
            "outer",
            new Shape(tiles, launcher().blocks(), TILE * TILE, shared),
            view(dy, dyAt, (long) steps * rows * lanes),
            view(x, xAt, (long) steps * cols * lanes),
            view(dw, dwAt, (long) rows * cols),
            number(rows),
            number(cols),
            number(steps),
            number(lanes));
  }

  @Override
  default void spread(Buffer v, int vAt, int rows, Buffer y, int yAt, int lanes) {
    spreadEach(v, vAt, rows, y, yAt, 1, lanes);
  }

  @Override
  default void spreadEach(Buffer v, int vAt, int rows, Buffer y, int yAt, int steps, int lanes) {
    long count = (long) steps * rows * lanes;
    launcher()
        .each(
            LINEAR,
            "spread",
            count,
            view(v, vAt, rows),
            view(y, yAt, count),
            number(rows),
            number(steps),
            number(lanes));
  }

  @Override
  default void scaleRows(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int lanes) {
    scaleRowsEach(v, vAt, rows, x, xAt, y, yAt, 1, lanes);
  }

  @Override
  default void scaleRowsEach(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int steps, int lanes) {
    long count = (long) steps * rows * lanes;
    launcher()
        .each(
            LINEAR,
            "scaleRows",
            count,
            view(v, vAt, rows),
            view(x, xAt, count),
            view(y, yAt, count),
            number(rows),
            number(steps),
            number(lanes));
  }

  @Override
  default void dotRows(
      Buffer dy, int dyAt, Buffer x, int xAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    long count = (long) steps * rows * lanes;
    launcher()
        .sums(
            LINEAR,
            "dotRows",
            rows,
            view(dy, dyAt, count),
            view(x, xAt, count),
            view(dv, dvAt, rows),
            number(rows),
            number(steps),
            number(lanes));
  }

  @Override
  default void sumRows(Buffer dy, int dyAt, int rows, int steps, int lanes, Buffer dv, int dvAt) {
    launcher()
        .sums(
            LINEAR,
            "sumRows",
            rows,
            view(dy, dyAt, (long) steps * rows * lanes),
            view(dv, dvAt, rows),
            number(rows),
            number(steps),
            number(lanes));
  }
}

package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.view;

import org.elenchus.gpu.device.Buffer;

/** {@code product.cu}: the products of {@link LinearLaunches} by tiles, where they fill some. */
interface ProductLaunches extends LinearLaunches {
  /** The program. */
  Program PRODUCT = Program.of("product");

  /** A tile of the result, and the depth of the slices that it is made from. */
  int TILE_ROWS = 64;

  /** The width of a tile. */
  int TILE_COLS = 32;

  /** The depth of a slice. */
  int TILE_DEPTH = 16;

  /** Threads that make a tile, 4 x 4 numbers each. */
  int TILE_THREADS = 128;

  /** Rows below which most of a tile would be empty. */
  int FEWEST_ROWS = 32;

  /** The second rung: whether a product goes by tiles. */
  private static boolean fills(int rows, int depth) {
    return rows >= FEWEST_ROWS && depth >= TILE_DEPTH;
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
    if (fills(rows, cols)) {
      product(w, wAt, rows, cols, cols, 1, x, xAt, y, yAt, steps, lanes);
    } else {
      LinearLaunches.super.multiplyEach(w, wAt, rows, cols, x, xAt, y, yAt, steps, lanes);
    }
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
    if (fills(cols, rows)) {
      product(w, wAt, cols, rows, 1, cols, dy, dyAt, dx, dxAt, steps, lanes);
    } else {
      LinearLaunches.super.multiplyTransposedEach(
          w, wAt, rows, cols, dy, dyAt, dx, dxAt, steps, lanes);
    }
  }

  /** y_t += A x_t, A being [rows, depth] with rows and columns so far apart. */
  private void product(
      Buffer a,
      int aAt,
      int rows,
      int depth,
      int rowStride,
      int depthStride,
      Buffer x,
      int xAt,
      Buffer y,
      int yAt,
      int steps,
      int lanes) {
    int tiles =
        Math.multiplyExact(
            steps, (rows + TILE_ROWS - 1) / TILE_ROWS * ((lanes + TILE_COLS - 1) / TILE_COLS));
    long slices = TILE_DEPTH * (TILE_ROWS + 1L + TILE_COLS);
    launcher()
        .launch(
            PRODUCT,
            "product",
            new Shape(tiles, launcher().blocks(), TILE_THREADS, (int) launcher().bytes(slices)),
            view(a, aAt, (long) rows * depth),
            view(x, xAt, (long) steps * depth * lanes),
            view(y, yAt, (long) steps * rows * lanes),
            number(rows),
            number(depth),
            number(rowStride),
            number(depthStride),
            number(steps),
            number(lanes));
  }
}

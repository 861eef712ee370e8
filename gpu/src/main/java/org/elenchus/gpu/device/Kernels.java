package org.elenchus.gpu.device;

import java.util.List;

/**
 * The operations that layers are made of: the seam between layers and devices. {@code [R, L]} is a
 * matrix of R rows whose L lanes lie next to each other; a lane is a word of the batch. {@code xAt}
 * is where an operand begins in its buffer. Operands do not overlap unless it is said that they
 * may.
 *
 * <p>The operations below go over several steps. As they stand they take one step after another; a
 * device may do them at once, with the same result up to rounding.
 *
 * <p>An instance may keep scratch space: one thread at a time.
 */
public interface Kernels extends LaneKernels, MatrixKernels, SequenceKernels {
  /**
   * {@link #multiply} at each of several steps.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and each y_t
   * @param cols the columns of W, the rows of each x_t
   * @param x the x_t, [steps, cols, lanes]
   * @param xAt where x_0 begins
   * @param y the y_t, [steps, rows, lanes], added to
   * @param yAt where y_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
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
    for (int t = 0; t < steps; t++) {
      multiply(w, wAt, rows, cols, x, xAt + t * cols * lanes, y, yAt + t * rows * lanes, lanes);
    }
  }

  /**
   * {@link #multiplyTransposed} at each of several steps.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and each dy_t
   * @param cols the columns of W, the rows of each dx_t
   * @param dy the dy_t, [steps, rows, lanes]
   * @param dyAt where dy_0 begins
   * @param dx the dx_t, [steps, cols, lanes], added to
   * @param dxAt where dx_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
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
    for (int t = 0; t < steps; t++) {
      int up = dyAt + t * rows * lanes;
      multiplyTransposed(w, wAt, rows, cols, dy, up, dx, dxAt + t * cols * lanes, lanes);
    }
  }

  /**
   * y_t = W x_t at each of several steps: {@link #multiplyEach} onto zeros.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and each y_t
   * @param cols the columns of W, the rows of each x_t
   * @param x the x_t, [steps, cols, lanes]
   * @param xAt where x_0 begins
   * @param y the y_t, [steps, rows, lanes], overwritten
   * @param yAt where y_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
  default void assignEach(
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
    y.fill(yAt, yAt + steps * rows * lanes, 0);
    multiplyEach(w, wAt, rows, cols, x, xAt, y, yAt, steps, lanes);
  }

  /**
   * dx_t = Wᵀ dy_t at each of several steps: {@link #multiplyTransposedEach} onto zeros.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and each dy_t
   * @param cols the columns of W, the rows of each dx_t
   * @param dy the dy_t, [steps, rows, lanes]
   * @param dyAt where dy_0 begins
   * @param dx the dx_t, [steps, cols, lanes], overwritten
   * @param dxAt where dx_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
  default void assignTransposedEach(
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
    dx.fill(dxAt, dxAt + steps * cols * lanes, 0);
    multiplyTransposedEach(w, wAt, rows, cols, dy, dyAt, dx, dxAt, steps, lanes);
  }

  /**
   * {@link #outer} of several gradients with the same x_t, which a device may then make ready once.
   *
   * @param dys the gradients, the dy_t of each [steps, rows, lanes], one every {@code rows * lanes}
   * @param rows the rows of each dW and dy_t
   * @param x the x_t, [steps, cols, lanes], one every {@code cols * lanes}
   * @param xAt where x_0 begins
   * @param cols the columns of each dW, the rows of each x_t
   * @param steps how many steps
   * @param lanes the lanes
   * @param dw what the dW are in, [rows, cols] each, added to
   * @param dwAt where the dW of each gradient begins
   */
  default void outerAll(
      List<Buffer> dys,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int... dwAt) {
    for (int i = 0; i < dwAt.length; i++) {
      outer(dys.get(i), 0, rows, x, xAt, cols, steps, lanes, dw, dwAt[i]);
    }
  }

  /**
   * {@link #spread} at each of several steps.
   *
   * @param v v, [rows]
   * @param vAt where v begins
   * @param rows the rows of each y_t
   * @param y the y_t, [steps, rows, lanes], overwritten
   * @param yAt where y_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
  default void spreadEach(Buffer v, int vAt, int rows, Buffer y, int yAt, int steps, int lanes) {
    for (int t = 0; t < steps; t++) {
      spread(v, vAt, rows, y, yAt + t * rows * lanes, lanes);
    }
  }

  /**
   * {@link #scaleRows} at each of several steps.
   *
   * @param v v, [rows]
   * @param vAt where v begins
   * @param rows the rows of each x_t and y_t
   * @param x the x_t, [steps, rows, lanes]
   * @param xAt where x_0 begins
   * @param y the y_t, [steps, rows, lanes], added to
   * @param yAt where y_0 begins
   * @param steps how many steps
   * @param lanes the lanes
   */
  default void scaleRowsEach(
      Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int steps, int lanes) {
    for (int t = 0; t < steps; t++) {
      int at = t * rows * lanes;
      scaleRows(v, vAt, rows, x, xAt + at, y, yAt + at, lanes);
    }
  }

  /**
   * {@link #normalise} in each of several groups of rows.
   *
   * @param x x, [groups, rows, lanes]
   * @param xAt where it begins
   * @param rows the rows of a group
   * @param share 1 for unit length, 1/rows for unit mean square
   * @param epsilon ε
   * @param y y, [groups, rows, lanes], overwritten
   * @param yAt where it begins
   * @param inverse 1 over the root, [groups, lanes], overwritten
   * @param inverseAt where it begins
   * @param groups how many groups
   * @param lanes the lanes
   */
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
    for (int i = 0; i < groups; i++) {
      int at = i * rows * lanes;
      normalise(
          x, xAt + at, rows, share, epsilon, y, yAt + at, inverse, inverseAt + i * lanes, lanes);
    }
  }

  /**
   * {@link #normaliseBackward} in each of several groups of rows.
   *
   * @param x x, [groups, rows, lanes]
   * @param xAt where it begins
   * @param rows the rows of a group
   * @param share as on the way forward
   * @param inverse what the way forward left
   * @param inverseAt where it begins
   * @param dy the gradient of y, [groups, rows, lanes]
   * @param dyAt where it begins
   * @param dx the gradient of x, [groups, rows, lanes], added to
   * @param dxAt where it begins
   * @param groups how many groups
   * @param lanes the lanes
   */
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
    for (int i = 0; i < groups; i++) {
      int at = i * rows * lanes;
      int inverseOf = inverseAt + i * lanes;
      normaliseBackward(
          x, xAt + at, rows, share, inverse, inverseOf, dy, dyAt + at, dx, dxAt + at, lanes);
    }
  }
}

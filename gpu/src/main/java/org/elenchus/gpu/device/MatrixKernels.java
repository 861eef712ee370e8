package org.elenchus.gpu.device;

/**
 * The operations with matrices that all lanes share, and entry by entry. Weights W are {@code [R,
 * C]}, row by row. Operands do not overlap unless it is said that they may.
 */
public interface MatrixKernels {
  /**
   * y += W x.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and y
   * @param cols the columns of W, the rows of x
   * @param x x, [cols, lanes]
   * @param xAt where x begins
   * @param y y, [rows, lanes], added to
   * @param yAt where y begins
   * @param lanes the lanes of x and y
   */
  void multiply(
      Buffer w, int wAt, int rows, int cols, Buffer x, int xAt, Buffer y, int yAt, int lanes);

  /**
   * dx += Wᵀ dy.
   *
   * @param w W, [rows, cols]
   * @param wAt where W begins
   * @param rows the rows of W and dy
   * @param cols the columns of W, the rows of dx
   * @param dy dy, [rows, lanes]
   * @param dyAt where dy begins
   * @param dx dx, [cols, lanes], added to
   * @param dxAt where dx begins
   * @param lanes the lanes of dx and dy
   */
  void multiplyTransposed(
      Buffer w, int wAt, int rows, int cols, Buffer dy, int dyAt, Buffer dx, int dxAt, int lanes);

  /**
   * dW += Σ_t dy_t x_tᵀ, summed over steps and lanes.
   *
   * @param dy the dy_t, [steps, rows, lanes], one every {@code rows * lanes}
   * @param dyAt where dy_0 begins
   * @param rows the rows of dW and of each dy_t
   * @param x the x_t, [steps, cols, lanes], one every {@code cols * lanes}
   * @param xAt where x_0 begins
   * @param cols the columns of dW, the rows of each x_t
   * @param steps how many steps
   * @param lanes the lanes
   * @param dw dW, [rows, cols], added to
   * @param dwAt where dW begins
   */
  void outer(
      Buffer dy,
      int dyAt,
      int rows,
      Buffer x,
      int xAt,
      int cols,
      int steps,
      int lanes,
      Buffer dw,
      int dwAt);

  /**
   * y = v in every lane.
   *
   * @param v v, [rows]
   * @param vAt where v begins
   * @param rows the rows of y
   * @param y y, [rows, lanes], overwritten
   * @param yAt where y begins
   * @param lanes the lanes
   */
  void spread(Buffer v, int vAt, int rows, Buffer y, int yAt, int lanes);

  /**
   * y += v ⊙ x, v the same in every lane.
   *
   * @param v v, [rows]
   * @param vAt where v begins
   * @param rows the rows of x and y
   * @param x x, [rows, lanes]
   * @param xAt where x begins
   * @param y y, [rows, lanes], added to
   * @param yAt where y begins
   * @param lanes the lanes
   */
  void scaleRows(Buffer v, int vAt, int rows, Buffer x, int xAt, Buffer y, int yAt, int lanes);

  /**
   * dv += Σ over steps and lanes of dy ⊙ x.
   *
   * @param dy the dy_t, [steps, rows, lanes]
   * @param dyAt where dy_0 begins
   * @param x the x_t, [steps, rows, lanes]
   * @param xAt where x_0 begins
   * @param rows the rows
   * @param steps how many steps
   * @param lanes the lanes
   * @param dv dv, [rows], added to
   * @param dvAt where dv begins
   */
  void dotRows(
      Buffer dy, int dyAt, Buffer x, int xAt, int rows, int steps, int lanes, Buffer dv, int dvAt);

  /**
   * dv += Σ over steps and lanes of dy.
   *
   * @param dy the dy_t, [steps, rows, lanes]
   * @param dyAt where dy_0 begins
   * @param rows the rows
   * @param steps how many steps
   * @param lanes the lanes
   * @param dv dv, [rows], added to
   * @param dvAt where dv begins
   */
  void sumRows(Buffer dy, int dyAt, int rows, int steps, int lanes, Buffer dv, int dvAt);

  /**
   * y = f(x), entry by entry.
   *
   * @param f the function
   * @param x the arguments
   * @param xAt where they begin
   * @param y the values, overwritten; may be x itself at the same place
   * @param yAt where they begin
   * @param count how many
   */
  void activate(Activation f, Buffer x, int xAt, Buffer y, int yAt, int count);

  /**
   * dx = dy ⊙ f'(x), entry by entry.
   *
   * @param f the function
   * @param x the arguments that the forward pass had
   * @param xAt where they begin
   * @param dy the gradient of the values
   * @param dyAt where it begins
   * @param dx the gradient of the arguments, overwritten; may be dy itself at the same place
   * @param dxAt where it begins
   * @param count how many
   */
  void activateBackward(
      Activation f, Buffer x, int xAt, Buffer dy, int dyAt, Buffer dx, int dxAt, int count);
}

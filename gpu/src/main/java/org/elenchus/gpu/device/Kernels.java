package org.elenchus.gpu.device;

/**
 * The operations that layers are made of. {@code [R, L]} is a matrix of R rows whose L lanes lie
 * next to each other; a lane is a word of the batch. {@code xAt} is where an operand begins in its
 * buffer. Weights W are {@code [R, C]}, row by row, and shared by all lanes.
 *
 * <p>An instance may keep scratch space: one thread at a time. Operands do not overlap unless it is
 * said that they may.
 */
public interface Kernels extends LaneKernels {
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

  /**
   * The cross-entropy of one step, Σ over lanes of −ln softmax(logits)[label], and its gradient.
   *
   * @param logits the scores, [classes, lanes]
   * @param logitsAt where they begin
   * @param classes how many labels there are
   * @param labels the right labels, [lanes]; a lane with a negative label has no part in it
   * @param labelsAt where they begin
   * @param lanes the lanes
   * @param gradient softmax(logits) − one-hot(label), [classes, lanes], overwritten
   * @param gradientAt where it begins
   * @return the sum over lanes, in double precision; NaN where a score is not finite
   */
  double crossEntropy(
      Buffer logits,
      int logitsAt,
      int classes,
      int[] labels,
      int labelsAt,
      int lanes,
      Buffer gradient,
      int gradientAt);

  /**
   * The sum of squares.
   *
   * @param x the numbers
   * @param xAt where they begin
   * @param count how many
   * @return Σ x², summed in double precision in the order of the numbers
   */
  double sumOfSquares(Buffer x, int xAt, int count);

  /**
   * One step of AdamW: m = β₁m + (1−β₁)g, v = β₂v + (1−β₂)g², p −= lr (m̂/(√v̂ + ε) + decay p),
   * with g the gradient times a scale and m̂, v̂ corrected for their start at 0.
   *
   * @param p the parameters, changed
   * @param pAt where they begin
   * @param g the gradient
   * @param gAt where it begins
   * @param scale what the gradient is multiplied with
   * @param m the first moment, changed, at {@code pAt}
   * @param v the second moment, changed, at {@code pAt}
   * @param count how many parameters
   * @param rule the constants of this step
   */
  void adamw(
      Buffer p,
      int pAt,
      Buffer g,
      int gAt,
      double scale,
      Buffer m,
      Buffer v,
      int count,
      AdamRule rule);

  /**
   * The constants of one step of AdamW.
   *
   * @param learningRate the step size
   * @param beta1 the decay of the first moment
   * @param beta2 the decay of the second moment
   * @param epsilon what keeps the division finite
   * @param decay the weight decay, not multiplied by the gradient
   * @param step which step, from 1
   */
  record AdamRule(
      double learningRate, double beta1, double beta2, double epsilon, double decay, int step) {}
}

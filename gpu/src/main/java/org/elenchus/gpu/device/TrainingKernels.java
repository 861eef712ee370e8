package org.elenchus.gpu.device;

/**
 * What a training step needs around its layers, on a device whose numbers the caller can read: loss
 * and norm are answers.
 */
public interface TrainingKernels extends Kernels {
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

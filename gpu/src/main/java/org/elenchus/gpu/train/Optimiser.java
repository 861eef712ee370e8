package org.elenchus.gpu.train;

import org.elenchus.tasks.SettingException;

/**
 * AdamW with a linear warm-up, a cosine down to a tenth, and clipping of the gradient's norm.
 *
 * @param learningRate the largest step size
 * @param weightDecay the decay of matrices, per step and learning rate
 * @param clip the largest norm of a seed's whole gradient
 * @param warmup how many steps the step size takes to reach its largest
 */
public record Optimiser(double learningRate, double weightDecay, double clip, int warmup) {
  /** The decay of the first moment. */
  public static final double BETA1 = 0.9;

  /** The decay of the second moment: shorter than the usual 0.999, as runs are short. */
  public static final double BETA2 = 0.99;

  /** What keeps AdamW's division finite. */
  public static final double EPSILON = 1e-8;

  /** The share of the largest step size that is left at the end. */
  private static final double FLOOR = 0.1;

  /**
   * Refuses numbers that cannot train.
   *
   * @throws SettingException if a number is not finite or out of its range
   */
  public Optimiser {
    if (!(learningRate > 0 && learningRate <= 10)) {
      throw new SettingException("learningRate", learningRate, "a number above 0 and at most 10");
    }
    if (!(weightDecay >= 0 && weightDecay <= 10)) {
      throw new SettingException("weightDecay", weightDecay, "a number from 0 to 10");
    }
    if (!(clip > 0)) {
      throw new SettingException("clip", clip, "a number above 0");
    }
    if (warmup < 0) {
      throw new SettingException("warmup", warmup, "an integer of at least 0");
    }
  }

  /**
   * An optimiser with the usual rest: decay 0.01, clipping at 1, 20 steps of warm-up.
   *
   * @param learningRate the largest step size
   * @return the optimiser
   */
  public static Optimiser of(double learningRate) {
    return new Optimiser(learningRate, 0.01, 1, 20);
  }

  /**
   * The same with another largest step size.
   *
   * @param largest the largest step size
   * @return the optimiser
   */
  public Optimiser withLearningRate(double largest) {
    return new Optimiser(largest, weightDecay, clip, warmup);
  }

  /**
   * The step size.
   *
   * @param step which step, from 1
   * @param steps how many there will be
   * @return the learning rate of that step
   */
  public double rateAt(int step, int steps) {
    if (step <= warmup) {
      return learningRate * step / warmup;
    }
    double done = (double) (step - warmup) / Math.max(1, steps - warmup);
    return learningRate * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * done)));
  }
}

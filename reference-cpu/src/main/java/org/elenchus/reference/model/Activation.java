package org.elenchus.reference.model;

import org.elenchus.reference.exact.Arithmetic;

/** A position-wise activation between layers. */
public enum Activation {
  /** x. */
  IDENTITY,
  /** max(x, 0). */
  RELU,
  /** x·σ(x). */
  SILU,
  /** tanh x. */
  TANH,
  /** x². */
  SQUARE,
  /** 1 if x > 0, else 0: the one activation here that is not continuous. */
  STEP;

  /**
   * The activation of one number.
   *
   * @param over the arithmetic
   * @param x the number
   * @param <N> the numbers
   * @return the image
   */
  public <N> N apply(Arithmetic<N> over, N x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> over.relu(x);
      case SILU -> over.silu(x);
      case TANH -> over.tanh(x);
      case SQUARE -> over.multiply(x, x);
      case STEP -> over.compare(x, over.zero()) > 0 ? over.one() : over.zero();
    };
  }
}

package org.elenchus.reference.model;

/** What a node of an unrolled computation is. */
public enum Operation {
  /** A parameter or a number made of parameters alone. */
  PARAMETER,
  /** An input, on which signals depend. */
  INPUT,
  /** A sum. */
  ADD,
  /** A difference. */
  SUBTRACT,
  /** A change of sign. */
  NEGATE,
  /** A product with at most one signal: linear in it. */
  SCALE,
  /** A product of two signals: a gate. */
  PRODUCT,
  /** A quotient by a signal. */
  QUOTIENT,
  /** The exponential. */
  EXP,
  /** The logarithm. */
  LOG,
  /** The hyperbolic tangent. */
  TANH,
  /** The logistic function. */
  LOGISTIC,
  /** The square root. */
  SQRT,
  /** The larger of two. */
  MAX
}

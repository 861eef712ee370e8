package org.elenchus.reference.exact;

import java.util.function.DoubleUnaryOperator;

/**
 * Encloses what {@link CorrectlyRoundedArithmetic} computes from operands in intervals. Ends are
 * rounded to nearest, not outward: rounding keeps order, so the rounded result of an operation lies
 * between the rounded results at the ends of its operands. Nothing here encloses real numbers.
 *
 * @param format the format
 */
public record RoundedIntervalArithmetic(BinaryFormat format)
    implements Arithmetic<RoundedInterval> {
  @Override
  public String name() {
    return "intervals of " + format.name();
  }

  @Override
  public RoundedInterval of(Rational value) {
    double rounded = format.round(value);
    return new RoundedInterval(rounded, rounded);
  }

  @Override
  public RoundedInterval add(RoundedInterval a, RoundedInterval b) {
    return new RoundedInterval(format.round(a.low() + b.low()), format.round(a.high() + b.high()));
  }

  @Override
  public RoundedInterval multiply(RoundedInterval a, RoundedInterval b) {
    return hull(a.low() * b.low(), a.low() * b.high(), a.high() * b.low(), a.high() * b.high());
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException if the divisor may be 0
   */
  @Override
  public RoundedInterval divide(RoundedInterval a, RoundedInterval b) {
    if (b.low() <= 0 && b.high() >= 0) {
      throw new NotInArithmeticException("a quotient", name(), "the divisor may be 0");
    }
    return hull(a.low() / b.low(), a.low() / b.high(), a.high() / b.low(), a.high() / b.high());
  }

  /** The hull of results at the corners; a NaN among them (0 · ∞) is refused by the interval. */
  private RoundedInterval hull(double p, double q, double r, double s) {
    return new RoundedInterval(
        format.round(Math.min(Math.min(p, q), Math.min(r, s))),
        format.round(Math.max(Math.max(p, q), Math.max(r, s))));
  }

  @Override
  public RoundedInterval negate(RoundedInterval a) {
    return new RoundedInterval(-a.high(), -a.low());
  }

  @Override
  public RoundedInterval exp(RoundedInterval a) {
    return increasing(a, x -> CorrectlyRounded.exp(format, x));
  }

  @Override
  public RoundedInterval log(RoundedInterval a) {
    return increasing(a, x -> CorrectlyRounded.log(format, x));
  }

  @Override
  public RoundedInterval tanh(RoundedInterval a) {
    return increasing(a, x -> CorrectlyRounded.tanh(format, x));
  }

  @Override
  public RoundedInterval logistic(RoundedInterval a) {
    return increasing(a, x -> CorrectlyRounded.logistic(format, x));
  }

  @Override
  public RoundedInterval sqrt(RoundedInterval a) {
    return increasing(a, x -> format.round(Math.sqrt(x)));
  }

  @Override
  public RoundedInterval max(RoundedInterval a, RoundedInterval b) {
    return new RoundedInterval(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
  }

  @Override
  public RoundedInterval abs(RoundedInterval a) {
    return new RoundedInterval(
        Math.max(0, Math.max(a.low(), -a.high())), Math.max(-a.low(), a.high()));
  }

  @Override
  public int compare(RoundedInterval a, RoundedInterval b) {
    if (a.high() < b.low()) {
      return -1;
    }
    if (b.high() < a.low()) {
      return 1;
    }
    if (a.low() == a.high() && a.equals(b)) {
      return 0;
    }
    throw new NotInArithmeticException("the order of " + a + " and " + b, name(), "they overlap");
  }

  private static RoundedInterval increasing(RoundedInterval a, DoubleUnaryOperator function) {
    return new RoundedInterval(function.applyAsDouble(a.low()), function.applyAsDouble(a.high()));
  }
}

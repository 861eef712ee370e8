package org.elenchus.reference.exact;

/**
 * Polynomials as an arithmetic: what the models compute as a function of symbols. Division is by
 * constants only; functions that are no polynomials are refused unless their argument is a constant
 * at which the value is rational.
 */
public final class PolynomialArithmetic implements Arithmetic<Polynomial> {
  /** The arithmetic of the polynomials over the rationals. */
  public static final PolynomialArithmetic POLYNOMIALS = new PolynomialArithmetic();

  private static final RationalArithmetic CONSTANTS = RationalArithmetic.RATIONALS;

  private PolynomialArithmetic() {}

  @Override
  public String name() {
    return "polynomials";
  }

  @Override
  public Polynomial of(Rational value) {
    return Polynomial.of(value);
  }

  @Override
  public Polynomial add(Polynomial a, Polynomial b) {
    return a.add(b);
  }

  @Override
  public Polynomial multiply(Polynomial a, Polynomial b) {
    return a.multiply(b);
  }

  @Override
  public Polynomial divide(Polynomial a, Polynomial b) {
    return a.scale(b.constantValue().reciprocal());
  }

  @Override
  public Polynomial negate(Polynomial a) {
    return a.negate();
  }

  @Override
  public Polynomial exp(Polynomial a) {
    return of(CONSTANTS.exp(a.constantValue()));
  }

  @Override
  public Polynomial log(Polynomial a) {
    return of(CONSTANTS.log(a.constantValue()));
  }

  @Override
  public Polynomial tanh(Polynomial a) {
    return of(CONSTANTS.tanh(a.constantValue()));
  }

  @Override
  public Polynomial logistic(Polynomial a) {
    return of(CONSTANTS.logistic(a.constantValue()));
  }

  @Override
  public Polynomial sqrt(Polynomial a) {
    return of(CONSTANTS.sqrt(a.constantValue()));
  }

  @Override
  public Polynomial max(Polynomial a, Polynomial b) {
    return compare(a, b) >= 0 ? a : b;
  }

  /**
   * Compares polynomials that differ by a constant.
   *
   * @throws NotInArithmeticException if their difference varies
   */
  @Override
  public int compare(Polynomial a, Polynomial b) {
    return a.subtract(b).constantValue().signum();
  }
}

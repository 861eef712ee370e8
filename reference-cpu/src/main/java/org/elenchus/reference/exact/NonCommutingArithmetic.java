package org.elenchus.reference.exact;

import java.util.List;

/**
 * The free algebra over the rationals as an arithmetic: what a model computes on symbols that stand
 * for matrices. It has sums and products, and quotients by numbers; no functions and no order.
 */
public final class NonCommutingArithmetic implements Arithmetic<NonCommutingPolynomial> {
  /** The arithmetic of the free algebra. */
  public static final NonCommutingArithmetic FREE_ALGEBRA = new NonCommutingArithmetic();

  private NonCommutingArithmetic() {}

  @Override
  public String name() {
    return "non-commuting polynomials";
  }

  @Override
  public NonCommutingPolynomial of(Rational value) {
    return NonCommutingPolynomial.ONE.scale(value);
  }

  @Override
  public NonCommutingPolynomial add(NonCommutingPolynomial a, NonCommutingPolynomial b) {
    return a.add(b);
  }

  @Override
  public NonCommutingPolynomial multiply(NonCommutingPolynomial a, NonCommutingPolynomial b) {
    return a.multiply(b);
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless b is a number
   */
  @Override
  public NonCommutingPolynomial divide(NonCommutingPolynomial a, NonCommutingPolynomial b) {
    Rational number = b.coefficient(List.of());
    if (!b.equals(of(number))) {
      throw refused("the quotient by " + b);
    }
    return a.scale(number.reciprocal());
  }

  @Override
  public NonCommutingPolynomial negate(NonCommutingPolynomial a) {
    return a.scale(Rational.ONE.negate());
  }

  @Override
  public NonCommutingPolynomial exp(NonCommutingPolynomial a) {
    throw refused("exp");
  }

  @Override
  public NonCommutingPolynomial log(NonCommutingPolynomial a) {
    throw refused("log");
  }

  @Override
  public NonCommutingPolynomial tanh(NonCommutingPolynomial a) {
    throw refused("tanh");
  }

  @Override
  public NonCommutingPolynomial logistic(NonCommutingPolynomial a) {
    throw refused("logistic");
  }

  @Override
  public NonCommutingPolynomial sqrt(NonCommutingPolynomial a) {
    throw refused("sqrt");
  }

  @Override
  public NonCommutingPolynomial max(NonCommutingPolynomial a, NonCommutingPolynomial b) {
    throw refused("max");
  }

  @Override
  public int compare(NonCommutingPolynomial a, NonCommutingPolynomial b) {
    throw refused("an order");
  }

  private NotInArithmeticException refused(String operation) {
    return new NotInArithmeticException(operation, name(), "words have only sums and products");
  }
}

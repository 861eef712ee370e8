package org.elenchus.reference.exact;

/** The rational numbers, exactly. What leaves them is refused, never rounded. */
public final class RationalArithmetic implements Arithmetic<Rational> {
  /** The arithmetic of the rationals. */
  public static final RationalArithmetic RATIONALS = new RationalArithmetic();

  private RationalArithmetic() {}

  @Override
  public String name() {
    return "rationals";
  }

  @Override
  public Rational of(Rational value) {
    return value;
  }

  @Override
  public Rational add(Rational a, Rational b) {
    return a.add(b);
  }

  @Override
  public Rational subtract(Rational a, Rational b) {
    return a.subtract(b);
  }

  @Override
  public Rational multiply(Rational a, Rational b) {
    return a.multiply(b);
  }

  @Override
  public Rational divide(Rational a, Rational b) {
    return a.divide(b);
  }

  @Override
  public Rational negate(Rational a) {
    return a.negate();
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless a = 0: e^a is transcendental for every other rational
   */
  @Override
  public Rational exp(Rational a) {
    return onlyAt(Rational.ZERO, Rational.ONE, a, "exp");
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless a = 1: ln a is transcendental for every other rational
   */
  @Override
  public Rational log(Rational a) {
    return onlyAt(Rational.ONE, Rational.ZERO, a, "log");
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless a = 0
   */
  @Override
  public Rational tanh(Rational a) {
    return onlyAt(Rational.ZERO, Rational.ZERO, a, "tanh");
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless a = 0
   */
  @Override
  public Rational logistic(Rational a) {
    return onlyAt(Rational.ZERO, Rational.HALF, a, "logistic");
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException unless a is the square of a rational
   */
  @Override
  public Rational sqrt(Rational a) {
    if (a.signum() >= 0) {
      Rational root = Rational.of(a.numerator().sqrt(), a.denominator().sqrt());
      if (root.multiply(root).equals(a)) {
        return root;
      }
    }
    throw new NotInArithmeticException("sqrt(" + a + ")", name(), "it is irrational");
  }

  @Override
  public Rational max(Rational a, Rational b) {
    return a.max(b);
  }

  @Override
  public int compare(Rational a, Rational b) {
    return a.compareTo(b);
  }

  private Rational onlyAt(Rational point, Rational value, Rational a, String function) {
    if (a.equals(point)) {
      return value;
    }
    throw new NotInArithmeticException(function + "(" + a + ")", name(), "it is irrational");
  }
}

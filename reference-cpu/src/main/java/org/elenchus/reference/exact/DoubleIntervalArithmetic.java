package org.elenchus.reference.exact;

/** Fast intervals with double ends as an arithmetic. */
public final class DoubleIntervalArithmetic implements Arithmetic<DoubleInterval> {
  /** The only instance. */
  public static final DoubleIntervalArithmetic DOUBLE_INTERVALS = new DoubleIntervalArithmetic();

  private DoubleIntervalArithmetic() {}

  @Override
  public String name() {
    return "double intervals";
  }

  @Override
  public DoubleInterval of(Rational value) {
    double near = value.doubleValue();
    int side =
        Double.isInfinite(near) ? -Double.compare(near, 0) : value.compareTo(Rational.of(near));
    return new DoubleInterval(
        side < 0 ? Math.nextDown(near) : near, side > 0 ? Math.nextUp(near) : near);
  }

  @Override
  public DoubleInterval add(DoubleInterval a, DoubleInterval b) {
    return a.add(b);
  }

  @Override
  public DoubleInterval subtract(DoubleInterval a, DoubleInterval b) {
    return a.subtract(b);
  }

  @Override
  public DoubleInterval multiply(DoubleInterval a, DoubleInterval b) {
    return a.multiply(b);
  }

  @Override
  public DoubleInterval divide(DoubleInterval a, DoubleInterval b) {
    return a.divide(b);
  }

  @Override
  public DoubleInterval negate(DoubleInterval a) {
    return a.negate();
  }

  @Override
  public DoubleInterval exp(DoubleInterval a) {
    return a.exp();
  }

  @Override
  public DoubleInterval log(DoubleInterval a) {
    return a.log();
  }

  @Override
  public DoubleInterval tanh(DoubleInterval a) {
    return a.tanh();
  }

  @Override
  public DoubleInterval logistic(DoubleInterval a) {
    return a.logistic();
  }

  @Override
  public DoubleInterval sqrt(DoubleInterval a) {
    return a.sqrt();
  }

  @Override
  public DoubleInterval max(DoubleInterval a, DoubleInterval b) {
    return a.max(b);
  }

  @Override
  public DoubleInterval abs(DoubleInterval a) {
    return new DoubleInterval(
        Math.max(0, Math.max(a.inf(), -a.sup())), Math.max(-a.inf(), a.sup()));
  }

  /**
   * Compares two intervals that are apart, or two equal points.
   *
   * @throws NotInArithmeticException if they overlap
   */
  @Override
  public int compare(DoubleInterval a, DoubleInterval b) {
    if (a.sup() < b.inf()) {
      return -1;
    }
    if (b.sup() < a.inf()) {
      return 1;
    }
    if (a.equals(b) && a.inf() == a.sup()) {
      return 0;
    }
    throw new NotInArithmeticException("the order of " + a + " and " + b, name(), "they overlap");
  }
}

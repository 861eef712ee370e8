package org.elenchus.reference.exact;

/**
 * Rigorous intervals whose ends are rounded outward to dyadic numbers after each operation, so that
 * they stay short. Every result contains all results of members of the operands.
 *
 * @param bits significant bits of each end, at least 2
 */
public record IntervalArithmetic(int bits) implements Arithmetic<RationalInterval> {
  /**
   * Requires room for a number.
   *
   * @throws IllegalArgumentException if there are fewer than 2 bits
   */
  public IntervalArithmetic {
    if (bits < 2) {
      throw new IllegalArgumentException("too few bits: " + bits);
    }
  }

  @Override
  public String name() {
    return "intervals of " + bits + " bits";
  }

  @Override
  public RationalInterval of(Rational value) {
    return RationalInterval.of(value).outward(bits);
  }

  @Override
  public RationalInterval add(RationalInterval a, RationalInterval b) {
    return a.add(b).outward(bits);
  }

  @Override
  public RationalInterval subtract(RationalInterval a, RationalInterval b) {
    return a.subtract(b).outward(bits);
  }

  @Override
  public RationalInterval multiply(RationalInterval a, RationalInterval b) {
    return a.multiply(b).outward(bits);
  }

  @Override
  public RationalInterval divide(RationalInterval a, RationalInterval b) {
    return a.divide(b).outward(bits);
  }

  @Override
  public RationalInterval negate(RationalInterval a) {
    return a.negate();
  }

  @Override
  public RationalInterval exp(RationalInterval a) {
    return a.exp(bits);
  }

  @Override
  public RationalInterval log(RationalInterval a) {
    return a.log(bits);
  }

  @Override
  public RationalInterval tanh(RationalInterval a) {
    return a.tanh(bits);
  }

  @Override
  public RationalInterval logistic(RationalInterval a) {
    return a.logistic(bits);
  }

  @Override
  public RationalInterval sqrt(RationalInterval a) {
    return a.sqrt(bits);
  }

  @Override
  public RationalInterval max(RationalInterval a, RationalInterval b) {
    return a.max(b);
  }

  @Override
  public RationalInterval abs(RationalInterval a) {
    return a.abs();
  }

  /**
   * Compares two intervals that are apart, or two equal points.
   *
   * @throws NotInArithmeticException if they overlap, so that the order of their members is unknown
   */
  @Override
  public int compare(RationalInterval a, RationalInterval b) {
    if (a.disjoint(b)) {
      return a.strictPrecedes(b) ? -1 : 1;
    }
    if (a.equals(b) && a.wid().signum() == 0) {
      return 0;
    }
    throw new NotInArithmeticException("the order of " + a + " and " + b, name(), "they overlap");
  }
}

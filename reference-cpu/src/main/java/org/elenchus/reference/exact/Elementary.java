package org.elenchus.reference.exact;

import java.math.BigInteger;

/**
 * Elementary functions of rationals as enclosures by dyadic rationals.
 *
 * <p><b>Method.</b> All series run in fixed point on integers, once rounded down and once rounded
 * up, on arguments reduced so that every term is positive; the remainder of each series is bounded
 * by a rational stated beside it. Everything else follows from e^x − 1 and artanh by monotone
 * formulas, each end rounded outward.
 *
 * <p><b>Accuracy.</b> With {@code bits} = b the enclosure of f(x) ≠ 0 has width at most
 * 2^(2−b)·|f(x)|. Ends have at most b significant bits, so an end may equal a bound that the
 * function never attains (tanh x ≤ 1).
 *
 * <p><b>Edge cases.</b> Beyond |x| = {@value #LARGEST_ARGUMENT} the bounded functions are enclosed
 * by their value there and their limit, e^x by 0 on the left, and e^x on the right is refused.
 */
final class Elementary {
  /** Arguments of e^x larger than this are refused. */
  static final int LARGEST_ARGUMENT = 1 << 14;

  /** Bits beyond those asked for: they absorb the truncations of a series and of its reduction. */
  private static final int GUARD_BITS = 24;

  /** So many halvings bring a number from 1 to 2 below 2^−4, where e^x − 1 is summed. */
  private static final int REDUCTION = 5;

  private static final Rational LARGEST = Rational.of(LARGEST_ARGUMENT);

  private Elementary() {}

  static RationalInterval exp(Rational x, int bits) {
    if (x.signum() == 0) {
      return RationalInterval.ONE;
    }
    if (x.compareTo(LARGEST) > 0) {
      throw new ArithmeticException("e^x for an x larger than " + LARGEST_ARGUMENT);
    }
    if (x.compareTo(LARGEST.negate()) < 0) {
      return new RationalInterval(Rational.ZERO, exp(LARGEST.negate(), bits).sup());
    }
    RationalInterval grown = expm1(x.abs(), bits).add(RationalInterval.ONE);
    return (x.signum() == -1 ? grown.reciprocal() : grown).outward(bits);
  }

  static RationalInterval tanh(Rational x, int bits) {
    if (x.signum() == 0) {
      return RationalInterval.ZERO;
    }
    if (x.signum() == -1) {
      return tanh(x.negate(), bits).negate();
    }
    if (x.compareTo(Rational.of(bits)) >= 0) {
      return nearlyOne(bits); // 1 − tanh x < 2·e^(−2x) < 2^−x
    }
    // tanh x = E / (E + 2) with E = e^(2x) − 1, increasing in E.
    RationalInterval e = expm1(x.scalb(1), bits);
    return new RationalInterval(
            e.inf().divide(e.inf().add(Rational.TWO)), e.sup().divide(e.sup().add(Rational.TWO)))
        .outward(bits);
  }

  static RationalInterval logistic(Rational x, int bits) {
    if (x.signum() == 0) {
      return RationalInterval.of(Rational.HALF);
    }
    if (x.compareTo(Rational.of(bits)) >= 0) {
      return nearlyOne(bits); // 1 − σ(x) < e^−x < 2^−x
    }
    if (x.compareTo(LARGEST.negate()) < 0) {
      return new RationalInterval(Rational.ZERO, logistic(LARGEST.negate(), bits).sup());
    }
    // With E = e^|x| − 1: 1 / (2 + E) on the left of 0, its complement on the right.
    RationalInterval left =
        expm1(x.abs(), bits).add(RationalInterval.of(Rational.TWO)).reciprocal();
    return (x.signum() == -1 ? left : RationalInterval.ONE.subtract(left)).outward(bits);
  }

  static RationalInterval log(Rational x, int bits) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("logarithm of " + x + ", which is not positive");
    }
    if (x.equals(Rational.ONE)) {
      return RationalInterval.ZERO;
    }
    // x = 2^k · m with m in [3/4, 3/2), so that ln m = 2 artanh((m − 1)/(m + 1)) cancels nothing.
    int k = x.exponent();
    Rational m = x.scalb(-k);
    if (m.compareTo(Rational.of(3, 2)) >= 0) {
      k++;
      m = m.scalb(-1);
    }
    int inner = bits + GUARD_BITS;
    RationalInterval mantissa =
        artanhSeries(m.subtract(Rational.ONE).divide(m.add(Rational.ONE)), inner)
            .scale(Rational.TWO);
    return mantissa.add(logTwo(inner).scale(Rational.of(k))).outward(bits);
  }

  static RationalInterval artanh(Rational x, int bits) {
    if (x.abs().compareTo(Rational.ONE) >= 0) {
      throw new ArithmeticException("artanh of " + x + ", which is outside (−1, 1)");
    }
    if (x.abs().compareTo(Rational.of(1, 4)) <= 0) {
      return artanhSeries(x, bits + GUARD_BITS).outward(bits);
    }
    Rational ratio = Rational.ONE.add(x).divide(Rational.ONE.subtract(x));
    return log(ratio, bits).scale(Rational.HALF);
  }

  static RationalInterval sqrt(Rational x, int bits) {
    if (x.signum() < 0) {
      throw new ArithmeticException("square root of " + x + ", which is negative");
    }
    if (x.signum() == 0) {
      return RationalInterval.ZERO;
    }
    // √x = √(x·4^s) / 2^s, with x·4^s of more than 2·bits bits before the point.
    int s = bits - Math.floorDiv(x.exponent(), 2);
    BigInteger radicand = x.scalb(2 * s).floor();
    BigInteger root = radicand.sqrt();
    Rational low = Rational.of(root).scalb(-s);
    return low.multiply(low).equals(x)
        ? RationalInterval.of(low).outward(bits)
        : new RationalInterval(low, Rational.of(root.add(BigInteger.ONE)).scalb(-s)).outward(bits);
  }

  private static RationalInterval nearlyOne(int bits) {
    return new RationalInterval(Rational.ONE.subtract(Rational.ONE.scalb(-bits)), Rational.ONE);
  }

  private static RationalInterval logTwo(int bits) {
    return artanhSeries(Rational.of(1, 3), bits).scale(Rational.TWO);
  }

  /**
   * Encloses e^x − 1 for x &gt; 0, with relative width at most 2^−bits, in more bits than asked.
   */
  private static RationalInterval expm1(Rational x, int bits) {
    int doublings = Math.max(0, x.exponent() + REDUCTION);
    Rational t = x.scalb(-doublings);
    int w = bits + doublings + GUARD_BITS + Math.max(0, -t.exponent());
    BigInteger low = expm1SeriesDown(t.scalb(w).floor(), w);
    BigInteger high = expm1SeriesUp(t.scalb(w).ceil(), w);
    for (int i = 0; i < doublings; i++) {
      // e^(2t) − 1 = E² + 2E
      low = low.multiply(low).shiftRight(w).add(low.shiftLeft(1));
      high = shiftRightUp(high.multiply(high), w).add(high.shiftLeft(1));
    }
    return new RationalInterval(Rational.of(low).scalb(-w), Rational.of(high).scalb(-w));
  }

  /**
   * Lower bound of Σ t^n/n!, n ≥ 1, in units of 2^−w: every term rounded down, the rest dropped.
   */
  private static BigInteger expm1SeriesDown(BigInteger t, int w) {
    BigInteger term = t;
    BigInteger sum = t;
    for (int n = 2; term.signum() > 0; n++) {
      term = term.multiply(t).shiftRight(w).divide(BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return sum;
  }

  /**
   * Upper bound of Σ t^n/n!, n ≥ 1, in units of 2^−w, for t ≤ 1/16 (1/8 after rounding up): every
   * term rounded up; once a term is one unit the terms after it sum to less than that unit, since
   * each is less than half of the one before.
   */
  private static BigInteger expm1SeriesUp(BigInteger t, int w) {
    BigInteger term = t;
    BigInteger sum = t;
    for (int n = 2; term.compareTo(BigInteger.ONE) > 0; n++) {
      term = divideUp(shiftRightUp(term.multiply(t), w), BigInteger.valueOf(n));
      sum = sum.add(term);
    }
    return sum.add(BigInteger.ONE);
  }

  /**
   * Encloses artanh z = Σ z^(2j+1)/(2j+1) for |z| ≤ 1/3, with relative width at most 2^−bits. After
   * the term with power z^p the rest is below z^p·z²/(1 − z²) ≤ z^p/8.
   */
  private static RationalInterval artanhSeries(Rational z, int bits) {
    if (z.signum() == 0) {
      return RationalInterval.ZERO;
    }
    if (z.signum() == -1) {
      return artanhSeries(z.negate(), bits).negate();
    }
    int w = bits + GUARD_BITS + Math.max(0, -z.exponent());
    BigInteger down = z.scalb(w).floor();
    BigInteger up = z.scalb(w).ceil();
    BigInteger downSquare = down.multiply(down).shiftRight(w);
    BigInteger upSquare = shiftRightUp(up.multiply(up), w);
    BigInteger low = BigInteger.ZERO;
    BigInteger high = BigInteger.ZERO;
    BigInteger n = BigInteger.ONE;
    while (true) {
      low = low.add(down.divide(n));
      high = high.add(divideUp(up, n));
      if (up.compareTo(BigInteger.TWO) <= 0) {
        return new RationalInterval(
            Rational.of(low).scalb(-w), Rational.of(high.add(BigInteger.ONE)).scalb(-w));
      }
      down = down.multiply(downSquare).shiftRight(w);
      up = shiftRightUp(up.multiply(upSquare), w);
      n = n.add(BigInteger.TWO);
    }
  }

  private static BigInteger shiftRightUp(BigInteger value, int shift) {
    return value.negate().shiftRight(shift).negate();
  }

  private static BigInteger divideUp(BigInteger value, BigInteger divisor) {
    return value.add(divisor).subtract(BigInteger.ONE).divide(divisor);
  }
}

package org.elenchus.reference.exact;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A closed, bounded, non-empty interval with rational ends: the common intervals of IEEE 1788, with
 * the names used there.
 *
 * <p>Sums, differences, products, quotients and powers are the exact ranges. The elementary
 * functions take the number of significant bits b of their ends; at a point x they have width at
 * most 2^(2−b)·|f(x)|, on an interval they are the enclosures at its ends, for all of them
 * increase.
 *
 * @param inf the lower end
 * @param sup the upper end, at least {@code inf}
 */
public record RationalInterval(Rational inf, Rational sup) {
  /** The number 0. */
  public static final RationalInterval ZERO = of(Rational.ZERO);

  /** The number 1. */
  public static final RationalInterval ONE = of(Rational.ONE);

  /**
   * Requires ends in order.
   *
   * @throws IllegalArgumentException if {@code inf > sup}
   */
  public RationalInterval {
    if (inf.compareTo(sup) > 0) {
      throw new IllegalArgumentException("empty interval [" + inf + ", " + sup + "]");
    }
  }

  /**
   * A single point.
   *
   * @param value the point
   * @return [value, value]
   */
  public static RationalInterval of(Rational value) {
    return new RationalInterval(value, value);
  }

  /**
   * Reads both ends.
   *
   * @param inf the lower end, as {@link Rational#parse} wants it
   * @param sup the upper end
   * @return the interval
   * @throws NumberFormatException if an end has another form
   * @throws IllegalArgumentException if the ends are in the wrong order
   */
  public static RationalInterval parse(String inf, String sup) {
    return new RationalInterval(Rational.parse(inf), Rational.parse(sup));
  }

  /**
   * The midpoint.
   *
   * @return (inf + sup) / 2, exactly
   */
  public Rational mid() {
    return inf.add(sup).multiply(Rational.HALF);
  }

  /**
   * The width.
   *
   * @return sup − inf
   */
  public Rational wid() {
    return sup.subtract(inf);
  }

  /**
   * The radius.
   *
   * @return half the width
   */
  public Rational rad() {
    return wid().multiply(Rational.HALF);
  }

  /**
   * The magnitude.
   *
   * @return the largest |x| in the interval
   */
  public Rational mag() {
    return inf.negate().max(sup);
  }

  /**
   * The mignitude.
   *
   * @return the smallest |x| in the interval
   */
  public Rational mig() {
    return Rational.ZERO.max(inf).max(sup.negate());
  }

  /**
   * Whether a number is a member.
   *
   * @param value any number
   * @return whether inf ≤ value ≤ sup
   */
  public boolean contains(Rational value) {
    return inf.compareTo(value) <= 0 && value.compareTo(sup) <= 0;
  }

  /**
   * Whether this is a part of another interval.
   *
   * @param other the other interval
   * @return whether every member of this is one of the other
   */
  public boolean subset(RationalInterval other) {
    return other.inf.compareTo(inf) <= 0 && sup.compareTo(other.sup) <= 0;
  }

  /**
   * Whether this lies inside another interval and touches none of its ends.
   *
   * @param other the other interval
   * @return whether other.inf &lt; inf and sup &lt; other.sup
   */
  public boolean interior(RationalInterval other) {
    return other.inf.compareTo(inf) < 0 && sup.compareTo(other.sup) < 0;
  }

  /**
   * Whether the two have no common member.
   *
   * @param other the other interval
   * @return whether they are disjoint
   */
  public boolean disjoint(RationalInterval other) {
    return sup.compareTo(other.inf) < 0 || other.sup.compareTo(inf) < 0;
  }

  /**
   * Whether all of this lies before all of the other.
   *
   * @param other the other interval
   * @return whether sup &lt; other.inf
   */
  public boolean strictPrecedes(RationalInterval other) {
    return sup.compareTo(other.inf) < 0;
  }

  /**
   * The common part.
   *
   * @param other the other interval
   * @return the intersection, empty if they are disjoint
   */
  public Optional<RationalInterval> intersection(RationalInterval other) {
    return disjoint(other)
        ? Optional.empty()
        : Optional.of(new RationalInterval(inf.max(other.inf), sup.min(other.sup)));
  }

  /**
   * The smallest interval that contains both.
   *
   * @param other the other interval
   * @return the hull of the union
   */
  public RationalInterval convexHull(RationalInterval other) {
    return new RationalInterval(inf.min(other.inf), sup.max(other.sup));
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return all sums
   */
  public RationalInterval add(RationalInterval other) {
    return new RationalInterval(inf.add(other.inf), sup.add(other.sup));
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return all differences
   */
  public RationalInterval subtract(RationalInterval other) {
    return new RationalInterval(inf.subtract(other.sup), sup.subtract(other.inf));
  }

  /**
   * Negates.
   *
   * @return all −x
   */
  public RationalInterval negate() {
    return new RationalInterval(sup.negate(), inf.negate());
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return all products
   */
  public RationalInterval multiply(RationalInterval other) {
    if (inf.signum() >= 0 && other.inf.signum() >= 0) {
      return new RationalInterval(inf.multiply(other.inf), sup.multiply(other.sup));
    }
    Rational a = inf.multiply(other.inf);
    Rational b = inf.multiply(other.sup);
    Rational c = sup.multiply(other.inf);
    Rational d = sup.multiply(other.sup);
    return new RationalInterval(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
  }

  /**
   * Multiplies by a number.
   *
   * @param factor any number
   * @return all products
   */
  public RationalInterval scale(Rational factor) {
    return multiply(of(factor));
  }

  /**
   * Divides.
   *
   * @param other the divisor
   * @return all quotients
   * @throws ArithmeticException if the divisor contains 0
   */
  public RationalInterval divide(RationalInterval other) {
    return multiply(other.reciprocal());
  }

  /**
   * Inverts.
   *
   * @return all 1/x
   * @throws ArithmeticException if this contains 0
   */
  public RationalInterval reciprocal() {
    if (contains(Rational.ZERO)) {
      throw new ArithmeticException("division by " + this + ", which contains 0");
    }
    return new RationalInterval(sup.reciprocal(), inf.reciprocal());
  }

  /**
   * Squares: tighter than a product with itself.
   *
   * @return all x²
   */
  public RationalInterval sqr() {
    Rational low = mig();
    Rational high = mag();
    return new RationalInterval(low.multiply(low), high.multiply(high));
  }

  /**
   * The absolute value.
   *
   * @return all |x|
   */
  public RationalInterval abs() {
    return new RationalInterval(mig(), mag());
  }

  /**
   * The larger of two.
   *
   * @param other the other interval
   * @return all max(x, y)
   */
  public RationalInterval max(RationalInterval other) {
    return new RationalInterval(inf.max(other.inf), sup.max(other.sup));
  }

  /**
   * The smaller of two.
   *
   * @param other the other interval
   * @return all min(x, y)
   */
  public RationalInterval min(RationalInterval other) {
    return new RationalInterval(inf.min(other.inf), sup.min(other.sup));
  }

  /**
   * Rounds both ends outward to dyadic numbers.
   *
   * @param bits significant bits of each end
   * @return the smallest interval with such ends that contains this one
   */
  public RationalInterval outward(int bits) {
    return new RationalInterval(inf.floorToBits(bits), sup.ceilToBits(bits));
  }

  /**
   * The exponential function.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all e^x
   * @throws ArithmeticException if an argument is larger than 2^14
   */
  public RationalInterval exp(int bits) {
    return increasing(Elementary::exp, bits);
  }

  /**
   * The natural logarithm.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all ln x
   * @throws ArithmeticException if a member is not positive
   */
  public RationalInterval log(int bits) {
    return increasing(Elementary::log, bits);
  }

  /**
   * The hyperbolic tangent.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all tanh x, inside [−1, 1]
   */
  public RationalInterval tanh(int bits) {
    return increasing(Elementary::tanh, bits);
  }

  /**
   * The inverse of the hyperbolic tangent.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all artanh x
   * @throws ArithmeticException if a member is outside (−1, 1)
   */
  public RationalInterval artanh(int bits) {
    return increasing(Elementary::artanh, bits);
  }

  /**
   * The logistic function.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all 1/(1 + e^−x), inside [0, 1]
   */
  public RationalInterval logistic(int bits) {
    return increasing(Elementary::logistic, bits);
  }

  /**
   * The square root.
   *
   * @param bits significant bits of the ends
   * @return an enclosure of all √x
   * @throws ArithmeticException if a member is negative
   */
  public RationalInterval sqrt(int bits) {
    return increasing(Elementary::sqrt, bits);
  }

  private RationalInterval increasing(
      BiFunction<Rational, Integer, RationalInterval> function, int bits) {
    RationalInterval low = function.apply(inf, bits);
    return inf.equals(sup) ? low : new RationalInterval(low.inf, function.apply(sup, bits).sup);
  }

  @Override
  public String toString() {
    return "[" + inf + ", " + sup + "]";
  }
}

package org.elenchus.reference.exact;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Elementary functions rounded as if computed exactly: the enclosure is refined until both of its
 * ends round to the same value. It always ends, since e^x, tanh x and 1/(1 + e^−x) are irrational
 * for every rational x but 0, as ln x is but for 1 (Lindemann), where they are returned exactly, so
 * none is a point halfway between two values.
 */
public final class CorrectlyRounded {
  private static final int FIRST_BITS = 64;

  /** Beyond it e^x exceeds every double, and e^−x is less than half of the smallest: e > 2^1.4. */
  private static final double EXP_LIMIT = 800;

  /**
   * Beyond it 1 − tanh x and 1 − σ(x) are below 2^−90, less than half a unit of any format at 1.
   */
  private static final double ONE_LIMIT = 64;

  private CorrectlyRounded() {}

  /**
   * e^x in a format.
   *
   * @param format the format of the result
   * @param x a double; for infinities the limit, for NaN NaN
   * @return the value of the format nearest to e^x, infinite when too large
   */
  public static double exp(BinaryFormat format, double x) {
    return within(-EXP_LIMIT, EXP_LIMIT, x, Elementary::exp, format);
  }

  /**
   * ln x in a format.
   *
   * @param format the format of the result
   * @param x a positive double; for +∞ the limit, for NaN NaN
   * @return the value of the format nearest to ln x
   * @throws ArithmeticException if x is not positive
   */
  public static double log(BinaryFormat format, double x) {
    if (!Double.isFinite(x)) {
      return StrictMath.log(x);
    }
    return refined(bits -> Elementary.log(Rational.of(x), bits), format::round);
  }

  /**
   * tanh x in a format.
   *
   * @param format the format of the result
   * @param x a double; for infinities the limit, for NaN NaN
   * @return the value of the format nearest to tanh x; 0 for both zeros
   */
  public static double tanh(BinaryFormat format, double x) {
    return within(-ONE_LIMIT, ONE_LIMIT, x, Elementary::tanh, format);
  }

  /**
   * 1/(1 + e^−x) in a format.
   *
   * @param format the format of the result
   * @param x a double; for infinities the limit, for NaN NaN
   * @return the value of the format nearest to it
   */
  public static double logistic(BinaryFormat format, double x) {
    return within(-EXP_LIMIT, ONE_LIMIT, x, Elementary::logistic, format);
  }

  /** A function that no format tells from its limits beyond two arguments. */
  private static double within(
      double least,
      double most,
      double x,
      BiFunction<Rational, Integer, RationalInterval> function,
      BinaryFormat format) {
    if (Double.isNaN(x)) {
      return x;
    }
    Rational argument = Rational.of(Math.clamp(x, least, most));
    return refined(bits -> function.apply(argument, bits), format::round);
  }

  /**
   * Rounds a number that is known by ever better enclosures.
   *
   * @param enclosure from a number of bits to an enclosure with that relative accuracy
   * @param rounding any monotone rounding
   * @return the common rounding of both ends
   */
  static double refined(
      IntFunction<RationalInterval> enclosure, ToDoubleFunction<Rational> rounding) {
    for (int bits = FIRST_BITS; ; bits *= 2) {
      RationalInterval value = enclosure.apply(bits);
      double low = rounding.applyAsDouble(value.inf());
      if (low == rounding.applyAsDouble(value.sup())) {
        return low;
      }
    }
  }
}

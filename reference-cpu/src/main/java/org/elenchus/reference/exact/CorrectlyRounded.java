package org.elenchus.reference.exact;

import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Elementary functions rounded as if computed exactly: the enclosure is refined until both of its
 * ends round to the same value. It always ends, since e^x, tanh x and 1/(1 + e^−x) are irrational
 * for every rational x but 0 (Lindemann), where they are returned exactly, so none is a point
 * halfway between two values.
 */
public final class CorrectlyRounded {
  private static final int FIRST_BITS = 64;

  private CorrectlyRounded() {}

  /**
   * e^x in a format.
   *
   * @param format the format of the result
   * @param x a finite double
   * @return the value of the format nearest to e^x, infinite when too large
   */
  public static double exp(BinaryFormat format, double x) {
    if (x > Elementary.LARGEST_ARGUMENT) {
      return Double.POSITIVE_INFINITY; // e^16384 exceeds the largest double
    }
    return refined(bits -> Elementary.exp(Rational.of(x), bits), format::round);
  }

  /**
   * tanh x in a format.
   *
   * @param format the format of the result
   * @param x a finite double
   * @return the value of the format nearest to tanh x; 0 for both zeros
   */
  public static double tanh(BinaryFormat format, double x) {
    return refined(bits -> Elementary.tanh(Rational.of(x), bits), format::round);
  }

  /**
   * 1/(1 + e^−x) in a format.
   *
   * @param format the format of the result
   * @param x a finite double
   * @return the value of the format nearest to it
   */
  public static double logistic(BinaryFormat format, double x) {
    return refined(bits -> Elementary.logistic(Rational.of(x), bits), format::round);
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

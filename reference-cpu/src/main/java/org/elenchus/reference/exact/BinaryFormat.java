package org.elenchus.reference.exact;

import java.math.BigInteger;

/**
 * A binary floating-point format in the sense of IEEE 754, whose finite values all are doubles.
 *
 * <p>A value of the format is held as a {@code double}. Rounding is to nearest, ties to even, with
 * gradual underflow; what is too large becomes infinite.
 *
 * @param name the name used in scopes: {@code float64}, {@code float32}, {@code bfloat16}
 * @param precision significant bits, the leading one included
 * @param minExponent exponent of the smallest normal number
 * @param maxExponent exponent of the largest finite number
 */
public record BinaryFormat(String name, int precision, int minExponent, int maxExponent) {
  /** IEEE 754 binary64. */
  public static final BinaryFormat FLOAT64 = new BinaryFormat("float64", 53, -1022, 1023);

  /** IEEE 754 binary32. */
  public static final BinaryFormat FLOAT32 = new BinaryFormat("float32", 24, -126, 127);

  /** The upper half of binary32: 8 bits of precision, the same exponents. */
  public static final BinaryFormat BFLOAT16 = new BinaryFormat("bfloat16", 8, -126, 127);

  /**
   * Requires a format that doubles hold.
   *
   * @throws IllegalArgumentException if precision or exponents exceed those of binary64
   */
  public BinaryFormat {
    if (precision < 2 || precision > 53 || minExponent < -1022 || maxExponent > 1023) {
      throw new IllegalArgumentException("no such format: " + name);
    }
  }

  /**
   * The format of a scope word.
   *
   * @param name {@code float64}, {@code float32} or {@code bfloat16}
   * @return the format
   * @throws IllegalArgumentException for another word
   */
  public static BinaryFormat named(String name) {
    return switch (name) {
      case "float64" -> FLOAT64;
      case "float32" -> FLOAT32;
      case "bfloat16" -> BFLOAT16;
      default -> throw new IllegalArgumentException("no floating-point format: " + name);
    };
  }

  /**
   * Rounds to nearest, ties to even.
   *
   * @param value any rational
   * @return the value of this format nearest to it, infinite when too large; 0 is +0.0, and what
   *     underflows keeps its sign
   */
  public double round(Rational value) {
    if (value.signum() == 0) {
      return 0.0;
    }
    int quantum = Math.max(value.exponent(), minExponent) - (precision - 1);
    Rational scaled = value.abs().scalb(-quantum);
    BigInteger whole = scaled.floor();
    int half = scaled.subtract(Rational.of(whole)).compareTo(Rational.HALF);
    if (half > 0 || (half == 0 && whole.testBit(0))) {
      whole = whole.add(BigInteger.ONE);
    }
    double magnitude = Math.scalb((double) whole.longValueExact(), quantum);
    if (magnitude > max()) {
      magnitude = Double.POSITIVE_INFINITY;
    }
    return value.signum() * magnitude;
  }

  /**
   * Rounds a double to nearest, ties to even.
   *
   * <p>For the sum, difference, product, quotient or square root of two values of a format with at
   * most 25 bits, rounding the double result once more is the same as rounding the exact one (53 ≥
   * 2·25 + 2; Figueroa 1995).
   *
   * @param value any double
   * @return the nearest value of this format; NaN, infinities and −0.0 are kept
   */
  public double round(double value) {
    if (precision == 53 || !Double.isFinite(value) || value == 0) {
      return value;
    }
    return round(Rational.of(value));
  }

  /**
   * The largest finite value.
   *
   * @return (2 − 2^(1−precision))·2^maxExponent
   */
  public double max() {
    return Math.scalb(2 - Math.scalb(1.0, 1 - precision), maxExponent);
  }

  /**
   * The smallest positive value.
   *
   * @return 2^(minExponent − precision + 1)
   */
  public double min() {
    return Math.scalb(1.0, minExponent - precision + 1);
  }

  /**
   * Whether a double is a finite value of this format.
   *
   * @param value any double
   * @return whether rounding leaves it as it is
   */
  public boolean contains(double value) {
    return Double.isFinite(value) && round(value) == value;
  }

  /**
   * The next larger value of this format.
   *
   * @param value a finite value of this format
   * @return the next one, +∞ after the largest
   * @throws IllegalArgumentException if the value is not of this format
   */
  public double nextUp(double value) {
    if (!contains(value)) {
      throw new IllegalArgumentException(value + " is no finite " + name);
    }
    double magnitude = Math.abs(value);
    int exponent = Math.max(Math.getExponent(magnitude), minExponent);
    double ulp = Math.scalb(1.0, exponent - precision + 1);
    if (value > 0) {
      return value == max() ? Double.POSITIVE_INFINITY : value + ulp;
    }
    boolean powerOfTwo = magnitude == Math.scalb(1.0, exponent) && exponent > minExponent;
    return -(magnitude - (powerOfTwo ? ulp / 2 : ulp));
  }

  /**
   * The next smaller value of this format.
   *
   * @param value a finite value of this format
   * @return the next one, −∞ before the smallest
   * @throws IllegalArgumentException if the value is not of this format
   */
  public double nextDown(double value) {
    return -nextUp(-value);
  }
}

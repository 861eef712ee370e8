package org.elenchus.reference.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number, immutable and always in lowest terms with a positive denominator.
 *
 * <p><b>Construction.</b> {@link #of(long)}, {@link #of(long, long)}, {@link #of(double)} and
 * {@link #parse(String)} are exact. {@link #doubleValue()} rounds to nearest, ties to even.
 *
 * <p><b>Representation.</b> Two {@code long}s while both fit, two {@link BigInteger}s otherwise; a
 * value has exactly one representation, so equality never converts. The long path is taken only
 * when the bit lengths of the operands show that no intermediate result can overflow.
 */
public final class Rational implements Comparable<Rational> {
  /** The number 0. */
  public static final Rational ZERO = new Rational(0, 1, null, null);

  /** The number 1. */
  public static final Rational ONE = new Rational(1, 1, null, null);

  /** The number 2. */
  public static final Rational TWO = new Rational(2, 1, null, null);

  /** The number 1/2. */
  public static final Rational HALF = new Rational(1, 2, null, null);

  private static final Pattern SYNTAX = Pattern.compile("-?[0-9]+(/[0-9]+)?");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

  private final long n;
  private final long d;
  private final @Nullable BigInteger bigN;
  private final @Nullable BigInteger bigD;

  private Rational(long n, long d, @Nullable BigInteger bigN, @Nullable BigInteger bigD) {
    this.n = n;
    this.d = d;
    this.bigN = bigN;
    this.bigD = bigD;
  }

  /**
   * The integer {@code value}.
   *
   * @param value any long
   * @return {@code value}, exactly
   */
  public static Rational of(long value) {
    if (value == Long.MIN_VALUE) {
      return reduced(BigInteger.valueOf(value), BigInteger.ONE);
    }
    return new Rational(value, 1, null, null);
  }

  /**
   * The quotient of two integers.
   *
   * @param numerator any long
   * @param denominator any long but 0
   * @return {@code numerator / denominator}, exactly
   * @throws ArithmeticException if the denominator is 0
   */
  public static Rational of(long numerator, long denominator) {
    return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  /**
   * An integer of any size.
   *
   * @param value the integer
   * @return {@code value}, exactly
   */
  public static Rational of(BigInteger value) {
    return reduced(value, BigInteger.ONE);
  }

  /**
   * The quotient of two integers of any size.
   *
   * @param numerator any integer
   * @param denominator any integer but 0
   * @return {@code numerator / denominator}, exactly
   * @throws ArithmeticException if the denominator is 0
   */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() < 0) {
      return of(numerator.negate(), denominator.negate());
    }
    return switch (denominator.bitCount()) {
      case 0 -> throw new ArithmeticException("division by zero: " + numerator + "/0");
      case 1 -> {
        int shift = Math.min(twos(numerator), twos(denominator));
        yield reduced(numerator.shiftRight(shift), denominator.shiftRight(shift));
      }
      default -> {
        BigInteger g = numerator.gcd(denominator);
        yield reduced(numerator.divide(g), denominator.divide(g));
      }
    };
  }

  /**
   * The exact value of a double.
   *
   * @param value a finite double
   * @return its value (−0.0 gives 0)
   * @throws ArithmeticException if the value is infinite or NaN
   */
  public static Rational of(double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("not a rational number: " + value);
    }
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
    long fraction = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    long magnitude =
        Math.getExponent(value) < Double.MIN_EXPONENT ? fraction : fraction | (1L << 52);
    return of((long) Math.signum(value) * magnitude).scalb(exponent);
  }

  /**
   * The value of a fraction of commons-numbers.
   *
   * @param value the fraction
   * @return its value, exactly
   */
  public static Rational of(BigFraction value) {
    return of(value.getNumerator(), value.getDenominator());
  }

  /**
   * Reads {@code "7"} or {@code "-3/5"}: digits, an optional leading minus, an optional
   * denominator.
   *
   * @param text the text, in lowest terms or not
   * @return the number
   * @throws NumberFormatException if the text has another form
   * @throws ArithmeticException if the denominator is 0
   */
  public static Rational parse(String text) {
    if (!SYNTAX.matcher(text).matches()) {
      throw new NumberFormatException(
          "expected an exact number such as \"7\" or \"-3/5\", found \"" + text + "\"");
    }
    int slash = text.indexOf('/');
    return slash == -1
        ? of(new BigInteger(text))
        : of(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }

  /**
   * Reads a plain decimal such as {@code "0.95"} or {@code "-12"}.
   *
   * @param text digits with an optional sign and an optional point, no exponent
   * @return the number, exactly
   * @throws NumberFormatException if the text has another form
   */
  public static Rational parseDecimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new NumberFormatException(
          "expected a decimal such as \"0.95\", found \"" + text + "\"");
    }
    BigDecimal value = new BigDecimal(text);
    return of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }

  /**
   * The numerator, of the sign of the number.
   *
   * @return the numerator in lowest terms
   */
  public BigInteger numerator() {
    return bigN == null ? BigInteger.valueOf(n) : bigN;
  }

  /**
   * The denominator, at least 1.
   *
   * @return the denominator in lowest terms
   */
  public BigInteger denominator() {
    return bigD == null ? BigInteger.valueOf(d) : bigD;
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return {@code this + other}
   */
  public Rational add(Rational other) {
    if (isSmall()
        && other.isSmall()
        && Math.max(bits(n) + bits(other.d), bits(other.n) + bits(d)) < Long.SIZE - 1
        && bits(d) + bits(other.d) < Long.SIZE) {
      return small(n * other.d + other.n * d, d * other.d);
    }
    BigInteger p = denominator();
    BigInteger q = other.denominator();
    return p.equals(q)
        ? of(numerator().add(other.numerator()), p)
        : of(numerator().multiply(q).add(other.numerator().multiply(p)), p.multiply(q));
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return {@code this − other}
   */
  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return {@code this · other}
   */
  public Rational multiply(Rational other) {
    if (isSmall()
        && other.isSmall()
        && bits(n) + bits(other.n) < Long.SIZE
        && bits(d) + bits(other.d) < Long.SIZE) {
      return small(n * other.n, d * other.d);
    }
    return of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  /**
   * Divides.
   *
   * @param other the divisor
   * @return {@code this / other}
   * @throws ArithmeticException if the divisor is 0
   */
  public Rational divide(Rational other) {
    return multiply(other.reciprocal());
  }

  /**
   * Inverts.
   *
   * @return {@code 1 / this}
   * @throws ArithmeticException if this is 0
   */
  public Rational reciprocal() {
    if (signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    if (isSmall()) {
      return new Rational(signum() * d, signum() * n, null, null);
    }
    BigInteger sign = BigInteger.valueOf(signum());
    return reduced(denominator().multiply(sign), numerator().multiply(sign));
  }

  /**
   * Negates.
   *
   * @return {@code −this}
   */
  public Rational negate() {
    return isSmall()
        ? new Rational(-n, d, null, null)
        : reduced(numerator().negate(), denominator());
  }

  /**
   * The absolute value.
   *
   * @return {@code |this|}
   */
  public Rational abs() {
    return isSmall()
        ? new Rational(Math.abs(n), d, null, null)
        : reduced(numerator().abs(), denominator());
  }

  /**
   * A whole power.
   *
   * @param exponent any int; 0 gives 1 (also for base 0)
   * @return {@code this^exponent}
   * @throws ArithmeticException if this is 0 and the exponent negative
   */
  public Rational pow(int exponent) {
    if (exponent < 0) {
      return reciprocal().pow(Math.negateExact(exponent));
    }
    return reduced(numerator().pow(exponent), denominator().pow(exponent));
  }

  /**
   * Multiplies by a power of two.
   *
   * @param exponent any int
   * @return {@code this · 2^exponent}
   */
  public Rational scalb(int exponent) {
    if (exponent >= 0) {
      int shift = Math.min(exponent, twos(denominator()));
      return reduced(numerator().shiftLeft(exponent - shift), denominator().shiftRight(shift));
    }
    int shift = Math.min(-exponent, twos(numerator()));
    return reduced(numerator().shiftRight(shift), denominator().shiftLeft(-exponent - shift));
  }

  /** How often 2 divides a number; for 0 more often than any other. */
  private static int twos(BigInteger value) {
    return value.signum() == 0 ? Integer.MAX_VALUE : value.getLowestSetBit();
  }

  /**
   * The sign.
   *
   * @return −1, 0 or 1
   */
  public int signum() {
    return bigN == null ? Long.signum(n) : bigN.signum();
  }

  /**
   * Whether this is an integer.
   *
   * @return whether the denominator is 1
   */
  public boolean isInteger() {
    return denominator().equals(BigInteger.ONE);
  }

  /**
   * The value as a long.
   *
   * @return the value
   * @throws ArithmeticException if it is no integer or too large
   */
  public long longValueExact() {
    if (!isInteger()) {
      throw new ArithmeticException(this + " is not an integer");
    }
    return numerator().longValueExact();
  }

  /**
   * The largest integer that is not larger.
   *
   * @return {@code ⌊this⌋}
   */
  public BigInteger floor() {
    BigInteger[] parts = numerator().divideAndRemainder(denominator());
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /**
   * The smallest integer that is not smaller.
   *
   * @return {@code ⌈this⌉}
   */
  public BigInteger ceil() {
    return negate().floor().negate();
  }

  /**
   * The whole part of the binary logarithm of the absolute value.
   *
   * @return the e with {@code 2^e ≤ |this| < 2^(e+1)}
   * @throws ArithmeticException if this is 0
   */
  public int exponent() {
    if (signum() == 0) {
      throw new ArithmeticException("0 has no exponent");
    }
    int guess = numerator().abs().bitLength() - denominator().bitLength();
    return abs().compareTo(ONE.scalb(guess)) >= 0 ? guess : guess - 1;
  }

  /**
   * Rounds down to a dyadic number m·2^e with |m| &lt; 2^bits.
   *
   * @param bits significant bits, at least 1
   * @return the largest such number that is not larger than this
   */
  public Rational floorToBits(int bits) {
    if (signum() == 0) {
      return ZERO;
    }
    int shift = bits - 1 - exponent();
    return of(scalb(shift).floor()).scalb(-shift);
  }

  /**
   * Rounds up to a dyadic number m·2^e with |m| at most 2^bits.
   *
   * @param bits significant bits, at least 1
   * @return the smallest such number that is not smaller than this
   */
  public Rational ceilToBits(int bits) {
    return negate().floorToBits(bits).negate();
  }

  /**
   * The smaller of two.
   *
   * @param other the other number
   * @return the smaller one
   */
  public Rational min(Rational other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /**
   * The larger of two.
   *
   * @param other the other number
   * @return the larger one
   */
  public Rational max(Rational other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /**
   * The nearest double, ties to even; infinite when too large.
   *
   * @return the nearest double
   */
  public double doubleValue() {
    return BinaryFormat.FLOAT64.round(this);
  }

  /**
   * The same number as a fraction of commons-numbers.
   *
   * @return the fraction
   */
  public BigFraction toBigFraction() {
    return BigFraction.of(numerator(), denominator());
  }

  @Override
  public int compareTo(Rational other) {
    if (isSmall()
        && other.isSmall()
        && Math.max(bits(n) + bits(other.d), bits(other.n) + bits(d)) < Long.SIZE) {
      return Long.compare(n * other.d, other.n * d);
    }
    if (signum() != other.signum()) {
      return Integer.compare(signum(), other.signum());
    }
    return numerator()
        .multiply(other.denominator())
        .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Rational r
        && n == r.n
        && d == r.d
        && Objects.equals(bigN, r.bigN)
        && Objects.equals(bigD, r.bigD);
  }

  @Override
  public int hashCode() {
    return Objects.hash(n, d, bigN, bigD);
  }

  @Override
  public String toString() {
    return isInteger() ? numerator().toString() : numerator() + "/" + denominator();
  }

  private boolean isSmall() {
    return bigN == null;
  }

  private static int bits(long magnitude) {
    return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(magnitude));
  }

  /** A quotient of longs with a positive denominator; neither is Long.MIN_VALUE. */
  private static Rational small(long numerator, long denominator) {
    long g = gcd(Math.abs(numerator), denominator);
    return new Rational(numerator / g, denominator / g, null, null);
  }

  private static long gcd(long a, long b) {
    while (b != 0) {
      long r = a % b;
      a = b;
      b = r;
    }
    return a;
  }

  /** A quotient that is already in lowest terms with a positive denominator. */
  private static Rational reduced(BigInteger numerator, BigInteger denominator) {
    if (numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE) {
      long top = numerator.longValue();
      if (top != Long.MIN_VALUE) {
        long bottom = denominator.longValue();
        return new Rational(top, bottom, null, null);
      }
    }
    return new Rational(0, 0, numerator, denominator);
  }
}

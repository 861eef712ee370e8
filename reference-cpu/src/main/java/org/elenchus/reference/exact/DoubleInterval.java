package org.elenchus.reference.exact;

/**
 * A closed interval with double ends, possibly infinite, rounded outward: the fast twin of {@link
 * RationalInterval}, where many are needed.
 *
 * <p><b>Accuracy.</b> Ends of +, −, ·, / and √ are at most one step beyond the rounded result. Ends
 * of exp, log and tanh lie beyond the value of {@link StrictMath} by more than the error that its
 * specification allows (1, 1 and 2.5 units in the last place) and by less than 10 units. NaN never
 * occurs: an end that has no value becomes infinite.
 *
 * @param inf the lower end
 * @param sup the upper end, at least {@code inf}
 */
public record DoubleInterval(double inf, double sup) {
  /** All reals. */
  public static final DoubleInterval ENTIRE =
      new DoubleInterval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Relative margin of exp and log: 2 units in the last place cover the 1 that is allowed. */
  private static final double EXP_MARGIN = 0x1p-51;

  /** Relative margin of tanh: 4 units in the last place cover the 2.5 that are allowed. */
  private static final double TANH_MARGIN = 0x1p-50;

  /** Absolute margin where units in the last place no longer shrink. */
  private static final double SUBNORMAL_MARGIN = 4 * Double.MIN_VALUE;

  /**
   * Requires ends in order.
   *
   * @throws IllegalArgumentException if an end is NaN or {@code inf > sup}
   */
  public DoubleInterval {
    if (!(inf <= sup)) {
      throw new IllegalArgumentException("empty interval [" + inf + ", " + sup + "]");
    }
    inf += 0.0; // −0.0 becomes 0.0
    sup += 0.0;
  }

  /**
   * A single point.
   *
   * @param value the point
   * @return [value, value]
   */
  public static DoubleInterval of(double value) {
    return new DoubleInterval(value, value);
  }

  /**
   * Whether a number is a member.
   *
   * @param value any double
   * @return whether inf ≤ value ≤ sup
   */
  public boolean contains(double value) {
    return inf <= value && value <= sup;
  }

  /**
   * Whether this is a part of another interval.
   *
   * @param other the other interval
   * @return whether every member of this is one of the other
   */
  public boolean subset(DoubleInterval other) {
    return other.inf <= inf && sup <= other.sup;
  }

  /**
   * The width.
   *
   * @return sup − inf, rounded
   */
  public double wid() {
    return sup - inf;
  }

  /**
   * The midpoint.
   *
   * @return a double near the middle
   */
  public double mid() {
    return inf / 2 + sup / 2;
  }

  /**
   * Adds.
   *
   * @param other the other summand
   * @return an enclosure of all sums
   */
  public DoubleInterval add(DoubleInterval other) {
    return new DoubleInterval(addDown(inf, other.inf), -addDown(-sup, -other.sup));
  }

  /**
   * Subtracts.
   *
   * @param other what is taken away
   * @return an enclosure of all differences
   */
  public DoubleInterval subtract(DoubleInterval other) {
    return add(other.negate());
  }

  /**
   * Negates.
   *
   * @return all −x
   */
  public DoubleInterval negate() {
    return new DoubleInterval(-sup, -inf);
  }

  /**
   * Multiplies.
   *
   * @param other the other factor
   * @return an enclosure of all products
   */
  public DoubleInterval multiply(DoubleInterval other) {
    if (sup < 0) {
      return negate().multiply(other).negate();
    }
    if (other.sup < 0) {
      return multiply(other.negate()).negate();
    }
    double low =
        inf >= 0 && other.inf >= 0
            ? multiplyDown(inf, other.inf)
            : Math.min(multiplyDown(inf, other.sup), multiplyDown(sup, other.inf));
    return new DoubleInterval(
        low, -Math.min(multiplyDown(-inf, other.inf), multiplyDown(-sup, other.sup)));
  }

  /**
   * Divides.
   *
   * @param other the divisor
   * @return an enclosure of all quotients; all reals if the divisor contains 0
   */
  public DoubleInterval divide(DoubleInterval other) {
    double c = other.inf;
    double d = other.sup;
    if (d < 0) {
      return negate().divide(other.negate());
    }
    if (c <= 0) {
      return ENTIRE;
    }
    return new DoubleInterval(
        Math.min(divideDown(inf, c), divideDown(inf, d)),
        -Math.min(divideDown(-sup, c), divideDown(-sup, d)));
  }

  /**
   * The larger of two.
   *
   * @param other the other interval
   * @return all max(x, y)
   */
  public DoubleInterval max(DoubleInterval other) {
    return new DoubleInterval(Math.max(inf, other.inf), Math.max(sup, other.sup));
  }

  /**
   * Squares.
   *
   * @return an enclosure of all x²
   */
  public DoubleInterval sqr() {
    double low = contains(0) ? 0 : Math.min(Math.abs(inf), Math.abs(sup));
    double high = Math.max(Math.abs(inf), Math.abs(sup));
    return new DoubleInterval(Math.max(0, multiplyDown(low, low)), -multiplyDown(-high, high));
  }

  /**
   * The exponential function.
   *
   * @return an enclosure of all e^x
   */
  public DoubleInterval exp() {
    return new DoubleInterval(Math.max(0, expDown(inf)), expUp(sup));
  }

  /**
   * The natural logarithm.
   *
   * @return an enclosure of all ln x with x &gt; 0 in the interval
   * @throws ArithmeticException if there is none
   */
  public DoubleInterval log() {
    if (sup <= 0) {
      throw new ArithmeticException("logarithm of " + this);
    }
    double low = StrictMath.log(Math.max(0, inf));
    double high = StrictMath.log(sup);
    return new DoubleInterval(down(low, EXP_MARGIN), up(high, EXP_MARGIN));
  }

  /**
   * The hyperbolic tangent.
   *
   * @return an enclosure of all tanh x, inside [−1, 1]
   */
  public DoubleInterval tanh() {
    double low = down(StrictMath.tanh(inf), TANH_MARGIN);
    double high = up(StrictMath.tanh(sup), TANH_MARGIN);
    return new DoubleInterval(Math.max(-1, low), Math.min(1, high));
  }

  /**
   * The logistic function.
   *
   * @return an enclosure of all 1/(1 + e^−x), inside [0, 1]
   */
  public DoubleInterval logistic() {
    double low = Math.nextDown(1 / Math.nextUp(1 + expUp(-inf)));
    double high = Math.nextUp(1 / Math.nextDown(1 + Math.max(0, expDown(-sup))));
    return new DoubleInterval(Math.max(0, low), Math.min(1, high));
  }

  /**
   * The square root.
   *
   * @return an enclosure of all √x with x ≥ 0 in the interval
   * @throws ArithmeticException if there is none
   */
  public DoubleInterval sqrt() {
    if (sup < 0) {
      throw new ArithmeticException("square root of " + this);
    }
    double low = Math.nextDown(Math.sqrt(Math.max(0, inf)));
    return new DoubleInterval(Math.max(0, low), Math.nextUp(Math.sqrt(sup)));
  }

  private static double expDown(double x) {
    return down(StrictMath.exp(x), EXP_MARGIN);
  }

  private static double expUp(double x) {
    return up(StrictMath.exp(x), EXP_MARGIN);
  }

  private static double down(double value, double margin) {
    if (value == Double.POSITIVE_INFINITY) {
      return Double.MAX_VALUE;
    }
    return value - (Math.abs(value) * margin + SUBNORMAL_MARGIN);
  }

  private static double up(double value, double margin) {
    return -down(-value, margin);
  }

  /** The sum rounded down; the rounded sum itself where it is exact. */
  private static double addDown(double a, double b) {
    double sum = a + b;
    if (Double.isNaN(sum)) {
      return Double.NEGATIVE_INFINITY; // ∞ − ∞
    }
    double back = sum - a;
    double error = (a - (sum - back)) + (b - back); // Knuth's TwoSum: exact, NaN if sum is infinite
    return error >= 0 ? sum : Math.nextDown(sum);
  }

  /**
   * An overflow is not the sum: round down to the largest double, unless an operand is infinite.
   */
  private static double finite(double sum, double a, double b) {
    boolean given = Double.isInfinite(a) || Double.isInfinite(b);
    return given ? sum : Math.min(sum, Double.MAX_VALUE);
  }

  /** The quotient rounded down, or one step below that; the divisor is positive. */
  private static double divideDown(double a, double b) {
    double quotient = a / b;
    if (Double.isNaN(quotient)) {
      return Double.NEGATIVE_INFINITY; // ∞/∞
    }
    if (a == 0) {
      return 0;
    }
    if (Double.isInfinite(quotient)) {
      return finite(quotient, a, a);
    }
    return Math.nextDown(quotient);
  }

  /** The product rounded down; the rounded product itself where it is exact. */
  private static double multiplyDown(double a, double b) {
    if (a == 0 || b == 0) {
      return 0; // also 0 · ∞: the infinite end is never reached
    }
    double product = a * b;
    if (Double.isInfinite(product)) {
      return finite(product, a, b);
    }
    boolean safe = Math.abs(product) > 0x1p-960;
    return safe && Math.fma(a, b, -product) >= 0 ? product : Math.nextDown(product);
  }
}

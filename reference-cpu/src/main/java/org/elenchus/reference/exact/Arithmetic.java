package org.elenchus.reference.exact;

/**
 * The operations that the reference models are written in, so that one formula runs over rationals,
 * intervals, floating-point formats, grids, polynomials and dual numbers alike.
 *
 * <p>An implementation has no state but its parameters. Operations without a value throw {@link
 * NotInArithmeticException}.
 *
 * @param <N> the numbers; immutable
 */
public interface Arithmetic<N> {
  /**
   * The name used in scopes and messages.
   *
   * @return for instance {@code rationals}, {@code float32}
   */
  String name();

  /**
   * An integer.
   *
   * @param value any long
   * @return the number (rounded where the arithmetic rounds)
   */
  default N of(long value) {
    return of(Rational.of(value));
  }

  /**
   * A rational number.
   *
   * @param value any rational
   * @return the number (rounded where the arithmetic rounds)
   */
  N of(Rational value);

  /**
   * The number 0.
   *
   * @return 0
   */
  default N zero() {
    return of(0);
  }

  /**
   * The number 1.
   *
   * @return 1
   */
  default N one() {
    return of(1);
  }

  /**
   * Adds.
   *
   * @param a first summand
   * @param b second summand
   * @return a + b
   */
  N add(N a, N b);

  /**
   * Subtracts.
   *
   * @param a from this
   * @param b this is taken
   * @return a − b
   */
  default N subtract(N a, N b) {
    return add(a, negate(b));
  }

  /**
   * Multiplies, in this order.
   *
   * @param a left factor
   * @param b right factor
   * @return a · b
   */
  N multiply(N a, N b);

  /**
   * Divides.
   *
   * @param a dividend
   * @param b divisor
   * @return a / b
   * @throws ArithmeticException if there is no quotient
   */
  N divide(N a, N b);

  /**
   * Negates.
   *
   * @param a the number
   * @return −a
   */
  N negate(N a);

  /**
   * The exponential function.
   *
   * @param a the argument
   * @return e^a
   */
  N exp(N a);

  /**
   * The natural logarithm.
   *
   * @param a the argument, positive
   * @return ln a
   */
  N log(N a);

  /**
   * The hyperbolic tangent.
   *
   * @param a the argument
   * @return tanh a
   */
  N tanh(N a);

  /**
   * The logistic function.
   *
   * @param a the argument
   * @return 1 / (1 + e^−a)
   */
  N logistic(N a);

  /**
   * The square root.
   *
   * @param a the argument, not negative
   * @return √a
   */
  N sqrt(N a);

  /**
   * The larger of two.
   *
   * @param a a number
   * @param b another
   * @return max(a, b)
   */
  N max(N a, N b);

  /**
   * The absolute value.
   *
   * @param a the number
   * @return |a|
   */
  default N abs(N a) {
    return max(a, negate(a));
  }

  /**
   * Compares two numbers.
   *
   * @param a a number
   * @param b another
   * @return negative, 0 or positive as a &lt; b, a = b, a &gt; b
   * @throws NotInArithmeticException where there is no order, or it is not known
   */
  int compare(N a, N b);

  /**
   * The rectifier.
   *
   * @param a the argument
   * @return max(a, 0)
   */
  default N relu(N a) {
    return max(a, zero());
  }

  /**
   * The sigmoid linear unit.
   *
   * @param a the argument
   * @return a · logistic(a)
   */
  default N silu(N a) {
    return multiply(a, logistic(a));
  }

  /**
   * The softplus function.
   *
   * @param a the argument
   * @return ln(1 + e^a)
   */
  default N softplus(N a) {
    return log(add(one(), exp(a)));
  }

  /**
   * A whole power by repeated multiplication.
   *
   * @param a the base
   * @param exponent at least 0
   * @return a^exponent
   * @throws IllegalArgumentException if the exponent is negative
   */
  default N pow(N a, int exponent) {
    if (exponent < 0) {
      throw new IllegalArgumentException("negative exponent: " + exponent);
    }
    N product = one();
    for (int i = 0; i < exponent; i++) {
      product = multiply(product, a);
    }
    return product;
  }
}

package org.elenchus.reference.exact;

/**
 * Dual numbers a + bε with ε² = 0 over any arithmetic: forward differentiation. Over the rationals
 * the derivative is exact, over intervals it is enclosed.
 *
 * @param base the arithmetic of values and derivatives
 * @param <N> its numbers
 */
public record DualArithmetic<N>(Arithmetic<N> base) implements Arithmetic<Dual<N>> {
  @Override
  public String name() {
    return "dual numbers over " + base.name();
  }

  /**
   * The variable of differentiation at a point.
   *
   * @param value the point
   * @return the point with derivative 1
   */
  public Dual<N> variable(N value) {
    return new Dual<>(value, base.one());
  }

  /**
   * A number that does not vary.
   *
   * @param value the number
   * @return the number with derivative 0
   */
  public Dual<N> constant(N value) {
    return new Dual<>(value, base.zero());
  }

  @Override
  public Dual<N> of(Rational value) {
    return constant(base.of(value));
  }

  @Override
  public Dual<N> add(Dual<N> a, Dual<N> b) {
    return new Dual<>(base.add(a.value(), b.value()), base.add(a.derivative(), b.derivative()));
  }

  @Override
  public Dual<N> subtract(Dual<N> a, Dual<N> b) {
    return new Dual<>(
        base.subtract(a.value(), b.value()), base.subtract(a.derivative(), b.derivative()));
  }

  @Override
  public Dual<N> multiply(Dual<N> a, Dual<N> b) {
    return new Dual<>(
        base.multiply(a.value(), b.value()),
        base.add(
            base.multiply(a.derivative(), b.value()), base.multiply(a.value(), b.derivative())));
  }

  @Override
  public Dual<N> divide(Dual<N> a, Dual<N> b) {
    N quotient = base.divide(a.value(), b.value());
    N slope = base.subtract(a.derivative(), base.multiply(quotient, b.derivative()));
    return new Dual<>(quotient, base.divide(slope, b.value()));
  }

  @Override
  public Dual<N> negate(Dual<N> a) {
    return new Dual<>(base.negate(a.value()), base.negate(a.derivative()));
  }

  @Override
  public Dual<N> exp(Dual<N> a) {
    N value = base.exp(a.value());
    return chain(value, value, a);
  }

  @Override
  public Dual<N> log(Dual<N> a) {
    return new Dual<>(base.log(a.value()), base.divide(a.derivative(), a.value()));
  }

  /** {@inheritDoc} Its derivative is 1 − tanh². */
  @Override
  public Dual<N> tanh(Dual<N> a) {
    N value = base.tanh(a.value());
    return chain(value, base.subtract(base.one(), base.multiply(value, value)), a);
  }

  /** {@inheritDoc} Its derivative is σ(1 − σ). */
  @Override
  public Dual<N> logistic(Dual<N> a) {
    N value = base.logistic(a.value());
    return chain(value, base.multiply(value, base.subtract(base.one(), value)), a);
  }

  @Override
  public Dual<N> sqrt(Dual<N> a) {
    N value = base.sqrt(a.value());
    return new Dual<>(value, base.divide(a.derivative(), base.add(value, value)));
  }

  /**
   * {@inheritDoc}
   *
   * @throws NotInArithmeticException where both are equal and their derivatives differ
   */
  @Override
  public Dual<N> max(Dual<N> a, Dual<N> b) {
    int order = base.compare(a.value(), b.value());
    if (order == 0 && !a.derivative().equals(b.derivative())) {
      throw new NotInArithmeticException(
          "the derivative of max at " + a.value(), name(), "left and right differ");
    }
    return order >= 0 ? a : b;
  }

  /** Compares the values alone. */
  @Override
  public int compare(Dual<N> a, Dual<N> b) {
    return base.compare(a.value(), b.value());
  }

  private Dual<N> chain(N value, N slope, Dual<N> inner) {
    return new Dual<>(value, base.multiply(slope, inner.derivative()));
  }
}

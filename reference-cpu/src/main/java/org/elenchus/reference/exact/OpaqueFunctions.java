package org.elenchus.reference.exact;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Polynomials in variables and in symbols that stand for functions of polynomials: tanh(p) is one
 * symbol for each p. Equal results are equal functions; different ones need not differ. Values at 0
 * are known, and square factors leave a root.
 *
 * <p>Not thread-safe: symbols are made as they are met, and two runs to be compared must share one
 * instance.
 */
public final class OpaqueFunctions implements Arithmetic<Polynomial> {
  private final Map<List<Object>, Polynomial> symbols = new HashMap<>();

  /** No symbols yet. */
  public OpaqueFunctions() {}

  /**
   * How many symbols of functions were made.
   *
   * @return their number
   */
  public int size() {
    return symbols.size();
  }

  @Override
  public String name() {
    return "polynomials with opaque functions";
  }

  @Override
  public Polynomial of(Rational value) {
    return Polynomial.of(value);
  }

  @Override
  public Polynomial add(Polynomial a, Polynomial b) {
    return a.add(b);
  }

  @Override
  public Polynomial multiply(Polynomial a, Polynomial b) {
    return a.multiply(b);
  }

  /** {@inheritDoc} A quotient is a product with the symbol of the reciprocal. */
  @Override
  public Polynomial divide(Polynomial a, Polynomial b) {
    Rational factor = leading(b);
    Polynomial rest = b.scale(factor.reciprocal());
    Polynomial quotient = a.scale(factor.reciprocal());
    return rest.equals(Polynomial.ONE) ? quotient : quotient.multiply(symbol("inv", rest));
  }

  @Override
  public Polynomial negate(Polynomial a) {
    return a.negate();
  }

  @Override
  public Polynomial exp(Polynomial a) {
    return a.isZero() ? Polynomial.ONE : symbol("exp", a);
  }

  @Override
  public Polynomial log(Polynomial a) {
    return a.equals(Polynomial.ONE) ? Polynomial.ZERO : symbol("log", a);
  }

  @Override
  public Polynomial tanh(Polynomial a) {
    return a.isZero() ? Polynomial.ZERO : symbol("tanh", a);
  }

  @Override
  public Polynomial logistic(Polynomial a) {
    return a.isZero() ? Polynomial.of(Rational.HALF) : symbol("logistic", a);
  }

  /** {@inheritDoc} The greatest square in the leading coefficient is taken out. */
  @Override
  public Polynomial sqrt(Polynomial a) {
    Rational root = rootOfSquareFactor(leading(a));
    Polynomial rest = a.scale(root.multiply(root).reciprocal());
    return rest.equals(Polynomial.ONE) ? Polynomial.of(root) : symbol("sqrt", rest).scale(root);
  }

  @Override
  public Polynomial max(Polynomial a, Polynomial b) {
    return a.equals(b) ? a : symbol("max", a, b);
  }

  @Override
  public int compare(Polynomial a, Polynomial b) {
    throw new NotInArithmeticException("an order", name(), "functions have none");
  }

  private Polynomial symbol(String function, Object... arguments) {
    List<Object> key = List.of(function, List.of(arguments));
    return symbols.computeIfAbsent(key, _ -> Polynomial.variable(function + "_" + size()));
  }

  /**
   * The coefficient of the first term.
   *
   * @throws NotInArithmeticException for 0
   */
  private Rational leading(Polynomial a) {
    if (a.isZero()) {
      throw new NotInArithmeticException("a quotient by, or the root of, 0", name(), "not defined");
    }
    return a.coefficients().getFirst();
  }

  /** The greatest r with c = r² s, s a whole number, for positive c; 1 for negative c. */
  private static Rational rootOfSquareFactor(Rational c) {
    if (c.signum() == -1) {
      return Rational.ONE;
    }
    BigInteger rest = c.numerator().multiply(c.denominator());
    BigInteger root = BigInteger.ONE;
    for (BigInteger p = BigInteger.TWO; ; p = p.add(BigInteger.ONE)) {
      BigInteger square = p.multiply(p);
      if (square.compareTo(rest) > 0) {
        return Rational.of(root, c.denominator());
      }
      while (rest.mod(square).signum() == 0) {
        rest = rest.divide(square);
        root = root.multiply(p);
      }
    }
  }
}

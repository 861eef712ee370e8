package org.elenchus.reference.relation;

import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;

/**
 * Quotients of polynomials as an arithmetic, in which identities between rational functions are
 * decided. Functions of the language have no value here.
 */
final class Quotients implements Arithmetic<Quotients.Quotient> {
  static final Quotients QUOTIENTS = new Quotients();

  private Quotients() {}

  /** A quotient whose lower part is not the polynomial 0; not in lowest terms. */
  record Quotient(Polynomial over, Polynomial under) {
    /** Whether both are the same function wherever both lower parts are not 0. */
    boolean isSame(Quotient other) {
      return over.multiply(other.under).equals(other.over.multiply(under));
    }
  }

  @Override
  public String name() {
    return "rational functions";
  }

  static Quotient variable(String name) {
    return new Quotient(Polynomial.variable(name), Polynomial.ONE);
  }

  @Override
  public Quotient of(Rational value) {
    return new Quotient(Polynomial.of(value), Polynomial.ONE);
  }

  @Override
  public Quotient add(Quotient a, Quotient b) {
    if (a.under.equals(b.under)) {
      return new Quotient(a.over.add(b.over), a.under);
    }
    return new Quotient(
        a.over.multiply(b.under).add(b.over.multiply(a.under)), a.under.multiply(b.under));
  }

  @Override
  public Quotient multiply(Quotient a, Quotient b) {
    return new Quotient(a.over.multiply(b.over), a.under.multiply(b.under));
  }

  @Override
  public Quotient divide(Quotient a, Quotient b) {
    if (b.over.isZero()) {
      throw new ArithmeticException("division by zero");
    }
    return new Quotient(a.over.multiply(b.under), a.under.multiply(b.over));
  }

  @Override
  public Quotient negate(Quotient a) {
    return new Quotient(a.over.negate(), a.under);
  }

  @Override
  public Quotient exp(Quotient a) {
    throw refused("exp");
  }

  @Override
  public Quotient log(Quotient a) {
    throw refused("ln");
  }

  @Override
  public Quotient tanh(Quotient a) {
    throw refused("tanh");
  }

  @Override
  public Quotient logistic(Quotient a) {
    throw refused("logistic");
  }

  @Override
  public Quotient sqrt(Quotient a) {
    throw refused("sqrt");
  }

  @Override
  public Quotient max(Quotient a, Quotient b) {
    throw refused("max");
  }

  @Override
  public int compare(Quotient a, Quotient b) {
    throw refused("an order");
  }

  private NotInArithmeticException refused(String operation) {
    return new NotInArithmeticException(operation, name(), "no symbol stands for it");
  }
}

package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.elenchus.claims.certificate.IteratedPolynomial;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.IterateNotCollapsed;
import org.elenchus.reference.exact.Rational;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Iterates against single functions: sparse random polynomials g of the class, evaluated beside f ∘
 * … ∘ f at as many points as decide equality for their degrees.
 */
class IterateProperties extends StatementProperties<IterateNotCollapsed> {
  IterateProperties() {
    super(IterateNotCollapsed.class);
  }

  /**
   * A polynomial.
   *
   * @param coefficients that of x⁰ first
   */
  record Polynomial(List<Rational> coefficients) {
    Rational at(Rational x) {
      Rational value = Rational.ZERO;
      for (Rational coefficient : coefficients.reversed()) {
        value = value.multiply(x).add(coefficient);
      }
      return value;
    }

    int degree() {
      int degree = coefficients.size() - 1;
      while (degree > 0 && coefficients.get(degree).signum() == 0) {
        degree--;
      }
      return degree;
    }
  }

  @Settles(
      claim = "unified-scaling-theory/no-single-function",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = "unified-scaling-theory/no-single-function",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = "unified-scaling-theory/no-single-layer")
  @Property(tries = 1000)
  void noPolynomialIsTheIterate(@ForAll("polynomials") Polynomial g) {
    cover(g.degree() == degree() ? "of the iterate's degree" : "of a lower degree");
    boolean equal = true;
    for (int x = 0; equal && x <= degree(); x++) {
      equal = g.at(Rational.of(x)).equals(iterate(Rational.of(x)));
    }
    demand(
        !equal,
        () -> new IteratedPolynomial(Draw.plain(g.coefficients().subList(0, g.degree() + 1))));
  }

  private Rational iterate(Rational x) {
    Polynomial f = new Polynomial(statement.map().stream().map(Rational::of).toList());
    Rational value = x;
    for (int i = 0; i < statement.times(); i++) {
      value = f.at(value);
    }
    return value;
  }

  /** The degree of the iterate. */
  private int degree() {
    return (int) Math.pow(statement.map().size() - 1, statement.times());
  }

  @Provide
  Arbitrary<Polynomial> polynomials() {
    Integer most = statement.degree();
    int degree = most == null ? degree() : Math.min(most, degree());
    return Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Rational.ZERO)), Tuple.of(1, Draw.small(2)))
        .list()
        .ofSize(degree + 1)
        .map(Polynomial::new);
  }
}

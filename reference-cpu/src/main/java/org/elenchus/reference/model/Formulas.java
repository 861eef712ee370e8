package org.elenchus.reference.model;

import java.util.Map;
import org.elenchus.claims.statement.Formula;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;

/** The written {@link Formula}s as polynomials, and their values. */
public final class Formulas {
  private Formulas() {}

  /**
   * A formula as a polynomial in its letters.
   *
   * @param formula the formula
   * @return the polynomial
   */
  public static Polynomial polynomial(Formula formula) {
    Polynomial sum = Polynomial.ZERO;
    for (Map.Entry<String, Long> term : formula.coefficients().entrySet()) {
      Polynomial product = Polynomial.of(term.getValue());
      if (!term.getKey().isEmpty()) {
        for (String letter : term.getKey().split("\\*", -1)) {
          product = product.multiply(Polynomial.variable(letter));
        }
      }
      sum = sum.add(product);
    }
    return sum;
  }

  /**
   * The value of a formula.
   *
   * @param formula the formula
   * @param values the value of each letter
   * @return the value
   * @throws IllegalArgumentException for a letter without a value
   */
  public static long value(Formula formula, Map<String, Long> values) {
    return polynomial(formula)
        .evaluate(
            RationalArithmetic.RATIONALS,
            letter -> {
              Long value = values.get(letter);
              if (value == null) {
                throw new IllegalArgumentException(
                    "the letter " + letter + " has no value in " + formula);
              }
              return Rational.of(value);
            })
        .longValueExact();
  }

  /**
   * Whether a polynomial is nowhere negative on a region: its variables are replaced by sums of
   * variables that run over the whole numbers from 0, after which no coefficient may be negative.
   * The answer no may be wrong, the answer yes is not.
   *
   * @param polynomial the polynomial
   * @param region the replacement of each variable
   * @return whether this shows that it is never negative
   */
  public static boolean isNowhereNegative(Polynomial polynomial, Map<String, Polynomial> region) {
    return polynomial.substitute(region).coefficients().stream()
        .allMatch(coefficient -> coefficient.signum() >= 0);
  }
}

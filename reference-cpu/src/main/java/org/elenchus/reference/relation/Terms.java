package org.elenchus.reference.relation;

import java.util.Map;
import java.util.function.Function;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Polynomial;
import org.elenchus.reference.exact.PolynomialArithmetic;
import org.elenchus.reference.exact.Rational;

/** Terms evaluated in any arithmetic, and what follows from their shape alone. */
public final class Terms {
  private static final Rational LARGEST_EXPONENT = Rational.of(64);

  private Terms() {}

  /**
   * The value of a term.
   *
   * @param term the term
   * @param arithmetic the arithmetic of the values
   * @param values the value of each name
   * @param <N> the numbers
   * @return the value; a whole power is a repeated product, any other e^(exponent · ln base)
   * @throws ArithmeticException where the arithmetic has no value
   */
  public static <N> N evaluate(Term term, Arithmetic<N> arithmetic, Function<String, N> values) {
    return switch (term) {
      case Term.Constant c -> arithmetic.of(Rational.of(c.value()));
      case Term.Name n -> values.apply(n.name());
      case Term.Binary b -> {
        N left = evaluate(b.left(), arithmetic, values);
        yield switch (b.operator()) {
          case PLUS -> arithmetic.add(left, evaluate(b.right(), arithmetic, values));
          case MINUS -> arithmetic.subtract(left, evaluate(b.right(), arithmetic, values));
          case TIMES -> arithmetic.multiply(left, evaluate(b.right(), arithmetic, values));
          case OVER -> arithmetic.divide(left, evaluate(b.right(), arithmetic, values));
          case POWER ->
              isWholePower(b.right())
                  ? arithmetic.pow(left, wholePower(b.right()))
                  : arithmetic.exp(
                      arithmetic.multiply(
                          evaluate(b.right(), arithmetic, values), arithmetic.log(left)));
        };
      }
      case Term.Call c -> {
        N first = evaluate(c.arguments().getFirst(), arithmetic, values);
        yield switch (c.function()) {
          case ABS -> arithmetic.abs(first);
          case SQRT -> arithmetic.sqrt(first);
          case LN -> arithmetic.log(first);
          case EXP -> arithmetic.exp(first);
          case TANH -> arithmetic.tanh(first);
          case LOGISTIC -> arithmetic.logistic(first);
          case MIN ->
              arithmetic.negate(
                  c.arguments().stream()
                      .map(t -> arithmetic.negate(evaluate(t, arithmetic, values)))
                      .reduce(arithmetic::max)
                      .orElseThrow());
          case MAX ->
              c.arguments().stream()
                  .map(t -> evaluate(t, arithmetic, values))
                  .reduce(arithmetic::max)
                  .orElseThrow();
        };
      }
    };
  }

  /**
   * A term as a polynomial in its names, after given subterms were replaced by symbols.
   *
   * @param term the term
   * @param symbols the subterms by the symbol that stands for each
   * @return the polynomial
   * @throws ArithmeticException if what is left is no polynomial
   */
  public static Polynomial polynomial(Term term, Map<String, Term> symbols) {
    for (Map.Entry<String, Term> symbol : symbols.entrySet()) {
      if (symbol.getValue().equals(term)) {
        return Polynomial.variable(symbol.getKey());
      }
    }
    PolynomialArithmetic p = PolynomialArithmetic.POLYNOMIALS;
    return switch (term) {
      case Term.Constant c -> p.of(Rational.of(c.value()));
      case Term.Name n -> Polynomial.variable(n.name());
      case Term.Binary(Term.Operator operator, Term left, Term right) -> {
        Polynomial l = polynomial(left, symbols);
        yield operator == Term.Operator.POWER && isWholePower(right)
            ? l.pow(wholePower(right))
            : switch (operator) {
              case PLUS -> l.add(polynomial(right, symbols));
              case MINUS -> l.subtract(polynomial(right, symbols));
              case TIMES -> l.multiply(polynomial(right, symbols));
              case OVER -> p.divide(l, polynomial(right, symbols));
              case POWER ->
                  throw new NotInArithmeticException("a power", p.name(), "it is not a whole one");
            };
      }
      case Term.Call c ->
          throw new NotInArithmeticException(
              c.function().name(), p.name(), "no symbol stands for it");
    };
  }

  private static boolean isWholePower(Term exponent) {
    return exponent instanceof Term.Constant c
        && Rational.of(c.value()).isInteger()
        && Rational.of(c.value()).signum() >= 0
        && Rational.of(c.value()).compareTo(LARGEST_EXPONENT) <= 0;
  }

  private static int wholePower(Term exponent) {
    return (int) Rational.of(((Term.Constant) exponent).value()).longValueExact();
  }
}

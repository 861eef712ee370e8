package org.elenchus.reference.relation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Arithmetic;
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
   * A term with subterms replaced by symbols.
   *
   * @param term the term
   * @param symbols the subterms by the symbol that stands for each
   * @return the term in which each such subterm, outermost first, is its symbol
   */
  public static Term replaced(Term term, Map<String, Term> symbols) {
    for (Map.Entry<String, Term> symbol : symbols.entrySet()) {
      if (symbol.getValue().equals(term)) {
        return new Term.Name(symbol.getKey());
      }
    }
    return switch (term) {
      case Term.Constant c -> c;
      case Term.Name n -> n;
      case Term.Binary(Term.Operator operator, Term left, Term right) ->
          new Term.Binary(operator, replaced(left, symbols), replaced(right, symbols));
      case Term.Call(Term.Function function, List<Term> arguments) ->
          new Term.Call(
              function, arguments.stream().map(argument -> replaced(argument, symbols)).toList());
    };
  }

  /**
   * A term with names replaced by terms.
   *
   * @param term the term
   * @param values what is put for each name; other names stay
   * @return the result
   */
  public static Term put(Term term, Map<String, Term> values) {
    return switch (term) {
      case Term.Constant c -> c;
      case Term.Name n -> values.getOrDefault(n.name(), n);
      case Term.Binary(Term.Operator operator, Term left, Term right) ->
          new Term.Binary(operator, put(left, values), put(right, values));
      case Term.Call(Term.Function function, List<Term> arguments) ->
          new Term.Call(function, arguments.stream().map(t -> put(t, values)).toList());
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
    return evaluate(
        replaced(term, symbols), PolynomialArithmetic.POLYNOMIALS, Polynomial::variable);
  }

  /**
   * The same term with each largest part that is a polynomial written as a sum of products of
   * powers. Enclosures of sums that cancel become tighter, of affine parts exact.
   *
   * @param term the term
   * @return a term of the same value wherever the given one is defined
   */
  public static Term expanded(Term term) {
    try {
      return sum(polynomial(term, Map.of()));
    } catch (ArithmeticException notPolynomial) {
      return switch (term) {
        case Term.Constant c -> c;
        case Term.Name n -> n;
        case Term.Binary(Term.Operator operator, Term left, Term right) ->
            new Term.Binary(operator, expanded(left), expanded(right));
        case Term.Call(Term.Function function, List<Term> arguments) ->
            new Term.Call(function, arguments.stream().map(Terms::expanded).toList());
      };
    }
  }

  private static Term sum(Polynomial polynomial) {
    return polynomial.terms().entrySet().stream()
        .map(t -> product(t.getKey(), t.getValue()))
        .reduce((a, b) -> new Term.Binary(Term.Operator.PLUS, a, b))
        .orElse(new Term.Constant(BigFraction.ZERO));
  }

  private static Term product(Map<String, Integer> powers, Rational coefficient) {
    Term product = new Term.Constant(coefficient.toBigFraction());
    for (Map.Entry<String, Integer> power : powers.entrySet()) {
      Term factor =
          new Term.Binary(
              Term.Operator.POWER,
              new Term.Name(power.getKey()),
              new Term.Constant(BigFraction.of(power.getValue())));
      product = new Term.Binary(Term.Operator.TIMES, product, factor);
    }
    return product;
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

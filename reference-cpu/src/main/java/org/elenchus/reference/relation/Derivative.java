package org.elenchus.reference.relation;

import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Function;
import org.elenchus.claims.relation.Term.Operator;
import org.elenchus.reference.exact.NotInArithmeticException;

/**
 * Differentiates terms by the rules of calculus. Wherever the term is defined, its derivative is
 * the value of the result; products with 0 and 1 are left out.
 */
public final class Derivative {
  private static final Term ZERO = new Term.Constant(BigFraction.ZERO);
  private static final Term ONE = new Term.Constant(BigFraction.ONE);
  private static final Term TWO = new Term.Constant(BigFraction.of(2));

  private Derivative() {}

  /**
   * The partial derivative of a term.
   *
   * @param term the term
   * @param name the variable of differentiation
   * @return the derivative
   * @throws NotInArithmeticException for abs, min and max of something that varies
   */
  public static Term of(Term term, String name) {
    return switch (term) {
      case Term.Constant c -> ZERO;
      case Term.Name n -> n.name().equals(name) ? ONE : ZERO;
      case Term.Binary b -> binary(b, of(b.left(), name), of(b.right(), name));
      case Term.Call c -> call(c, name);
    };
  }

  private static Term binary(Term.Binary term, Term l, Term r) {
    Term left = term.left();
    Term right = term.right();
    return switch (term.operator()) {
      case PLUS -> plus(l, r);
      case MINUS -> minus(l, r);
      case TIMES -> plus(times(l, right), times(left, r));
      case OVER ->
          r.equals(ZERO)
              ? over(l, right)
              : over(minus(times(l, right), times(left, r)), times(right, right));
      case POWER ->
          right instanceof Term.Constant n
              ? times(times(n, power(left, n.value().subtract(1))), l)
              : times(term, plus(times(r, call(Function.LN, left)), over(times(right, l), left)));
    };
  }

  private static Term call(Term.Call term, String name) {
    Term inner = term.arguments().getFirst();
    Term slope = of(inner, name);
    if (slope.equals(ZERO) && term.arguments().size() == 1) {
      return ZERO;
    }
    return switch (term.function()) {
      case SQRT -> over(slope, times(TWO, term));
      case LN -> over(slope, inner);
      case EXP -> times(term, slope);
      case TANH -> times(minus(ONE, power(term, BigFraction.of(2))), slope);
      case LOGISTIC -> times(times(term, minus(ONE, term)), slope);
      case ABS, MIN, MAX ->
          throw new NotInArithmeticException(
              "the derivative of " + term.function(), "terms", "it may have corners");
    };
  }

  private static Term plus(Term a, Term b) {
    return a.equals(ZERO) ? b : b.equals(ZERO) ? a : new Term.Binary(Operator.PLUS, a, b);
  }

  private static Term minus(Term a, Term b) {
    return b.equals(ZERO) ? a : new Term.Binary(Operator.MINUS, a, b);
  }

  private static Term times(Term a, Term b) {
    if (a.equals(ZERO) || b.equals(ZERO)) {
      return ZERO;
    }
    return a.equals(ONE) ? b : b.equals(ONE) ? a : new Term.Binary(Operator.TIMES, a, b);
  }

  private static Term over(Term a, Term b) {
    return a.equals(ZERO) ? ZERO : new Term.Binary(Operator.OVER, a, b);
  }

  private static Term power(Term base, BigFraction exponent) {
    if (exponent.equals(BigFraction.ONE)) {
      return base;
    }
    return exponent.equals(BigFraction.ZERO)
        ? ONE
        : new Term.Binary(Operator.POWER, base, new Term.Constant(exponent));
  }

  private static Term call(Function function, Term argument) {
    return new Term.Call(function, java.util.List.of(argument));
  }
}

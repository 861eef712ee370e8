package org.elenchus.reports;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Call;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Function;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.claims.relation.Term.Operator;

/**
 * A term's value and its derivative by one variable, in doubles: good enough to draw, and nothing
 * is decided by it. Where a term is not defined the numbers are NaN.
 *
 * @param value the value
 * @param slope the partial derivative (forward mode; Griewank and Walther, Evaluating Derivatives,
 *     chapter 3)
 */
record TermValue(double value, double slope) {
  /**
   * Evaluates a term.
   *
   * @param term the term
   * @param at a value for each of its names
   * @param by the variable of differentiation
   */
  static TermValue of(Term term, Map<String, Double> at, String by) {
    return switch (term) {
      case Constant(BigFraction value) -> new TermValue(value.doubleValue(), 0);
      case Name(String name) ->
          new TermValue(at.getOrDefault(name, Double.NaN), name.equals(by) ? 1 : 0);
      case Call(Function function, List<Term> arguments) ->
          call(function, arguments.stream().map(a -> of(a, at, by)).toList());
      case Binary(Operator operator, Term left, Term right) ->
          binary(operator, of(left, at, by), of(right, at, by));
    };
  }

  /** The value alone. */
  static double of(Term term, Map<String, Double> at) {
    return of(term, at, "").value();
  }

  private static TermValue call(Function function, List<TermValue> arguments) {
    double x = arguments.get(0).value;
    double dx = arguments.get(0).slope;
    return switch (function) {
      case ABS -> new TermValue(Math.abs(x), Math.signum(x) * dx);
      case SQRT -> new TermValue(Math.sqrt(x), dx / (2 * Math.sqrt(x)));
      case LN -> new TermValue(Math.log(x), dx / x);
      case EXP -> new TermValue(Math.exp(x), Math.exp(x) * dx);
      case TANH -> new TermValue(Math.tanh(x), (1 - Math.tanh(x) * Math.tanh(x)) * dx);
      case LOGISTIC -> {
        double s = 1 / (1 + Math.exp(-x));
        yield new TermValue(s, s * (1 - s) * dx);
      }
      case MIN -> arguments.stream().reduce((a, b) -> b.value < a.value ? b : a).orElseThrow();
      case MAX -> arguments.stream().reduce((a, b) -> b.value > a.value ? b : a).orElseThrow();
    };
  }

  private static TermValue binary(Operator operator, TermValue a, TermValue b) {
    return switch (operator) {
      case PLUS -> new TermValue(a.value + b.value, a.slope + b.slope);
      case MINUS -> new TermValue(a.value - b.value, a.slope - b.slope);
      case TIMES -> new TermValue(a.value * b.value, a.slope * b.value + a.value * b.slope);
      case OVER ->
          new TermValue(
              a.value / b.value, (a.slope * b.value - a.value * b.slope) / (b.value * b.value));
      case POWER -> {
        double power = Math.pow(a.value, b.value);
        double base = b.value == 0 ? 0 : b.value * Math.pow(a.value, b.value - 1) * a.slope;
        yield new TermValue(power, base + (b.slope == 0 ? 0 : power * Math.log(a.value) * b.slope));
      }
    };
  }
}

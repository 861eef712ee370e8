package org.elenchus.reference.relation;

import java.util.List;
import org.elenchus.claims.relation.Term;

/** Terms in float64, by {@link StrictMath}: the same values on every machine. */
final class Doubles {
  private Doubles() {}

  /** A term over numbers in a fixed order. */
  @FunctionalInterface
  interface Function {
    double at(double[] values);
  }

  /** Makes a function of a term; names are looked up once. */
  static Function of(Term term, List<String> names) {
    return switch (term) {
      case Term.Constant(var value) -> {
        double constant = value.doubleValue();
        yield v -> constant;
      }
      case Term.Name(String name) -> {
        int place = names.indexOf(name);
        yield v -> v[place];
      }
      case Term.Binary(var operator, Term left, Term right) -> {
        Function a = of(left, names);
        Function b = of(right, names);
        yield switch (operator) {
          case PLUS -> v -> a.at(v) + b.at(v);
          case MINUS -> v -> a.at(v) - b.at(v);
          case TIMES -> v -> a.at(v) * b.at(v);
          case OVER -> v -> a.at(v) / b.at(v);
          case POWER -> v -> StrictMath.pow(a.at(v), b.at(v));
        };
      }
      case Term.Call(var function, List<Term> arguments) -> {
        List<Function> parts = arguments.stream().map(t -> of(t, names)).toList();
        Function x = parts.getFirst();
        yield switch (function) {
          case ABS -> v -> Math.abs(x.at(v));
          case SQRT -> v -> StrictMath.sqrt(x.at(v));
          case LN -> v -> StrictMath.log(x.at(v));
          case EXP -> v -> StrictMath.exp(x.at(v));
          case TANH -> v -> StrictMath.tanh(x.at(v));
          case LOGISTIC -> v -> 1 / (1 + StrictMath.exp(-x.at(v)));
          case MIN ->
              parts.stream().reduce((a, b) -> v -> Math.min(a.at(v), b.at(v))).orElseThrow();
          case MAX ->
              parts.stream().reduce((a, b) -> v -> Math.max(a.at(v), b.at(v))).orElseThrow();
        };
      }
    };
  }
}

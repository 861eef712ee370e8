package org.elenchus.reference.search;

import de.uni_freiburg.informatik.ultimate.logic.Logics;
import de.uni_freiburg.informatik.ultimate.logic.Script.LBool;
import de.uni_freiburg.informatik.ultimate.logic.Sort;
import de.uni_freiburg.informatik.ultimate.logic.Term;
import de.uni_freiburg.informatik.ultimate.smtinterpol.smtlib2.SMTInterpol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.All;
import org.elenchus.claims.relation.Condition.Any;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Call;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Span;
import org.jspecify.annotations.Nullable;

/** Asks SMTInterpol whether a condition that is linear in its names has a solution in a box. */
final class LinearSolver {
  private static final class NotLinearException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A term, and its value where it is a number. */
  private record Value(Term term, @Nullable Rational number) {}

  private final SMTInterpol script = new SMTInterpol();
  private final Map<String, Value> names = new HashMap<>();

  private LinearSolver(Map<String, Span> box) {
    script.setOption(":verbosity", 1);
    script.setLogic(Logics.QF_LRA);
    box.forEach((name, span) -> names.put(name, declared(name, span)));
  }

  /**
   * Asks.
   *
   * @param condition the condition
   * @param box where each name lies
   * @return the answer; nothing if the condition is not linear, numbers put in for names
   */
  static Optional<LBool> solve(Condition condition, Map<String, Span> box) {
    LinearSolver solver = new LinearSolver(box);
    try {
      solver.script.assertTerm(solver.translated(condition));
    } catch (NotLinearException e) {
      return Optional.empty();
    }
    return Optional.of(solver.script.checkSat());
  }

  private Value declared(String name, Span span) {
    Rational point = span.point();
    if (point != null) {
      return number(point);
    }
    script.declareFun("x-" + name, new Sort[0], script.sort("Real"));
    Term term = script.term("x-" + name);
    if (span.lo() != null) {
      script.assertTerm(script.term(span.loOpen() ? ">" : ">=", term, literal(span.lo())));
    }
    if (span.hi() != null) {
      script.assertTerm(script.term(span.hiOpen() ? "<" : "<=", term, literal(span.hi())));
    }
    return new Value(term, null);
  }

  private Term translated(Condition condition) {
    return switch (condition) {
      case All all -> joined("and", all.conditions());
      case Any any -> joined("or", any.conditions());
      case Comparison c -> {
        Term left = translated(c.left()).term();
        Term right = translated(c.right()).term();
        yield switch (c.order()) {
          case LESS -> script.term("<", left, right);
          case AT_MOST -> script.term("<=", left, right);
          case GREATER -> script.term(">", left, right);
          case AT_LEAST -> script.term(">=", left, right);
          case EQUAL -> script.term("=", left, right);
          case UNEQUAL -> script.term("not", script.term("=", left, right));
        };
      }
    };
  }

  private Term joined(String with, List<Condition> conditions) {
    Term[] parts = conditions.stream().map(this::translated).toArray(Term[]::new);
    return parts.length == 1 ? parts[0] : script.term(with, parts);
  }

  private Value translated(org.elenchus.claims.relation.Term term) {
    return switch (term) {
      case Constant(var value) -> number(Rational.of(value));
      case Name(String name) -> Objects.requireNonNull(names.get(name), name);
      case Binary binary -> joined(binary);
      case Call call -> called(call);
    };
  }

  private Value joined(Binary binary) {
    Value left = translated(binary.left());
    Value right = translated(binary.right());
    Rational a = left.number();
    Rational b = right.number();
    return switch (binary.operator()) {
      case PLUS ->
          a != null && b != null
              ? number(a.add(b))
              : new Value(script.term("+", left.term(), right.term()), null);
      case MINUS ->
          a != null && b != null
              ? number(a.subtract(b))
              : new Value(script.term("-", left.term(), right.term()), null);
      case TIMES -> {
        if (a != null && b != null) {
          yield number(a.multiply(b));
        }
        if (a == null && b == null) {
          throw new NotLinearException();
        }
        yield new Value(script.term("*", left.term(), right.term()), null);
      }
      case OVER -> {
        if (b == null || b.signum() == 0) {
          throw new NotLinearException();
        }
        yield a == null
            ? new Value(script.term("*", left.term(), literal(Rational.ONE.divide(b))), null)
            : number(a.divide(b));
      }
      case POWER -> {
        if (a == null || b == null || !b.isInteger() || b.abs().compareTo(Rational.of(64)) > 0) {
          throw new NotLinearException();
        }
        int exponent = Math.toIntExact(b.longValueExact());
        Rational power = a.pow(Math.abs(exponent));
        yield number(exponent < 0 ? Rational.ONE.divide(power) : power);
      }
    };
  }

  /** The least, the greatest and the size are linear in pieces. */
  private Value called(Call call) {
    List<Term> arguments = call.arguments().stream().map(a -> translated(a).term()).toList();
    return switch (call.function()) {
      case ABS -> new Value(chosen(">=", arguments.getFirst(), negated(arguments)), null);
      case MIN -> new Value(arguments.stream().reduce((a, b) -> chosen("<=", a, b)).get(), null);
      case MAX -> new Value(arguments.stream().reduce((a, b) -> chosen(">=", a, b)).get(), null);
      case SQRT, LN, EXP, TANH, LOGISTIC -> throw new NotLinearException();
    };
  }

  private Term negated(List<Term> arguments) {
    return script.term("-", arguments.getFirst());
  }

  private Term chosen(String order, Term a, Term b) {
    return script.term("ite", script.term(order, a, b), a, b);
  }

  private Value number(Rational value) {
    return new Value(literal(value), value);
  }

  private Term literal(Rational value) {
    Term size =
        script.term(
            "/",
            script.decimal(value.abs().numerator() + ".0"),
            script.decimal(value.denominator() + ".0"));
    return value.signum() < 0 ? script.term("-", size) : size;
  }
}

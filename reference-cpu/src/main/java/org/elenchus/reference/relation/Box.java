package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Operator;
import org.elenchus.reference.exact.Rational;

/**
 * Spans of the names of a relation, narrowed by it: hull consistency by forward and backward
 * evaluation of each comparison (HC4; Benhamou, Goualard, Granvilliers, Puget 1999).
 *
 * <p>Narrowing never loses a solution: a value that is cut away satisfies the relation with no
 * values of the other names. So an empty result proves that there is no solution at all.
 */
final class Box {
  private static final int ROUNDS = 24;

  private final Map<String, Span> spans;

  /** What is known of composite terms; the same term stands for one value wherever it occurs. */
  private final Map<Term, Span> terms;

  private Box(Map<String, Span> spans, Map<Term, Span> terms) {
    this.spans = new HashMap<>(spans);
    this.terms = new HashMap<>(terms);
  }

  Span span(String name) {
    return Objects.requireNonNull(spans.get(name), name);
  }

  Map<String, Span> spans() {
    return Map.copyOf(spans);
  }

  /**
   * Narrows by a condition.
   *
   * @param condition what must hold
   * @param spans where its names may lie
   * @return spans that hold all solutions, nothing when there is none
   */
  static Optional<Box> narrow(Condition condition, Map<String, Span> spans) {
    Box box = new Box(spans, Map.of());
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Span> before = box.spans();
      Map<Term, Span> known = Map.copyOf(box.terms);
      if (!box.require(condition)) {
        return Optional.empty();
      }
      if (!narrowed(before, box.spans) && !narrowed(known, box.terms)) {
        break;
      }
    }
    return Optional.of(box);
  }

  /** Whether a span became narrower by a tenth: less is not worth another round. */
  private static <K> boolean narrowed(Map<K, Span> before, Map<K, Span> after) {
    return after.entrySet().stream()
        .anyMatch(
            e -> {
              Span old = before.get(e.getKey());
              return old == null || e.getValue().isNotablyNarrowerThan(old);
            });
  }

  /** Narrows once; false when no values are left. */
  private boolean require(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(this::require);
      case Condition.Any any -> requireAny(any);
      case Condition.Comparison comparison -> requireOrder(comparison);
    };
  }

  private boolean requireAny(Condition.Any any) {
    List<Box> possible = new ArrayList<>();
    for (Condition alternative : any.conditions()) {
      Box box = new Box(spans, terms);
      if (box.require(alternative)) {
        possible.add(box);
      }
    }
    if (possible.isEmpty()) {
      return false;
    }
    spans.replaceAll(
        (name, old) -> possible.stream().map(b -> b.span(name)).reduce(Span::hull).orElseThrow());
    return true;
  }

  private boolean requireOrder(Condition.Comparison comparison) {
    Optional<Value> left = value(comparison.left());
    Optional<Value> right = value(comparison.right());
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    Value l = left.get();
    Value r = right.get();
    return switch (comparison.order()) {
      case EQUAL ->
          l.span()
              .intersect(r.span())
              .filter(common -> impose(l, common) && impose(r, common))
              .isPresent();
      case LESS -> below(l, r, true);
      case AT_MOST -> below(l, r, false);
      case GREATER -> below(r, l, true);
      case AT_LEAST -> below(r, l, false);
      case UNEQUAL -> {
        Rational one = l.span().point();
        yield one == null || !one.equals(r.span().point());
      }
    };
  }

  private boolean below(Value small, Value large, boolean strictly) {
    Span s = small.span();
    Span l = large.span();
    return impose(small, Span.below(l.hi(), strictly || l.hiOpen()))
        && impose(large, Span.above(s.lo(), strictly || s.loOpen()));
  }

  /** A term with the span of its values and its evaluated parts. */
  private record Value(Term term, Span span, List<Value> parts) {
    Value part(int i) {
      return parts.get(i);
    }
  }

  /**
   * The span of a term's values; nothing where it might have none: where a divisor may be zero, or
   * the argument of a logarithm, a root or a real power may leave its domain.
   */
  static Optional<Span> evaluate(Term term, Map<String, Span> spans) {
    return new Box(spans, Map.of()).value(term).filter(Box::isDefinedThroughout).map(Value::span);
  }

  private static boolean isDefinedThroughout(Value value) {
    if (!value.parts().stream().allMatch(Box::isDefinedThroughout)) {
      return false;
    }
    return switch (value.term()) {
      case Term.Constant c -> true;
      case Term.Name n -> true;
      case Term.Binary b ->
          switch (b.operator()) {
            case PLUS, MINUS, TIMES -> true;
            case OVER -> !value.part(1).span().contains(Rational.ZERO);
            case POWER ->
                whole(value.part(1).span()).filter(n -> n >= 0).isPresent()
                    || value.part(0).span().isPositive();
          };
      case Term.Call c ->
          switch (c.function()) {
            case LN -> value.part(0).span().isPositive();
            case SQRT -> value.part(0).span().intersect(Span.below(Rational.ZERO, true)).isEmpty();
            case ABS, EXP, TANH, LOGISTIC, MIN, MAX -> true;
          };
    };
  }

  private Optional<Value> value(Term term) {
    return switch (term) {
      case Term.Constant c ->
          Optional.of(new Value(term, Span.of(Rational.of(c.value())), List.of()));
      case Term.Name n -> Optional.of(new Value(term, span(n.name()), List.of()));
      case Term.Binary b -> values(List.of(b.left(), b.right())).flatMap(p -> binary(b, p));
      case Term.Call c -> values(c.arguments()).flatMap(p -> call(c, p));
    };
  }

  private Optional<List<Value>> values(List<Term> terms) {
    List<Value> values = new ArrayList<>();
    for (Term term : terms) {
      Optional<Value> value = value(term);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<Value> binary(Term.Binary term, List<Value> parts) {
    Span left = parts.get(0).span();
    Span right = parts.get(1).span();
    Optional<Span> span =
        switch (term.operator()) {
          case PLUS -> Optional.of(left.plus(right));
          case MINUS -> Optional.of(left.minus(right));
          case TIMES -> Optional.of(left.times(right));
          case OVER -> left.over(right);
          case POWER -> {
            Optional<Integer> whole = whole(right);
            yield whole.isPresent() ? left.power(whole.get()) : left.realPower(right);
          }
        };
    return span.flatMap(s -> known(term, s, parts));
  }

  private Optional<Value> known(Term term, Span span, List<Value> parts) {
    Span known = terms.get(term);
    return (known == null ? Optional.of(span) : span.intersect(known))
        .map(s -> new Value(term, s, parts));
  }

  /** A whole exponent of moderate size. */
  private static Optional<Integer> whole(Span exponent) {
    Rational point = exponent.point();
    return point != null && point.isInteger() && point.abs().compareTo(Rational.of(64)) <= 0
        ? Optional.of((int) point.longValueExact())
        : Optional.empty();
  }

  private Optional<Value> call(Term.Call term, List<Value> parts) {
    Span first = parts.getFirst().span();
    Optional<Span> span =
        switch (term.function()) {
          case ABS -> Optional.of(first.absolute());
          case SQRT -> first.sqrt();
          case LN -> first.ln();
          case EXP -> Optional.of(first.exp());
          case TANH -> Optional.of(first.tanh());
          case LOGISTIC -> Optional.of(first.logistic());
          case MIN -> parts.stream().map(Value::span).reduce(Span::least);
          case MAX -> parts.stream().map(Value::span).reduce(Span::greatest);
        };
    return span.flatMap(s -> known(term, s, parts));
  }

  /** Passes a bound on a term's value down to its names; false when nothing is left. */
  private boolean impose(Value value, Span bound) {
    Optional<Span> met = value.span().intersect(bound);
    if (met.isEmpty()) {
      return false;
    }
    Span span = met.get();
    if (!value.parts().isEmpty()) {
      terms.merge(value.term(), span, (old, now) -> now.intersect(old).orElse(now));
    }
    return switch (value.term()) {
      case Term.Constant c -> true;
      case Term.Name n -> {
        Optional<Span> narrowed = span(n.name()).intersect(span);
        narrowed.ifPresent(s -> spans.put(n.name(), s));
        yield narrowed.isPresent();
      }
      case Term.Binary b -> imposeBinary(b.operator(), value.part(0), value.part(1), span);
      case Term.Call c -> imposeCall(c, value, span);
    };
  }

  private boolean imposeBinary(Operator operator, Value left, Value right, Span span) {
    Span l = left.span();
    Span r = right.span();
    return switch (operator) {
      case PLUS -> impose(left, span.minus(r)) && impose(right, span.minus(l));
      case MINUS -> impose(left, span.plus(r)) && impose(right, l.minus(span));
      case TIMES -> imposeFactor(left, span, r) && imposeFactor(right, span, l);
      case OVER -> impose(left, span.times(r)) && imposeFactor(right, l, span);
      case POWER -> {
        Optional<Integer> n = whole(r);
        yield n.isPresent()
            ? n.get() <= 0 || imposeRoot(left, span, n.get())
            : imposeRealPower(left, right, span);
      }
    };
  }

  /** x·other = product: x lies in product/other, unless 0 on both sides leaves it free. */
  private boolean imposeFactor(Value x, Span product, Span other) {
    if (other.contains(Rational.ZERO) && product.contains(Rational.ZERO)) {
      return true;
    }
    Optional<Span> quotient = product.over(other);
    return quotient.isPresent() && impose(x, quotient.get());
  }

  /** x^e = power with x positive: ln x · e = ln power. */
  private boolean imposeRealPower(Value x, Value e, Span power) {
    Optional<Span> logs = power.ln();
    Optional<Span> base = x.span().ln();
    if (logs.isEmpty() || base.isEmpty()) {
      return false;
    }
    Span log = logs.get();
    if (!base.get().contains(Rational.ZERO) || !log.contains(Rational.ZERO)) {
      if (log.over(base.get()).filter(s -> impose(e, s)).isEmpty()) {
        return false;
      }
    }
    return (e.span().contains(Rational.ZERO) && log.contains(Rational.ZERO))
        || log.over(e.span()).map(Span::exp).filter(s -> impose(x, s)).isPresent();
  }

  /** x^n = power, for a positive n. */
  private boolean imposeRoot(Value x, Span power, int n) {
    if (n == 1) {
      return impose(x, power);
    }
    Span base = x.span();
    boolean positive = base.lo() != null && base.lo().signum() >= 0;
    if (n != 2 || !positive) {
      return true; // sound: nothing is cut away
    }
    Optional<Span> root = power.sqrt();
    return root.isPresent() && impose(x, root.get());
  }

  private boolean imposeCall(Term.Call call, Value value, Span span) {
    Value x = value.part(0);
    return switch (call.function()) {
      case ABS -> impose(x, span.hull(span.negate()));
      case SQRT -> impose(x, span.power(2).orElseThrow());
      case LN -> impose(x, span.exp());
      case EXP -> span.ln().filter(s -> impose(x, s)).isPresent();
      case TANH, LOGISTIC -> true; // sound: nothing is cut away
      case MIN -> {
        Span least = Span.above(span.lo(), span.loOpen());
        yield value.parts().stream().allMatch(p -> impose(p, least))
            && imposeOnly(value.parts(), Span.below(span.hi(), span.hiOpen()));
      }
      case MAX -> {
        Span most = Span.below(span.hi(), span.hiOpen());
        yield value.parts().stream().allMatch(p -> impose(p, most))
            && imposeOnly(value.parts(), Span.above(span.lo(), span.loOpen()));
      }
    };
  }

  /** At least one part lies within the bound: binding where only one can. */
  private boolean imposeOnly(List<Value> parts, Span bound) {
    List<Value> able = parts.stream().filter(p -> p.span().intersect(bound).isPresent()).toList();
    return able.size() != 1 ? !able.isEmpty() : impose(able.getFirst(), bound);
  }
}

package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Rational;

/**
 * Decides whether some values within given spans satisfy a condition.
 *
 * <p>Bounded: at most {@link #CHOICES} choices of a value are tried, and at most {@link #HALVES}
 * boxes halved, in a fixed order, so that the same question always gets the same answer.
 */
public final class Solver {
  /** How many choices of a value a search may try. */
  static final int CHOICES = 150;

  /** How often a span is halved before a value in it is chosen. */
  private static final int TIGHTENINGS = 32;

  /** How many boxes a proof of impossibility may look at. */
  static final int HALVES = 64;

  private final Condition condition;
  private final Set<String> defined = new LinkedHashSet<>();
  private final Set<String> hard = new LinkedHashSet<>();
  private final Set<String> repeated = new LinkedHashSet<>();
  private int left;

  private Solver(Condition condition, int left) {
    this.condition = condition;
    this.left = left;
  }

  /**
   * Whether it is certain that no values satisfy the condition.
   *
   * @param condition the condition
   * @param spans where its names may lie
   * @return true if there is no solution; false if there is one, or if that could not be decided
   */
  public static boolean impossible(Condition condition, Map<String, Span> spans) {
    Solver solver = new Solver(condition, HALVES);
    solver.survey(condition);
    return solver.impossible(spans);
  }

  private boolean impossible(Map<String, Span> spans) {
    if (left-- <= 0) {
      return false;
    }
    Optional<Box> box = Box.narrow(condition, spans);
    if (box.isEmpty()) {
      return true;
    }
    Optional<String> widest = widest(box.get().spans());
    if (widest.isEmpty()) {
      return false;
    }
    Span span = box.get().span(widest.get());
    Rational middle = middle(span);
    Map<String, Span> half = new HashMap<>(box.get().spans());
    half.put(widest.get(), new Span(span.lo(), span.loOpen(), middle, false));
    if (!impossible(half)) {
      return false;
    }
    half.put(widest.get(), new Span(middle, false, span.hi(), span.hiOpen()));
    return impossible(half);
  }

  /**
   * The bounded span that is widest for its size, among the names that occur twice in a comparison:
   * for the others narrowing says it all.
   */
  private Optional<String> widest(Map<String, Span> spans) {
    return spans.entrySet().stream()
        .filter(e -> repeated.contains(e.getKey()))
        .filter(e -> e.getValue().point() == null && bounded(e.getValue()))
        .filter(e -> relativeWidth(e.getValue()) > 1e-4)
        .max(
            Comparator.comparingDouble((Map.Entry<String, Span> e) -> relativeWidth(e.getValue()))
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  private static boolean bounded(Span span) {
    return span.lo() != null && span.hi() != null;
  }

  private static double relativeWidth(Span span) {
    if (span.lo() == null || span.hi() == null) {
      return Double.POSITIVE_INFINITY;
    }
    double lo = span.lo().doubleValue();
    double hi = span.hi().doubleValue();
    return (hi - lo) / Math.max(Math.max(Math.abs(lo), Math.abs(hi)), 1e-300);
  }

  /**
   * Looks for values that satisfy the condition.
   *
   * @param condition the condition
   * @param spans where its names may lie
   * @return values of some or all names with which {@link #satisfied} is true; nothing if none were
   *     found, which does not show that there are none
   */
  public static Optional<Map<String, Rational>> solve(
      Condition condition, Map<String, Span> spans) {
    Solver solver = new Solver(condition, CHOICES);
    solver.survey(condition);
    return solver.solve(spans, new HashMap<>(), spans);
  }

  private Optional<Map<String, Rational>> solve(
      Map<String, Span> spans, Map<String, Rational> chosen, Map<String, Span> original) {
    if (left-- <= 0) {
      return Optional.empty();
    }
    Optional<Box> narrowed = Box.narrow(condition, spans);
    if (narrowed.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Span> box = narrowed.get().spans();
    Optional<String> next =
        box.keySet().stream()
            .filter(n -> !chosen.containsKey(n) && !defined.contains(n))
            .min(
                Comparator.comparingInt((String n) -> hard.contains(n) ? 0 : 1)
                    .thenComparingDouble(n -> relativeWidth(narrowed.get().span(n)))
                    .thenComparing(Comparator.naturalOrder()));
    if (next.isEmpty()) {
      return satisfied(condition, chosen, original) ? Optional.of(chosen) : Optional.empty();
    }
    String name = next.get();
    Span span = repeated.contains(name) ? tightened(name, box) : narrowed.get().span(name);
    for (Rational value : candidates(span)) {
      Map<String, Rational> more = new HashMap<>(chosen);
      more.put(name, value);
      Map<String, Span> fixed = new HashMap<>(box);
      fixed.put(name, Span.of(value));
      Optional<Map<String, Rational>> found = solve(fixed, more, original);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Halves a span as long as one half is impossible: narrowing alone is loose where a name occurs
   * twice.
   */
  private Span tightened(String name, Map<String, Span> box) {
    Map<String, Span> trial = new HashMap<>(box);
    Span span = Objects.requireNonNull(box.get(name), name);
    for (int i = 0; i < TIGHTENINGS && bounded(span) && span.point() == null; i++) {
      Rational middle = middle(span);
      Span low = new Span(span.lo(), span.loOpen(), middle, false);
      Span high = new Span(middle, false, span.hi(), span.hiOpen());
      trial.put(name, low);
      boolean below = Box.narrow(condition, trial).isPresent();
      trial.put(name, high);
      boolean above = Box.narrow(condition, trial).isPresent();
      if (below == above) {
        return span;
      }
      span = below ? low : high;
    }
    return span;
  }

  /** A few values of a span: one in the middle with few digits, then some nearer to the ends. */
  private static List<Rational> candidates(Span span) {
    Rational point = span.point();
    if (point != null) {
      return List.of(point);
    }
    List<Rational> values = new ArrayList<>();
    if (span.lo() == null || span.hi() == null) {
      Rational base = span.lo() != null ? span.lo() : span.hi() != null ? span.hi() : Rational.ZERO;
      Rational step = span.lo() == null && span.hi() != null ? Rational.ONE.negate() : Rational.ONE;
      values.add(base.add(step));
      values.add(base.add(step.multiply(base.abs().add(Rational.ONE))));
      values.add(base.add(step.scalb(-20)));
      return values;
    }
    Rational width = span.hi().subtract(span.lo());
    values.add(plain(middle(span), width));
    for (int part : new int[] {2, 14, 1, 15}) {
      values.add(span.lo().add(width.multiply(Rational.of(part, 16))));
    }
    if (!span.loOpen()) {
      values.add(span.lo());
    }
    if (!span.hiOpen()) {
      values.add(span.hi());
    }
    return values;
  }

  /** The value with fewest decimals within an eighth of the width of the middle. */
  private static Rational plain(Rational middle, Rational width) {
    Rational near = width.multiply(Rational.of(1, 8));
    Rational grid = Rational.ONE;
    while (grid.compareTo(near) > 0) {
      grid = grid.divide(Rational.of(10));
    }
    return Rational.of(middle.divide(grid).floor()).multiply(grid);
  }

  private static Rational middle(Span span) {
    if (span.lo() == null || span.hi() == null) {
      throw new IllegalArgumentException("an unbounded span has no middle");
    }
    return span.lo().add(span.hi()).multiply(Rational.HALF);
  }

  /**
   * Finds names that stand alone on one side of an equation whose other side is not rational (they
   * are left to be defined by it), and names that an equation cannot be solved for in rationals
   * (they are chosen first, so that the rest can follow exactly).
   */
  private void survey(Condition part) {
    switch (part) {
      case Condition.All all -> all.conditions().forEach(this::survey);
      case Condition.Any any -> any.conditions().forEach(this::survey);
      case Condition.Comparison(Order order, Term left, Term right) -> {
        if (order == Order.EQUAL && left instanceof Term.Name n && irrational(right)) {
          defined.add(n.name());
        } else if (order == Order.EQUAL && right instanceof Term.Name n && irrational(left)) {
          defined.add(n.name());
        }
        hard(left);
        hard(right);
        Set<String> seen = new LinkedHashSet<>();
        Stream.concat(occurrences(left), occurrences(right))
            .filter(n -> !seen.add(n))
            .forEach(repeated::add);
        hard.addAll(repeated);
      }
    }
  }

  private void hard(Term term) {
    switch (term) {
      case Term.Constant c -> {}
      case Term.Name n -> {}
      case Term.Binary(Term.Operator operator, Term l, Term r) -> {
        if (operator == Term.Operator.POWER) {
          hard.addAll(names(term));
        }
        hard(l);
        hard(r);
      }
      case Term.Call call -> hard.addAll(names(call));
    }
  }

  private static boolean irrational(Term term) {
    return switch (term) {
      case Term.Constant c -> false;
      case Term.Name n -> false;
      case Term.Binary(Term.Operator operator, Term l, Term r) ->
          irrational(l)
              || irrational(r)
              || (operator == Term.Operator.POWER
                  && !(r instanceof Term.Constant c
                      && c.value().getDenominator().equals(java.math.BigInteger.ONE)));
      case Term.Call(Term.Function function, List<Term> arguments) ->
          switch (function) {
            case SQRT, LN, EXP, TANH, LOGISTIC -> true;
            case ABS, MIN, MAX -> arguments.stream().anyMatch(Solver::irrational);
          };
    };
  }

  /**
   * Checks values. A name without a value may stand alone on one side of an equation; it then is
   * whatever real number the other side is, provided that its enclosure lies within the name's
   * span.
   *
   * @param condition the condition
   * @param values exact values of names
   * @param spans where each name may lie
   * @return whether the values certainly lie within their spans and satisfy the condition
   */
  public static boolean satisfied(
      Condition condition, Map<String, Rational> values, Map<String, Span> spans) {
    Map<String, Span> known = new HashMap<>();
    for (Map.Entry<String, Rational> value : values.entrySet()) {
      Span span = spans.get(value.getKey());
      if (span == null || !span.contains(value.getValue())) {
        return false;
      }
      known.put(value.getKey(), Span.of(value.getValue()));
    }
    return holds(condition, known, spans);
  }

  private static boolean holds(
      Condition condition, Map<String, Span> known, Map<String, Span> spans) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> holds(c, known, spans));
      case Condition.Any any -> {
        for (Condition c : any.conditions()) {
          Map<String, Span> tried = new HashMap<>(known);
          if (holds(c, tried, spans)) {
            known.putAll(tried);
            yield true;
          }
        }
        yield false;
      }
      case Condition.Comparison comparison -> compare(comparison, known, spans);
    };
  }

  private static boolean compare(
      Condition.Comparison comparison, Map<String, Span> known, Map<String, Span> spans) {
    if (comparison.order() == Order.EQUAL) {
      if (comparison.left() instanceof Term.Name n && !known.containsKey(n.name())) {
        return define(n.name(), comparison.right(), known, spans);
      }
      if (comparison.right() instanceof Term.Name n && !known.containsKey(n.name())) {
        return define(n.name(), comparison.left(), known, spans);
      }
    }
    Optional<Span> left = evaluate(comparison.left(), known);
    Optional<Span> right = evaluate(comparison.right(), known);
    return left.isPresent()
        && right.isPresent()
        && certain(comparison.order(), left.get(), right.get());
  }

  private static boolean define(
      String name, Term term, Map<String, Span> known, Map<String, Span> spans) {
    Optional<Span> value = evaluate(term, known);
    Span allowed = spans.get(name);
    if (value.isEmpty() || allowed == null || !value.get().within(allowed)) {
      return false;
    }
    known.put(name, value.get());
    return true;
  }

  /** The value of a term all of whose names are known; nothing otherwise. */
  private static Optional<Span> evaluate(Term term, Map<String, Span> known) {
    return known.keySet().containsAll(names(term)) ? Box.evaluate(term, known) : Optional.empty();
  }

  private static Set<String> names(Term term) {
    return occurrences(term).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The names of a condition, each as often as it stands there. */
  static Stream<String> occurrences(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().flatMap(Solver::occurrences);
      case Condition.Any any -> any.conditions().stream().flatMap(Solver::occurrences);
      case Condition.Comparison(Order order, Term left, Term right) ->
          Stream.concat(occurrences(left), occurrences(right));
    };
  }

  private static Stream<String> occurrences(Term term) {
    return switch (term) {
      case Term.Constant c -> Stream.empty();
      case Term.Name n -> Stream.of(n.name());
      case Term.Binary(Term.Operator o, Term l, Term r) ->
          Stream.concat(occurrences(l), occurrences(r));
      case Term.Call(Term.Function f, List<Term> arguments) ->
          arguments.stream().flatMap(Solver::occurrences);
    };
  }

  /** Whether the order holds whatever the two values within their enclosures are. */
  static boolean certain(Order order, Span left, Span right) {
    return switch (order) {
      case EQUAL -> left.point() != null && left.point().equals(right.point());
      case UNEQUAL -> left.intersect(right).isEmpty();
      case LESS -> precedes(left, right, true);
      case AT_MOST -> precedes(left, right, false);
      case GREATER -> precedes(right, left, true);
      case AT_LEAST -> precedes(right, left, false);
    };
  }

  private static boolean precedes(Span small, Span large, boolean strictly) {
    if (small.hi() == null || large.lo() == null) {
      return false;
    }
    int order = small.hi().compareTo(large.lo());
    return strictly ? order < 0 || (order == 0 && (small.hiOpen() || large.loOpen())) : order <= 0;
  }
}

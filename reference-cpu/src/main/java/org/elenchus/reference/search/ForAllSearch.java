package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.FormatArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Derivative;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.relation.Terms;
import org.elenchus.reference.relation.Throughout;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a point at which a relation fails, then for squares, then for a cover by boxes on which
 * enclosures show it.
 */
public final class ForAllSearch {
  private static final int MOST_BOXES = 4_000;
  private static final int DEEPEST = 60;
  private static final int MOST_POINTS = 3_000;
  private static final int MOST_ROUNDS = 8;

  private final NumberSystem arithmetic;
  private final Map<String, Span> domain;
  private final Condition condition;
  private int boxes;

  private ForAllSearch(NumberSystem arithmetic, Map<String, Range> variables, Condition condition) {
    this.arithmetic = arithmetic;
    this.domain = Domains.spans(variables);
    this.condition = condition;
  }

  /**
   * Brings grounds for or against a statement.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @param hint a certificate that somebody wrote down, tried where no point refutes the statement
   * @return a certificate, a point, or the reason why neither was found
   */
  public static Grounds settle(ForAll statement, String subject, @Nullable Certificate hint) {
    ForAllSearch search =
        new ForAllSearch(statement.arithmetic(), statement.variables(), statement.condition());
    return Certificates.grounds(search.search(hint), subject);
  }

  /**
   * Brings grounds for or against derivatives.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return an identity, a point, or the reason why neither was found
   */
  public static Grounds settle(Derivatives statement, String subject) {
    List<Term> found = new ArrayList<>();
    for (Derivatives.Claimed claimed : statement.derivatives()) {
      Term term = statement.function(claimed.of());
      for (String name : claimed.by()) {
        term = Derivative.of(term, name);
      }
      found.add(term);
    }
    ForAllSearch search =
        new ForAllSearch(NumberSystem.REALS, statement.variables(), statement.condition(found));
    return Certificates.grounds(search.search(null), subject);
  }

  private Optional<? extends Certificate> search(@Nullable Certificate hint) {
    Optional<Point> point = point().or(this::climbed);
    if (point.isPresent()) {
      return point;
    }
    if (hint != null) {
      return Optional.of(hint);
    }
    if (holds(domain)) {
      return Optional.of(new EnclosureCover(Node.LEAF));
    }
    if (arithmetic == NumberSystem.REALS) {
      Optional<? extends Certificate> algebra = SquareSearch.search(domain, condition);
      if (algebra.isPresent()) {
        return algebra;
      }
    }
    return cover();
  }

  private Optional<Point> point() {
    List<String> names = domain.keySet().stream().sorted().toList();
    List<List<Rational>> candidates = names.stream().map(this::candidates).toList();
    int longest = candidates.stream().mapToInt(List::size).max().orElse(0);
    int[] left = {MOST_POINTS};
    for (int shell = 0; shell < longest && left[0] > 0; shell++) {
      Optional<Point> found = point(names, candidates, 0, shell, false, new HashMap<>(), left);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** All points with one coordinate of the shell's index and no later one: simple numbers first. */
  private Optional<Point> point(
      List<String> names,
      List<List<Rational>> candidates,
      int at,
      int shell,
      boolean onShell,
      Map<String, Rational> values,
      int[] left) {
    if (at == names.size()) {
      return onShell && left[0]-- > 0 && fails(values)
          ? Optional.of(new Point(Certificates.fractions(values)))
          : Optional.empty();
    }
    List<Rational> choices = candidates.get(at);
    for (int i = 0; i <= Math.min(shell, choices.size() - 1); i++) {
      values.put(names.get(at), choices.get(i));
      boolean reached = onShell || i == shell;
      Optional<Point> found = point(names, candidates, at + 1, shell, reached, values, left);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Where there are many variables the simple points are too many: from one of them each variable
   * in turn takes the simple value at which an inequality is missed by most, until none improves
   * it.
   */
  private Optional<Point> climbed() {
    if (!(condition instanceof Condition.Comparison(Condition.Order order, Term left, Term right))
        || order == Condition.Order.EQUAL
        || order == Condition.Order.UNEQUAL) {
      return Optional.empty();
    }
    boolean upper = order == Condition.Order.AT_MOST || order == Condition.Order.LESS;
    Map<String, Rational> at = new HashMap<>();
    for (String name : domain.keySet()) {
      List<Rational> choices = candidates(name);
      if (choices.isEmpty()) {
        return Optional.empty();
      }
      at.put(name, choices.get(Math.min(1, choices.size() - 1)));
    }
    double best = Double.NEGATIVE_INFINITY;
    boolean improves = true;
    for (int round = 0; round < MOST_ROUNDS && improves; round++) {
      improves = false;
      for (String name : domain.keySet().stream().sorted().toList()) {
        Rational kept = Objects.requireNonNull(at.get(name));
        for (Rational choice : candidates(name)) {
          at.put(name, choice);
          double excess = value(left, at) - value(right, at);
          double missed = upper ? excess : -excess;
          if (missed > best) {
            best = missed;
            kept = choice;
            improves = true;
          }
        }
        at.put(name, kept);
      }
    }
    return fails(at) ? Optional.of(new Point(Certificates.fractions(at))) : Optional.empty();
  }

  private boolean fails(Map<String, Rational> values) {
    if (arithmetic == NumberSystem.REALS && !mayFail(condition, values)) {
      return false;
    }
    return !Pointwise.holds(arithmetic, condition, values).orElse(true);
  }

  /** A quick look in doubles: false where the condition holds by far. */
  private static boolean mayFail(Condition condition, Map<String, Rational> values) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().anyMatch(c -> mayFail(c, values));
      case Condition.Any any -> any.conditions().stream().allMatch(c -> mayFail(c, values));
      case Condition.Comparison c -> {
        double left = value(c.left(), values);
        double right = value(c.right(), values);
        double margin = 1e-9 * (1 + Math.abs(left) + Math.abs(right));
        boolean apart = Math.abs(left - right) > margin;
        yield switch (c.order()) {
          case LESS, AT_MOST -> !(apart && left < right);
          case GREATER, AT_LEAST -> !(apart && left > right);
          case EQUAL -> apart;
          case UNEQUAL -> !apart;
        };
      }
    };
  }

  private static double value(Term term, Map<String, Rational> values) {
    return Terms.evaluate(
        term,
        FormatArithmetic.FLOAT64,
        name -> Objects.requireNonNull(values.get(name), name).doubleValue());
  }

  /** Simple numbers first: 0, 1, 1/2, then powers of two up and down, both signs, then the ends. */
  private List<Rational> candidates(String name) {
    Span span = domain.getOrDefault(name, Span.ALL);
    List<Rational> values = new ArrayList<>(List.of(Rational.ZERO));
    for (int i = 0; i <= 10; i++) {
      for (Rational value : List.of(Rational.ONE.scalb(i), Rational.ONE.scalb(-i))) {
        values.add(value);
        values.add(value.negate());
      }
    }
    if (span.lo() != null && span.hi() != null) {
      for (int i = 0; i <= 16; i++) {
        Rational part = span.hi().subtract(span.lo()).multiply(Rational.of(i, 16));
        values.add(span.lo().add(part));
      }
    }
    return values.stream().distinct().filter(span::contains).filter(this::isValue).toList();
  }

  private boolean isValue(Rational value) {
    return arithmetic == NumberSystem.REALS
        || BinaryFormat.named(arithmetic.word()).contains(value.doubleValue());
  }

  private Optional<EnclosureCover> cover() {
    return node(domain, 0).map(EnclosureCover::new);
  }

  private Optional<Node> node(Map<String, Span> box, int depth) {
    if (holds(box)) {
      return Optional.of(Node.LEAF);
    }
    if (depth >= DEEPEST || ++boxes > MOST_BOXES) {
      return Optional.empty();
    }
    Optional<Map.Entry<String, Span>> widest =
        box.entrySet().stream()
            .filter(e -> e.getValue().point() == null)
            .max(
                Comparator.comparingDouble((Map.Entry<String, Span> e) -> width(e.getValue()))
                    .thenComparing(Map.Entry::getKey));
    if (widest.isEmpty()) {
      return Optional.empty();
    }
    String name = widest.get().getKey();
    Span span = widest.get().getValue();
    Rational at = middle(span);
    Map<String, Span> low = new HashMap<>(box);
    low.put(name, new Span(span.lo(), span.loOpen(), at, false));
    Map<String, Span> high = new HashMap<>(box);
    high.put(name, new Span(at, false, span.hi(), span.hiOpen()));
    return node(low, depth + 1)
        .flatMap(
            below ->
                node(high, depth + 1)
                    .map(above -> new Node(name, at.toBigFraction(), below, above)));
  }

  private boolean holds(Map<String, Span> box) {
    try {
      return Throughout.holds(arithmetic, condition, box);
    } catch (ArithmeticException | IllegalArgumentException e) {
      return false; // a term may have no value on this box
    }
  }

  private static double width(Span span) {
    return span.lo() == null || span.hi() == null
        ? Double.POSITIVE_INFINITY
        : span.hi().subtract(span.lo()).doubleValue();
  }

  /** The middle; of a ray twice its end; of the line 0. */
  static Rational middle(Span span) {
    Rational lo = span.lo();
    Rational hi = span.hi();
    if (lo != null && hi != null) {
      return lo.add(hi).multiply(Rational.HALF);
    }
    if (lo == null && hi == null) {
      return Rational.ZERO;
    }
    return lo != null
        ? lo.scalb(1).max(Rational.ONE)
        : hi == null ? Rational.ZERO : hi.scalb(1).min(Rational.ONE.negate());
  }
}

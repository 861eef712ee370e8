package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Domains;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Span;
import org.elenchus.reference.relation.Throughout;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a point at which a relation fails, then for squares, then for a cover by boxes on which
 * enclosures show it.
 */
public final class ForAllSearch {
  private static final int MOST_BOXES = 4_000;
  private static final int DEEPEST = 60;
  private static final int MOST_POINTS = 20_000;

  private final ForAll statement;
  private final Condition condition;
  private final Map<String, Span> domain;
  private int boxes;

  private ForAllSearch(ForAll statement) {
    this.statement = statement;
    this.condition = statement.condition();
    this.domain = Domains.spans(statement.variables());
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
    Optional<Certificate> found = new ForAllSearch(statement).point().map(p -> p);
    if (found.isEmpty()) {
      found = hint == null ? search(statement) : Optional.of(hint);
    }
    return Certificates.grounds(found, subject);
  }

  /**
   * Searches.
   *
   * @param statement the statement
   * @return a certificate for or against it, if one was found
   */
  public static Optional<Certificate> search(ForAll statement) {
    ForAllSearch search = new ForAllSearch(statement);
    Optional<Certificate> found = search.point().map(p -> p);
    if (found.isEmpty() && search.holds(search.domain)) {
      return Optional.of(new EnclosureCover(Node.LEAF));
    }
    if (found.isEmpty() && statement.arithmetic() == NumberSystem.REALS) {
      found = SquareSearch.search(statement).map(s -> s);
    }
    return found.isEmpty() ? search.cover().map(c -> c) : found;
  }

  private Optional<Point> point() {
    List<String> names = domain.keySet().stream().sorted().toList();
    List<List<Rational>> candidates = names.stream().map(this::candidates).toList();
    long all = candidates.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    int stride = (int) (all / MOST_POINTS + 1);
    for (long index = 0; index < all; index += stride) {
      Map<String, Rational> values = new HashMap<>();
      long rest = index;
      for (int i = 0; i < names.size(); i++) {
        List<Rational> choices = candidates.get(i);
        values.put(names.get(i), choices.get((int) (rest % choices.size())));
        rest /= choices.size();
      }
      if (!Pointwise.holds(statement.arithmetic(), condition, values).orElse(true)) {
        Map<String, BigFraction> point = new HashMap<>();
        values.forEach((name, value) -> point.put(name, value.toBigFraction()));
        return Optional.of(Point.of(point));
      }
    }
    return Optional.empty();
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
    return statement.arithmetic() == NumberSystem.REALS
        || BinaryFormat.named(statement.arithmetic().word()).contains(value.doubleValue());
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
      return Throughout.holds(statement.arithmetic(), condition, box);
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
  private static Rational middle(Span span) {
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

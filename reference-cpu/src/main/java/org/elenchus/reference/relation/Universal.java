package org.elenchus.reference.relation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.Identity;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Slope;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Quotients.Quotient;

/**
 * Checks that a condition holds for all values of its names that satisfy given premises.
 *
 * @param arithmetic reals or a floating-point format
 * @param domain where the names lie
 * @param premises comparisons joined by and, which algebra may use; other certificates do not
 * @param condition the condition
 */
public record Universal(
    NumberSystem arithmetic,
    Map<String, Span> domain,
    List<Condition> premises,
    Condition condition) {
  /** Copies the collections. */
  public Universal {
    domain = Map.copyOf(domain);
    premises = List.copyOf(premises);
  }

  /**
   * Holds a certificate against the condition.
   *
   * @param certificate a cover, squares, an identity or a slope
   * @return how it shows the condition
   * @throws IllegalArgumentException if it does not, with the reason
   * @throws ArithmeticException if a term of it has no value
   */
  public String shownBy(Certificate certificate) {
    if (certificate instanceof EnclosureCover cover) {
      return byCover(cover);
    }
    require(
        arithmetic == NumberSystem.REALS, "only covers speak of a rounded arithmetic, not algebra");
    return switch (certificate) {
      case Positivity positivity -> {
        Optional<String> flaw = new Squares(this, symbols(positivity.symbols())).flaw(positivity);
        require(flaw.isEmpty(), flaw.orElse(""));
        yield "the difference of its sides is a sum of squares with such factors";
      }
      case Identity identity -> byIdentity(symbols(identity.symbols()));
      case Slope slope -> bySlope(slope);
      default -> throw new IllegalArgumentException("no such certificate shows a relation for all");
    };
  }

  private String byCover(EnclosureCover cover) {
    Optional<List<Map<String, Span>>> boxes = Domains.boxes(cover, domain);
    require(boxes.isPresent(), "a cut lies outside the box that it cuts");
    for (Map<String, Span> box : boxes.orElseThrow()) {
      require(
          Throughout.holds(arithmetic, condition, box),
          "enclosures do not show the relation on the box " + box);
    }
    return "enclosures show it on " + boxes.get().size() + " boxes that tile them";
  }

  private String byIdentity(Map<String, Term> symbols) {
    for (Comparison comparison : comparisons()) {
      require(comparison.order() == Order.EQUAL, "an identity shows equations only");
      require(
          Throughout.enclosure(comparison.left(), domain).isPresent()
              && Throughout.enclosure(comparison.right(), domain).isPresent(),
          "a side may be undefined");
      require(
          quotient(comparison.left(), symbols).isSame(quotient(comparison.right(), symbols)),
          "the sides of an equation are different rational functions");
    }
    return "both sides are the same rational function of such subterms";
  }

  private static Quotient quotient(Term term, Map<String, Term> symbols) {
    return Terms.evaluate(Terms.replaced(term, symbols), Quotients.QUOTIENTS, Quotients::variable);
  }

  private String bySlope(Slope slope) {
    String name = slope.variable();
    Rational anchor = Rational.of(slope.anchor());
    Span span = domain.get(name);
    require(span != null && span.contains(anchor), "the anchor lies outside the domain");
    Map<String, Span> at = Domains.with(domain, name, Span.of(anchor));
    Optional<Span> low = Span.below(anchor, true).intersect(java.util.Objects.requireNonNull(span));
    Optional<Span> high = Span.above(anchor, true).intersect(span);
    for (Comparison comparison : comparisons()) {
      require(Throughout.holds(comparison, at), "the relation is not shown at the anchor");
      boolean less =
          switch (comparison.order()) {
            case LESS, AT_MOST -> true;
            case GREATER, AT_LEAST -> false;
            case EQUAL, UNEQUAL -> throw new IllegalArgumentException("a slope shows no equation");
          };
      Term large = less ? comparison.right() : comparison.left();
      Term small = less ? comparison.left() : comparison.right();
      Term gain = Derivative.of(new Term.Binary(Term.Operator.MINUS, large, small), name);
      require(isSigned(gain, name, high, Order.AT_LEAST), "the gain may fall above the anchor");
      require(isSigned(gain, name, low, Order.AT_MOST), "the gain may rise below the anchor");
      require(
          Throughout.enclosure(large, domain).isPresent()
              && Throughout.enclosure(small, domain).isPresent(),
          "a side may be undefined");
    }
    return "it holds at " + name + " = " + anchor + ", and the derivative keeps it from there on";
  }

  private boolean isSigned(Term gain, String name, Optional<Span> ray, Order order) {
    return ray.isEmpty()
        || Throughout.holds(
            new Comparison(order, gain, Squares.ZERO), Domains.with(domain, name, ray.get()));
  }

  /**
   * The comparisons of a condition that joins them by and.
   *
   * @return the comparisons in order
   * @throws IllegalArgumentException if they are joined otherwise
   */
  List<Comparison> comparisons() {
    return comparisons(condition);
  }

  /** The comparisons that may be taken for granted. */
  List<Comparison> granted() {
    return premises.stream().flatMap(p -> comparisons(p).stream()).toList();
  }

  private static List<Comparison> comparisons(Condition condition) {
    return switch (condition) {
      case Comparison comparison -> List.of(comparison);
      case Condition.All all ->
          all.conditions().stream().flatMap(c -> comparisons(c).stream()).toList();
      case Condition.Any any -> throw new IllegalArgumentException("comparisons are joined by or");
    };
  }

  private Map<String, Term> symbols(Map<String, String> texts) {
    Map<String, Term> symbols = new LinkedHashMap<>();
    texts.forEach(
        (name, text) -> {
          require(!domain.containsKey(name), "symbol " + name + " is a variable");
          symbols.put(name, term(text, Map.of()));
        });
    return symbols;
  }

  /** Reads a term over the names of the domain and further ones. */
  Term term(String text, Map<String, ?> more) {
    Map<String, Object> names = new HashMap<>(domain);
    names.putAll(more);
    try {
      Condition read = RelationParser.parse("(" + text + ") == 0", names.keySet());
      if (read instanceof Comparison comparison) {
        return comparison.left();
      }
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    throw new IllegalArgumentException("expected a term, not " + text);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

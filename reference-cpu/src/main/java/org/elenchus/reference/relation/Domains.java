package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.Rational;

/** The domains of statements as spans, whole, at a point, or cut into boxes. */
public final class Domains {
  private Domains() {}

  /**
   * Where the variables of a statement lie.
   *
   * @param variables their ranges
   * @return their spans
   */
  public static Map<String, Span> spans(Map<String, Range> variables) {
    Map<String, Span> spans = new HashMap<>();
    variables.forEach((name, range) -> spans.put(name, span(range)));
    return spans;
  }

  /**
   * Where one variable lies.
   *
   * @param range its range
   * @return its span
   */
  public static Span span(Range range) {
    BigFraction from = range.from() == null ? range.above() : range.from();
    BigFraction to = range.to() == null ? range.below() : range.to();
    return new Span(
        from == null ? null : Rational.of(from),
        range.above() != null,
        to == null ? null : Rational.of(to),
        range.below() != null);
  }

  /**
   * A point of a domain.
   *
   * @param domain the spans of all variables
   * @param values what a certificate says
   * @return the exact values; nothing if one is missing, too many, or outside its span
   */
  public static Optional<Map<String, Rational>> point(
      Map<String, Span> domain, Map<String, BigFraction> values) {
    Map<String, Rational> exact = new HashMap<>();
    values.forEach((name, value) -> exact.put(name, Rational.of(value)));
    boolean inside =
        exact.keySet().equals(domain.keySet())
            && domain.entrySet().stream()
                .allMatch(
                    e -> {
                      Rational value = exact.get(e.getKey());
                      return value != null && e.getValue().contains(value);
                    });
    return inside ? Optional.of(exact) : Optional.empty();
  }

  /**
   * The boxes of a cover.
   *
   * @param cover a tree of cuts
   * @param domain the whole box
   * @return boxes whose union is the domain; nothing if a cut lies outside the box that it cuts
   */
  public static Optional<List<Map<String, Span>>> boxes(
      EnclosureCover cover, Map<String, Span> domain) {
    List<Map<String, Span>> boxes = new ArrayList<>();
    return cut(cover.root(), domain, boxes) ? Optional.of(boxes) : Optional.empty();
  }

  private static boolean cut(Node node, Map<String, Span> box, List<Map<String, Span>> boxes) {
    String name = node.cut();
    BigFraction at = node.at();
    Node below = node.below();
    Node above = node.above();
    if (name == null || at == null || below == null || above == null) {
      return boxes.add(box);
    }
    Span span = box.get(name);
    Rational place = Rational.of(at);
    if (span == null || !span.contains(place)) {
      return false;
    }
    return cut(below, with(box, name, new Span(span.lo(), span.loOpen(), place, false)), boxes)
        && cut(above, with(box, name, new Span(place, false, span.hi(), span.hiOpen())), boxes);
  }

  /** A box with another span for one name. */
  static Map<String, Span> with(Map<String, Span> box, String name, Span span) {
    Map<String, Span> part = new HashMap<>(box);
    part.put(name, span);
    return part;
  }
}

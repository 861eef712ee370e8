package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.condition;
import static org.elenchus.reference.relation.Spans.span;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions at a point and throughout a box, in the reals and in floating-point formats. */
class PointsAndBoxesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          x < y              ; 1 ; 2 ; true
          x < y              ; 2 ; 2 ; false
          x <= y             ; 2 ; 2 ; true
          x <= y             ; 3 ; 2 ; false
          x > y              ; 3 ; 2 ; true
          x > y              ; 2 ; 2 ; false
          x >= y             ; 2 ; 2 ; true
          x >= y             ; 1 ; 2 ; false
          x == y             ; 2 ; 2 ; true
          x == y             ; 1 ; 2 ; false
          x != y             ; 1 ; 2 ; true
          x != y             ; 2 ; 2 ; false
          x < y && y < 3     ; 1 ; 2 ; true
          x < y && y < 2     ; 1 ; 2 ; false
          x < y || y < 2     ; 1 ; 2 ; true
          x > y || y < 2     ; 1 ; 2 ; false
          exp(x) > 2*y       ; 1 ; 1 ; true
          """)
  void atAPoint(String text, String x, String y, boolean holds) {
    Map<String, Rational> values = Map.of("x", Rational.parse(x), "y", Rational.parse(y));
    for (NumberSystem in :
        List.of(
            NumberSystem.REALS,
            NumberSystem.FLOAT64,
            NumberSystem.FLOAT32,
            NumberSystem.BFLOAT16)) {
      assertEquals(Optional.of(holds), Pointwise.holds(in, condition(text), values), in.word());
      Map<String, Span> point = box("x: " + x + "; y: " + y);
      assertEquals(holds, Throughout.holds(in, condition(text), point), in.word());
    }
  }

  /** tanh 20 is below 1 and rounds to it; a tenth is no value of a format. */
  @Test
  void formatsAreNotTheReals() {
    Map<String, Rational> twenty = Map.of("x", Rational.of(20));
    assertEquals(
        Optional.of(true), Pointwise.holds(NumberSystem.REALS, condition("tanh(x) < 1"), twenty));
    assertEquals(
        Optional.of(false),
        Pointwise.holds(NumberSystem.FLOAT64, condition("tanh(x) < 1"), twenty));
    Map<String, Rational> tenth = Map.of("x", Rational.of(1, 10));
    assertEquals(
        Optional.empty(), Pointwise.holds(NumberSystem.FLOAT64, condition("x > 0"), tenth));
    Map<String, Rational> huge = Map.of("x", Rational.ONE.scalb(2000));
    assertEquals(Optional.empty(), Pointwise.holds(NumberSystem.FLOAT64, condition("x > 0"), huge));
    assertEquals(
        Optional.empty(),
        Pointwise.holds(NumberSystem.REALS, condition("exp(ln(x)) == x"), twenty),
        "enclosures do not tell");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x < y            | x: [0, 1]; y: [2, 3]         | true
          x < y            | x: [0, 2]; y: [2, 3]         | false
          x <= y           | x: [0, 2]; y: [2, 3]         | true
          x > y            | x: [2, 3]; y: [0, 1]         | true
          x > y            | x: [2, 3]; y: [0, 2]         | false
          x >= y           | x: [2, 3]; y: [0, 2]         | true
          x >= y           | x: [2, 3]; y: [0, 5/2]       | false
          x == y           | x: [0, 1]; y: [0, 1]         | false
          x == y           | x: 2; y: 2                   | true
          x == y           | x: 2; y: [1, 2]              | false
          x != y           | x: [0, 1]; y: [2, 3]         | true
          x != y           | x: [2, 3]; y: [0, 1]         | true
          x != y           | x: [0, 2]; y: [2, 3]         | false
          x != y           | x: [2, 3]; y: [0, 2]         | false
          x^2 >= 0         | x: (-inf, inf); y: 0         | true
          """)
  void throughoutABox(String text, String spans, boolean holds) {
    assertEquals(holds, Throughout.holds(NumberSystem.REALS, condition(text), box(spans)));
    if (!spans.contains("inf")) {
      assertEquals(holds, Throughout.holds(NumberSystem.FLOAT32, condition(text), box(spans)));
    }
  }

  @Test
  void endsOfAFormat() {
    assertTrue(
        Throughout.holds(NumberSystem.FLOAT32, condition("x <= y"), box("x: (-inf, 1]; y: 1")));
    assertEquals(
        false, Throughout.holds(NumberSystem.FLOAT32, condition("x > -1"), box("x: (-inf, 1]")));
    assertEquals(
        false, Throughout.holds(NumberSystem.FLOAT32, condition("x < 9"), box("x: [1, inf)")));
    assertTrue(
        Throughout.holds(NumberSystem.BFLOAT16, condition("x < 2^64*2^64"), box("x: [1, inf)")),
        "2^128 is beyond the largest value");
    assertEquals(Optional.empty(), Throughout.enclosure(Spans.term("1/x"), box("x: [-1, 1]")));
    assertEquals(
        Optional.of(span("[1/2, 1]")), Throughout.enclosure(Spans.term("1/x"), box("x: [1, 2]")));
  }

  @Test
  void textsOfPoints() {
    assertEquals(
        "a = 1/3, b = 2",
        Pointwise.text(new HashMap<>(Map.of("b", Rational.TWO, "a", Rational.of(1, 3)))));
    assertEquals("123456789012", Pointwise.text(Rational.of(123456789012L)));
    assertEquals("about 1.234567890123E12", Pointwise.text(Rational.of(1234567890123L)));
  }

  private static BigFraction number(long n) {
    return BigFraction.of(n);
  }

  @Test
  void rangesBecomeSpans() {
    assertEquals(span("[1, 3]"), Domains.span(new Range(number(1), null, number(3), null)));
    assertEquals(span("(1, 3)"), Domains.span(new Range(null, number(1), null, number(3))));
    assertEquals(Span.ALL, Domains.span(Range.ALL));
    assertEquals(
        Map.of("x", span("[1, inf)")),
        Domains.spans(Map.of("x", new Range(number(1), null, null, null))));
  }

  @Test
  void pointsLieInTheirDomain() {
    Map<String, Span> domain = box("x: [0, 1]; y: (0, 1)");
    assertEquals(
        Optional.of(Map.of("x", Rational.ONE, "y", Rational.HALF)),
        Domains.point(domain, Map.of("x", number(1), "y", BigFraction.of(1, 2))));
    assertEquals(Optional.empty(), Domains.point(domain, Map.of("x", number(1), "y", number(1))));
    assertEquals(Optional.empty(), Domains.point(domain, Map.of("x", number(1))));
  }

  /** Boxes made by cuts lie side by side; a cut outside of its box is none. */
  @Test
  void cutsTileABox() {
    Map<String, Span> domain = box("x: [0, 4)");
    Node inner = new Node("x", number(1), Node.LEAF, Node.LEAF);
    assertEquals(
        Optional.of(List.of(box("x: [0, 1]"), box("x: [1, 2]"), box("x: [2, 4)"))),
        Domains.boxes(new EnclosureCover(new Node("x", number(2), inner, Node.LEAF)), domain));
    assertEquals(
        Optional.empty(),
        Domains.boxes(new EnclosureCover(new Node("x", number(2), Node.LEAF, inner)), domain));
    assertEquals(
        Optional.empty(),
        Domains.boxes(
            new EnclosureCover(
                new Node("x", number(3), inner, new Node("x", number(1), Node.LEAF, Node.LEAF))),
            domain));
    assertEquals(
        Optional.empty(),
        Domains.boxes(new EnclosureCover(new Node("y", number(1), Node.LEAF, Node.LEAF)), domain));
    assertEquals(
        Optional.of(List.of(domain)), Domains.boxes(new EnclosureCover(Node.LEAF), domain));
  }

  /** Of no values everything holds: between two neighbours of a format it has none. */
  @Test
  void aSpanWithoutValuesOfTheFormat() {
    Map<String, Span> gap =
        box("x: [1/2, 1/3]".replace("1/2", "1025/1024").replace("1/3", "1026/1024"));
    assertTrue(Throughout.holds(NumberSystem.BFLOAT16, condition("x >= 1"), gap));
  }
}

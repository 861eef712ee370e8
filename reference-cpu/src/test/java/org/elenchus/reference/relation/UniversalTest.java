package org.elenchus.reference.relation;

import static org.elenchus.reference.relation.Spans.box;
import static org.elenchus.reference.relation.Spans.condition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.certificate.Identity;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.Positivity;
import org.elenchus.claims.certificate.Positivity.Part;
import org.elenchus.claims.certificate.Positivity.Summand;
import org.elenchus.claims.certificate.Slope;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** Relations for all values of a domain: what each certificate shows, and what it does not. */
class UniversalTest {
  private static Universal all(String spans, String relation, String... premises) {
    return new Universal(
        NumberSystem.REALS,
        box(spans),
        Stream.of(premises).map(Spans::condition).toList(),
        condition(relation));
  }

  private static void shows(Universal statement, Certificate certificate) {
    assertTrue(!statement.shownBy(certificate).isBlank());
  }

  private static void fails(String why, Universal statement, Certificate certificate) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> statement.shownBy(certificate))
                .getMessage());
    assertTrue(message.contains(why), message);
  }

  private static Positivity squares(Summand... summands) {
    return new Positivity(Map.of(), List.of(new Part(List.of(summands))));
  }

  private static Summand summand(String root, String... factors) {
    return new Summand(List.of(factors), root);
  }

  private static final String PLANE = "x: (-inf, inf); y: (-inf, inf)";

  @Test
  void sumsOfSquares() {
    shows(all(PLANE, "2*x*y <= x^2 + y^2"), squares(summand("x - y")));
    shows(all(PLANE, "x^2 + y^2 >= 2*x*y"), squares(summand("x - y")));
    fails("the difference", all(PLANE, "3*x*y <= x^2 + y^2"), squares(summand("x - y")));
    fails("<= and >= only", all(PLANE, "2*x*y < x^2 + y^2"), squares(summand("x - y")));
    fails("<= and >= only", all(PLANE, "2*x*y > x^2 + y^2"), squares(summand("x - y")));
    shows(all(PLANE, "2*x*y <= 2*x^2 + y^2"), squares(summand("x - y"), summand("x")));
    fails("one part for each", all(PLANE, "x^2 >= 0 && y^2 >= 0"), squares(summand("x")));
    fails(
        "comparison 2: ",
        all(PLANE, "x^2 >= 0 && y^2 >= 1"),
        new Positivity(
            Map.of(), List.of(new Part(List.of(summand("x"))), new Part(List.of(summand("y"))))));
    shows(
        all(PLANE, "x^2 >= 0 && y^2 >= 0"),
        new Positivity(
            Map.of(), List.of(new Part(List.of(summand("x"))), new Part(List.of(summand("y"))))));
    fails("joined by or", all(PLANE, "x^2 >= 0 || y^2 >= 0"), squares(summand("x")));
    fails(
        "may be undefined",
        all("x: [-1, 1]", "1/x - 1/x + x^2 >= 0"),
        new Positivity(Map.of("z", "1/2"), List.of(new Part(List.of(summand("x"))))));
  }

  /** A factor is not negative because its enclosure says so or because it is granted. */
  @Test
  void factors() {
    shows(all("x: [0, inf)", "x^3 >= 0"), squares(summand("x", "x")));
    fails("may be negative", all("x: [-1, inf)", "x^3 >= 0"), squares(summand("x", "x")));
    String gap = "x: [-9, 9]; y: [-9, 9]";
    Positivity byGap = squares(summand("1", "y - x"));
    fails("may be negative", all(gap, "x <= y"), byGap);
    shows(all(gap, "x <= y", "x <= y"), byGap);
    shows(all(gap, "x <= y", "x < y"), byGap);
    shows(all(gap, "x <= y", "y >= x"), byGap);
    shows(all(gap, "x <= y", "y > x"), byGap);
    shows(all(gap, "x <= y", "x == y"), byGap);
    shows(all(gap, "x >= y", "x == y"), squares(summand("1", "x - y")));
    fails("may be negative", all(gap, "x <= y", "x != y"), byGap);
    fails("may be negative", all(gap, "x <= y", "x >= y"), byGap);
    fails("may be negative", all(gap, "x <= y", "y < x"), byGap);
  }

  @Test
  void symbolsStandForTerms() {
    Positivity square =
        new Positivity(Map.of("e", "exp(x)"), List.of(new Part(List.of(summand("e - 1")))));
    shows(all("x: (-inf, inf)", "exp(x)*exp(x) + 1 >= 2*exp(x)"), square);
    fails(
        "is a variable",
        all("x: (-inf, inf)", "x^2 >= 0"),
        new Positivity(Map.of("x", "exp(x)"), List.of(new Part(List.of(summand("x"))))));
    fails(
        "may be undefined",
        all("x: [-1, 1]", "x^2 >= 0"),
        new Positivity(Map.of("l", "ln(x)"), List.of(new Part(List.of(summand("x"))))));
  }

  @Test
  void partsWithoutSummandsAreEnclosed() {
    Positivity plain = new Positivity(Map.of(), List.of(new Part(List.of())));
    shows(all("x: [1, 2]", "x > 0"), plain);
    fails("enclosures over the whole", all("x: [-1, 2]", "x > 0"), plain);
  }

  @Test
  void identities() {
    Identity plain = new Identity(Map.of());
    shows(all(PLANE, "(x + y)^2 == x^2 + 2*x*y + y^2"), plain);
    fails("different rational functions", all(PLANE, "(x + y)^2 == x^2 + y^2"), plain);
    fails("equations only", all(PLANE, "x <= x"), plain);
    fails("may be undefined", all("x: [-1, 1]", "x/x == 1"), plain);
    fails("may be undefined", all("x: [-1, 1]", "1 == x/x"), plain);
    shows(all("x: [1, 2]", "x/x == 1"), plain);
    Identity byTanh = new Identity(Map.of("t", "tanh(x)"));
    shows(all(PLANE, "(1 - tanh(x))*(1 + tanh(x)) == 1 - tanh(x)^2"), byTanh);
    assertThrows(ArithmeticException.class, () -> all(PLANE, "tanh(x) == tanh(x)").shownBy(plain));
  }

  /** e^x against 1 + x: equal at 0, and the gain rises from there on both sides. */
  @Test
  void slopes() {
    Slope atZero = new Slope("x", BigFraction.ZERO);
    String line = "x: (-inf, inf)";
    shows(all("x: [-9, 9]", "1 + x <= exp(x)"), atZero);
    shows(all("x: [-9, 9]", "exp(x) >= 1 + x"), atZero);
    shows(all("x: [0, inf)", "tanh(x) <= x"), atZero);
    shows(all("x: (-inf, 0]", "tanh(x) >= x"), atZero);
    fails("may rise below", all(line, "tanh(x) <= x"), atZero);
    fails("may fall above", all(line, "tanh(x) >= x"), atZero);
    fails("not shown at the anchor", all("x: [-9, 9]", "1 + x < exp(x)"), atZero);
    fails("shows no equation", all("x: 0", "x == 0"), atZero);
    shows(all("x: [1/2, 9]", "-1 <= 0*ln(x)"), new Slope("x", BigFraction.ONE));
    fails("undefined", all("x: [-9, 9]", "0*ln(x) <= 1"), new Slope("x", BigFraction.ONE));
    fails("undefined", all("x: [-9, 9]", "1 >= 0*ln(x)"), new Slope("x", BigFraction.ONE));
    fails("undefined", all("x: [-9, 9]", "-1 <= 0*ln(x)"), new Slope("x", BigFraction.ONE));
    fails("lies outside", all("x: [1, 9]", "1 + x <= exp(x)"), atZero);
    fails("lies outside", all("y: [-1, 9]", "1 + y <= exp(y)"), atZero);
    shows(all("x: [1, 9]", "x > 1/2"), new Slope("x", BigFraction.ONE));
    shows(all("x: [1, 9]", "1/2 < x"), new Slope("x", BigFraction.ONE));
  }

  @Test
  void covers() {
    Node halves = new Node("x", BigFraction.of(1, 2), Node.LEAF, Node.LEAF);
    String relation = "x*(1 - x) <= 1/2";
    assertEquals(
        "enclosures show it on 2 boxes that tile them",
        all("x: [0, 1]", relation).shownBy(new EnclosureCover(halves)));
    fails("do not show", all("x: [0, 1]", "x*(1 - x) <= 1/4"), new EnclosureCover(halves));
    fails("outside the box", all("x: [1, 2]", relation), new EnclosureCover(halves));
    Universal rounded =
        new Universal(
            NumberSystem.FLOAT32, box("x: [0, 1]"), List.of(), condition("x*(1 - x) <= 1/2"));
    shows(rounded, new EnclosureCover(halves));
    fails("not algebra", rounded, squares(summand("x")));
    fails(
        "no such certificate",
        all("x: [0, 1]", relation),
        new Point(new java.util.TreeMap<>(Map.of("x", BigFraction.ONE))));
  }

  @Test
  void termsAreReadInTheirVariables() {
    Universal statement = all(PLANE, "x <= y");
    assertEquals(Spans.term("x + y"), statement.term("x + y", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> statement.term("x + w", Map.of()));
    assertThrows(IllegalArgumentException.class, () -> statement.term("x) == 0 && (y", Map.of()));
    assertEquals(
        Rational.ZERO,
        Terms.polynomial(statement.term("x - x", Map.of()), Map.of()).constantValue());
  }
}

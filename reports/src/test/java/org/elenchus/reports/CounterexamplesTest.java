package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.InvariantBoxes.Box;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Label;
import org.junit.jupiter.api.Test;

/** Certificates drawn together with the statement that they settle. */
class CounterexamplesTest {
  private static Statement statement(Map<String, Object> formal) {
    return FormalView.statement(Json.tree(formal)).orElseThrow();
  }

  private static Statement forAll(String arithmetic, String relation) {
    return statement(
        Map.of(
            "form",
            "for-all",
            "arithmetic",
            arithmetic,
            "variables",
            Map.of("x", Map.of()),
            "relation",
            relation));
  }

  private static Point at(int x) {
    return Point.of(Map.of("x", BigFraction.of(x)));
  }

  @Test
  void bothSidesStandAtThePointWhereARelationFails() {
    PointSides sides = PointSides.of(forAll("reals", "x^2 > 0 && x^2 <= 2*x"), at(3)).orElseThrow();
    assertEquals("the left side comes to 9, the right side to 6", sides.words());
    assertEquals(
        List.of(List.of("the left side", "9"), List.of("the right side", "6")),
        sides.drawing().table().rows());
  }

  @Test
  void nothingIsShownWhereDoublesDoNotShowTheFailure() {
    assertEquals(Optional.empty(), PointSides.of(forAll("reals", "x^2 <= 2*x"), at(1)));
    assertEquals(
        Optional.empty(), PointSides.of(forAll("reals", "x + exp(-x) < x + exp(-x)"), at(900)));
    assertEquals(Optional.empty(), PointSides.of(forAll("float32", "x^2 <= 2*x"), at(3)));
    assertEquals(Optional.empty(), PointSides.of(forAll("reals", "1/x <= x"), at(0)));
  }

  @Test
  void aClaimedDerivativeStandsBesideTheTrueOne() {
    Statement statement =
        statement(
            Map.of(
                "form", "derivatives",
                "variables", Map.of("x", Map.of()),
                "functions", Map.of("f", "x^3"),
                "derivatives", List.of(Map.of("of", "f", "by", List.of("x"), "is", "2*x^2"))));
    PointSides sides = PointSides.of(statement, at(2)).orElseThrow();
    assertEquals(8, sides.left());
    assertEquals(12, sides.right());
  }

  private static Box box(int state, String lo, String hi) {
    return new Box(
        state,
        new TreeMap<>(Map.of("s", new Interval(BigFraction.parse(lo), BigFraction.parse(hi)))));
  }

  /** The sign of the state is kept by symbol 0 and turned by symbol 1. */
  private static Statement sign(String turned) {
    return statement(
        Map.of(
            "form", "recognition",
            "quantifier", "some",
            "cell",
                Map.of(
                    "parameters", Map.of(),
                    "start", Map.of("s", "-1"),
                    "inputs", List.of(Map.of("x", "1"), Map.of("x", turned)),
                    "update", Map.of("s", "tanh(3*x*s)")),
            "task", Map.of("name", "parity", "parameters", Map.of()),
            "readout", "s",
            "margin", "1/2"));
  }

  private static InvariantBoxes signBoxes() {
    return new InvariantBoxes(
        new TreeMap<>(),
        "s",
        BigFraction.of(1, 2),
        List.of(box(0, "-1", "-9/10"), box(1, "9/10", "1")));
  }

  @Test
  void theBoxesShowWhereEachSymbolLeads() {
    Drawing drawing = Drawings.of(signBoxes(), sign("-1")).orElseThrow();
    assertEquals("The boxes, and where they map", drawing.title());
    assertEquals(
        List.of(
            List.of("A", "0", "-1 to -0.9", "box A", "box B"),
            List.of("B", "1", "0.9 to 1", "box B", "box A")),
        drawing.table().rows());
    assertEquals(4, drawing.shapes().stream().filter(s -> s.css().equals("image")).count());
    assertTrue(
        drawing.labels().stream().map(Label::text).anyMatch("from A by 0, B by 1"::equals),
        drawing.labels()::toString);
  }

  @Test
  void boxesThatTheCellLeavesAreDrawnAlone() {
    Drawing drawing = Drawings.of(signBoxes(), sign("0")).orElseThrow();
    assertEquals("The boxes that the state never leaves", drawing.title());
  }

  @Test
  void anEditShowsWhatDiffers() {
    Map<String, Object> formal =
        Map.of(
            "is", "(1 - tanh(w11*h1 + w12*h2)^2)*logistic(v21*h1 + v22*h2 + c2) + w12*h2*c1",
            "words", List.of("00", "01", "10", "11"),
            "sign", "+");
    assertEquals(
        "“is” becomes … v11*h1 + v12*h2 + c1 … (it was … v21*h1 + v22*h2 + c2 …)",
        patch(
            "/is",
            "(1 - tanh(w11*h1 + w12*h2)^2)*logistic(v11*h1 + v12*h2 + c1) + w12*h2*c1",
            formal));
    assertEquals(
        "“words” loses 01, 10 (it had 4 entries)", patch("/words", List.of("00", "11"), formal));
    assertEquals(
        "“words” becomes 00, 01, 10, 12 (it was 00, 01, 10, 11)",
        patch("/words", List.of("00", "01", "10", "12"), formal));
    assertEquals("“sign” becomes - (it was +)", patch("/sign", "-", formal));
  }

  private static String patch(String path, Object value, Map<String, Object> formal) {
    return PatchWords.of(new Patch("replace", path, Json.tree(value)), Json.tree(formal));
  }
}

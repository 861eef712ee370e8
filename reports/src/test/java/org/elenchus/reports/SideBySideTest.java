package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Label;
import org.junit.jupiter.api.Test;

/** Two things that differ, side by side, with the place marked; and networks too large to draw. */
class SideBySideTest {
  private static Statement statement(Map<String, Object> formal) {
    return FormalView.statement(Json.tree(formal)).orElseThrow();
  }

  private static List<String> labels(Drawing drawing, String css) {
    return drawing.labels().stream().filter(l -> l.css().equals(css)).map(Label::text).toList();
  }

  private static long shapes(Drawing drawing, String css) {
    return drawing.shapes().stream().filter(s -> s.css().equals(css)).count();
  }

  private static List<List<BigFraction>> matrix(int... entries) {
    return java.util.Arrays.stream(entries).mapToObj(e -> List.of(BigFraction.of(e))).toList();
  }

  private static Statement gradient(String byX, String byY) {
    return statement(
        Map.of(
            "form", "derivatives",
            "variables", Map.of("x", Map.of(), "y", Map.of()),
            "functions", Map.of("f", "x^2*y"),
            "derivatives",
                List.of(
                    Map.of("of", "f", "by", List.of("x"), "is", byX),
                    Map.of("of", "f", "by", List.of("y"), "is", byY))));
  }

  @Test
  void theEntryOfAJacobianThatDiffersIsFramedInBoth() {
    Point point = Point.of(Map.of("x", BigFraction.of(3), "y", BigFraction.of(5)));
    Drawing drawing = Drawings.of(point, gradient("2*x*y", "2*x")).orElseThrow();
    assertEquals(
        List.of(List.of("∂f", "/ ∂x", "30", "30", ""), List.of("∂f", "/ ∂y", "6", "9", "differs")),
        drawing.table().rows());
    assertEquals(2, shapes(drawing, "differs"));
    assertEquals(Optional.empty(), Drawings.of(point, gradient("2*x*y", "x^2")));
  }

  private static Statement unrolled(String exponent) {
    return statement(
        Map.of(
            "form", "unrolls-to",
            "model", "linear-rnn",
            "start", "0",
            "firstInput", 1,
            "terms",
                List.of(
                    Map.of(
                        "coefficient", "1",
                        "sum", Map.of("from", 1, "to", "T"),
                        "word",
                            List.of(
                                Map.of("symbol", "A", "exponent", exponent),
                                Map.of("symbol", "B", "exponent", "1"),
                                Map.of("symbol", "x", "index", "t", "exponent", "1"))))));
  }

  private static UnrollingMismatch mismatch(int claimed) {
    return new UnrollingMismatch(
        2, List.of("A", "B", "x[1]"), BigFraction.ONE, BigFraction.of(claimed));
  }

  @Test
  void wordsThatDifferBecomeMatricesThatDifferInTheCorner() {
    Drawing drawing = Drawings.of(mismatch(0), unrolled("2*T-2*t")).orElseThrow();
    assertEquals("Matrices for which the two differ", drawing.title());
    assertEquals(
        List.of(List.of("1", "4", "1", "0", "differs")),
        drawing.table().rows().stream().filter(row -> row.get(4).equals("differs")).toList());
    // The suffix B x[1] is no word of the state after two steps, B x[2] is.
    assertEquals(List.of("2", "4", "0", "0", ""), drawing.table().rows().get(7));
  }

  @Test
  void aCertificateThatSaysOtherwiseIsNotDrawnAsMatrices() {
    Drawing drawing = Drawings.of(mismatch(7), unrolled("2*T-2*t")).orElseThrow();
    assertEquals("Where the two differ", drawing.title());
    drawing = Drawings.of(mismatch(0), unrolled("T-t")).orElseThrow();
    assertEquals("Where the two differ", drawing.title());
  }

  private static Countermodel countermodel(String... names) {
    Map<String, BigFraction> without = new TreeMap<>();
    Map<String, BigFraction> with = new TreeMap<>();
    for (String name : names) {
      without.put(name, BigFraction.of(name.equals("b") ? 3 : 2));
      with.put(name, BigFraction.of(name.equals("b") ? 1 : 2));
    }
    return new Countermodel(new TreeMap<>(without), new TreeMap<>(with));
  }

  @Test
  void bothWorldsOfACountermodelStandOnTheVariablesLines() {
    Statement follows =
        statement(
            Map.of(
                "form",
                "follows",
                "variables",
                Map.of("a", Map.of("from", "0", "to", "4"), "b", Map.of()),
                "premises",
                List.of("a > 1"),
                "conclusion",
                "b <= a"));
    Drawing drawing = Drawings.of(countermodel("a", "b"), follows).orElseThrow();
    assertEquals(List.of("2 in both", "3 against 1"), labels(drawing, "value"));
    assertEquals(
        List.of(
            List.of("a", "2", "2"),
            List.of("b", "3", "1"),
            List.of("premise a > 1", "holds: left 2, right 1", "holds: left 2, right 1"),
            List.of("conclusion b <= a", "fails: left 3, right 2", "holds: left 1, right 2")),
        drawing.table().rows());
    assertEquals(1, shapes(drawing, "edge on"), "only b differs");
    assertEquals(Optional.empty(), Drawings.of(countermodel("a"), follows));
  }

  @Test
  void aWordRunsThroughATrainedNetwork() {
    // The state counts ones; the answer is 1 from the second on.
    NetworkOnWords.Layer layer =
        new NetworkOnWords.Layer(
            "linear-rnn",
            new TreeMap<>(Map.of("A", matrix(1), "B", matrix(1))),
            matrix(2),
            List.of(BigFraction.of(-3)),
            "identity");
    NetworkOnWords network =
        new NetworkOnWords(Extent.parse("1..5"), BigFraction.ONE, 4, List.of(layer));
    Drawing drawing = Drawings.of(network, null).orElseThrow();
    assertEquals(List.of("state 1", "0", "1", "2", "2", "3"), drawing.table().rows().get(1));
    assertEquals(List.of("0", "0", "1", "1", "1"), labels(drawing, "value"));
    assertTrue(shapes(drawing, "entry negative") > 0);
    NetworkOnWords.Layer unknown =
        new NetworkOnWords.Layer(
            "mamba2", new TreeMap<>(), matrix(1), List.of(BigFraction.ONE), "identity");
    assertEquals(
        Optional.empty(),
        Drawings.of(
            new NetworkOnWords(Extent.parse("1..5"), BigFraction.ONE, 4, List.of(unknown)), null));
  }

  @Test
  void aNetworkTooWideForNodesShowsItsMatrices() {
    List<List<BigFraction>> wide = List.of(java.util.Collections.nCopies(9, BigFraction.of(-1)));
    LinearStackNetwork network =
        new LinearStackNetwork(
            Extent.parse("1.."),
            List.of(
                new LinearStackNetwork.Layer(
                    matrix(1),
                    matrix(1),
                    matrix(1, 2, 3, 4, 5, 6, 7, 8, 9),
                    java.util.Collections.nCopies(9, BigFraction.ZERO),
                    "relu"),
                new LinearStackNetwork.Layer(
                    List.of(List.of(BigFraction.ZERO)),
                    wide,
                    matrix(1),
                    List.of(BigFraction.ZERO),
                    "identity")));
    Drawing drawing = Drawings.of(network, null).orElseThrow();
    assertEquals("The weights of the network", drawing.title());
    assertEquals(
        List.of(
            "A of layer 1",
            "B of layer 1",
            "C of layer 1",
            "A of layer 2",
            "B of layer 2",
            "C of layer 2"),
        labels(drawing, "name"));
    assertEquals(9, shapes(drawing, "entry negative"));
    assertEquals(List.of("B of layer 2", "1", "1", "-1"), drawing.table().rows().get(11));
  }
}

package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.AffineObstruction.Row;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.DepthPotential.Move;
import org.elenchus.claims.certificate.DepthPotential.Segment;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.InvariantBoxes.Box;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.certificate.SuperpositionFailure;
import org.elenchus.claims.certificate.UnrollingMismatch;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Formula;
import org.elenchus.reports.View.Drawing;
import org.elenchus.reports.View.Label;
import org.elenchus.reports.View.Shape;
import org.junit.jupiter.api.Test;

/** Certificates as drawings: what they show is what the certificate says. */
class DrawingsTest {
  private static List<BigFraction> row(int... values) {
    return Arrays.stream(values).mapToObj(BigFraction::of).toList();
  }

  /** Counts ones and answers 1 from the third on: two rectifiers over one count. */
  private static LinearStackNetwork counter() {
    return new LinearStackNetwork(
        Extent.parse("1.."),
        List.of(
            new Layer(
                List.of(row(1)), List.of(row(1)), List.of(row(1), row(1)), row(-2, -3), "relu"),
            new Layer(
                List.of(row(0, 0), row(0, 0)),
                List.of(row(1, 0), row(0, 1)),
                List.of(row(1, -1)),
                row(0),
                "identity")));
  }

  private static Drawing drawn(Optional<Drawing> drawing) {
    return drawing.orElseThrow(() -> new AssertionError("nothing was drawn"));
  }

  private static List<String> labels(Drawing drawing, String css) {
    return drawing.labels().stream().filter(l -> l.css().equals(css)).map(Label::text).toList();
  }

  private static long shapes(Drawing drawing, String css) {
    return drawing.shapes().stream().map(Shape::css).filter(css::equals).count();
  }

  @Test
  void aWordRunsThroughANetwork() {
    Drawing drawing = drawn(Drawings.of(counter(), null));
    // The word 1 0 1 1 0: counts 1 1 2 3 3, and only from the third 1 on is the answer 1.
    assertEquals(
        List.of("0", "0", "0", "1", "1"),
        drawing.table().rows().stream().map(r -> r.get(r.size() - 1)).toList());
    assertEquals(List.of("4", "1", "3", "1, 0", "1, 0", "1"), drawing.table().rows().get(3));
    assertEquals(List.of("0", "3", "1", "0", "1", "0", "1"), labels(drawing, "value"));
    // Input to state, state to two links, each to its state, both to the output: none for a 0.
    assertEquals(7, shapes(drawing, "edge"));
    assertEquals(1, shapes(drawing, "edge kept"));
    assertEquals(List.of("relu -2", "relu -3"), labels(drawing, "bias"));
    assertTrue(labels(drawing, "weight").contains("-1"));
  }

  @Test
  void aNetworkWithoutExactValuesIsDrawnWithoutAWord() {
    Layer layer = new Layer(List.of(row(1)), List.of(row(1)), List.of(row(2)), row(0), "tanh");
    Drawing drawing =
        drawn(Drawings.of(new LinearStackNetwork(Extent.parse("3"), List.of(layer)), null));
    assertEquals(List.of(), drawing.table().rows());
    assertEquals(List.of(), labels(drawing, "value"));
  }

  @Test
  void matricesThatDoNotFitTogetherAreNotDrawn() {
    Layer odd = new Layer(List.of(row(1, 2)), List.of(row(1)), List.of(row(1)), row(0), "relu");
    assertEquals(
        Optional.empty(),
        Drawings.of(new LinearStackNetwork(Extent.parse("1.."), List.of(odd)), null));
    Layer wide =
        new Layer(
            List.of(row(1)),
            List.of(row(1)),
            java.util.Collections.nCopies(31, row(1)),
            row(new int[31]),
            "relu");
    Drawing matrices =
        drawn(Drawings.of(new LinearStackNetwork(Extent.parse("1.."), List.of(wide)), null));
    assertEquals("The weights of the network", matrices.title());
    assertEquals(
        Optional.empty(),
        Drawings.of(new LinearStackNetwork(Extent.parse("1.."), List.of()), null));
  }

  @Test
  void aLongestPathIsDrawnThroughTheStack() {
    DepthPotential proof =
        new DepthPotential(
            Formula.parse("t+l-1"),
            Formula.parse("t+l-1"),
            Formula.parse("t+D-1"),
            List.of(
                new Segment(Formula.parse("1"), List.of(Move.UP_TO_STATE)),
                new Segment(Formula.parse("T-1"), List.of(Move.NEXT_STEP)),
                new Segment(Formula.parse("D-1"), List.of(Move.STATE_TO_OUTPUT, Move.UP_TO_STATE)),
                new Segment(Formula.parse("1"), List.of(Move.STATE_TO_OUTPUT))));
    Drawing drawing = drawn(Drawings.of(proof, null));
    assertEquals(1 + 3 + 4 + 1, shapes(drawing, "edge on"));
    assertEquals(
        "output of layer 3 at step 4",
        drawing.table().rows().get(drawing.table().rows().size() - 1).get(1));
    // The last output of three layers after four steps: 4 + 3 − 1.
    assertTrue(labels(drawing, "value").contains("6"));
    assertEquals(
        Optional.empty(),
        Drawings.of(
            new DepthPotential(
                Formula.parse("0"),
                Formula.parse("0"),
                Formula.parse("0"),
                List.of(new Segment(Formula.parse("9*T"), List.of(Move.NEXT_STEP)))),
            null),
        "a path that leaves the graph");
  }

  @Test
  void operationsThatCountAreMarkedOnAPath() {
    Drawing drawing =
        drawn(
            Drawings.of(
                new LongestPath(1, 2, List.of(0, 2, 3, 5), List.of(0, 0, 0, 1, 1, 2), List.of()),
                null));
    assertEquals(2, shapes(drawing, "node state on"));
    assertEquals(List.of("1.", "2."), labels(drawing, "bias"));
    Drawing wrong =
        drawn(Drawings.of(new LongestPath(1, 1, List.of(0, 99, -1), List.of(0), List.of()), null));
    assertEquals(3, wrong.table().rows().size());
  }

  @Test
  void cellsAreDrawnWithWhatTheyPrintAndNeed() {
    Cell cell =
        new Cell(
            "study",
            List.of(103, 103),
            "26",
            "Params",
            "403M",
            new Interval(BigFraction.of(402_500_000), BigFraction.of(404_000_000)),
            new Interval(BigFraction.of(223_992_400), BigFraction.of(224_600_300)),
            null);
    Drawing drawing = drawn(CellsDrawing.of(List.of(cell)));
    assertEquals(
        List.of("26 · Params", "prints 402.5M to 404M", "needs 223.99M to 224.6M"),
        labels(drawing, "tick"));
    double printed = x(drawing, "printed");
    double needed = x(drawing, "needed");
    assertTrue(needed < printed, needed + " is right of " + printed);
    assertEquals(
        Optional.empty(),
        CellsDrawing.of(
            List.of(new Cell("d", List.of(1), null, null, "1", cell.interval(), null, null))));
  }

  private static double x(Drawing drawing, String css) {
    String path =
        drawing.shapes().stream().filter(s -> s.css().equals(css)).findFirst().orElseThrow().path();
    return Double.parseDouble(path.substring(1, path.indexOf(' ')));
  }

  @Test
  void wordsOfTwoNumbersStandInThePlane() {
    Row low = new Row(row(0, 0), BigFraction.of(1, 4));
    Row high = new Row(row(1, 0), BigFraction.of(-1, 4));
    Drawing drawing = drawn(Drawings.of(new AffineObstruction(List.of(low, high)), null));
    assertEquals(1, shapes(drawing, "weighted"));
    assertEquals(1, shapes(drawing, "weighted negative"));
    assertEquals(List.of(List.of("0, 0", "1/4"), List.of("1, 0", "-1/4")), drawing.table().rows());
    assertEquals(
        Optional.empty(),
        Drawings.of(new AffineObstruction(List.of(new Row(row(1), BigFraction.ONE))), null));
  }

  @Test
  void whatARecurrenceReachesStandsColumnByColumn() {
    // A shift: B = (1, 0), AB = (0, 1).
    Drawing drawing =
        drawn(Drawings.of(new ReachingRecurrence(List.of(row(0, 0), row(1, 0)), row(1, 0)), null));
    List<List<String>> reached =
        drawing.table().rows().stream().filter(r -> r.get(0).startsWith("B")).toList();
    assertEquals(
        List.of(List.of("1", "1", "1"), List.of("2", "2", "1")),
        reached.stream().map(r -> r.subList(1, 4)).toList());
  }

  @Test
  void rangesAndBoxesAreDrawn() {
    Drawing range =
        drawn(Drawings.of(new MonotoneEnds(BigFraction.of(-89), BigFraction.of(5)), null));
    assertTrue(labels(range, "tick").containsAll(List.of("-89", "5", "0")));
    assertEquals(Optional.empty(), Drawings.of(new MonotoneEnds(null, BigFraction.ONE), null));
    Map<String, Interval> at = Map.of("s", new Interval(BigFraction.ZERO, BigFraction.of(1, 2)));
    Map<String, Interval> to = Map.of("s", new Interval(BigFraction.of(3), BigFraction.of(4)));
    Drawing boxes =
        drawn(
            Drawings.of(
                new InvariantBoxes(
                    new TreeMap<>(),
                    "s - 1",
                    BigFraction.ONE,
                    List.of(new Box(0, new TreeMap<>(at)), new Box(1, new TreeMap<>(to)))),
                null));
    assertEquals(2, shapes(boxes, "invariant"));
    assertEquals(List.of("1", "3 to 4"), boxes.table().rows().get(1));
  }

  @Test
  void whatDiffersStandsSideBySide() {
    Drawing drawing =
        drawn(
            Drawings.of(
                new UnrollingMismatch(1, List.of("B", "x[1]"), BigFraction.ONE, BigFraction.ZERO),
                null));
    assertEquals(List.of(List.of("B x[1]", "1", "0")), drawing.table().rows());
    assertEquals(2, shapes(drawing, "differs"));
    Drawing four =
        drawn(
            Drawings.of(
                new SuperpositionFailure(
                    "mamba2", List.of(row(1)), List.of(row(2)), List.of(row(4))),
                null));
    assertEquals(
        List.of("1", "3", "5", "7"), four.table().rows().stream().map(r -> r.get(1)).toList());
    assertEquals(
        Optional.empty(),
        Drawings.of(
            new SuperpositionFailure(
                "mamba2", List.of(row(1)), List.of(row(2, 3)), List.of(row(4))),
            null));
  }

  private static LongestPath placed(int lastStep) {
    return new LongestPath(
        2,
        2,
        List.of(0, 2, 3, 5),
        List.of(0, 0, 0, 1, 1, 2),
        List.of(
            new LongestPath.Place(0, 1, "input"),
            new LongestPath.Place(1, 1, "scale"),
            new LongestPath.Place(1, 2, "tanh"),
            new LongestPath.Place(2, lastStep, "tanh")));
  }

  @Test
  void aPathWithPlacesRunsOverTheGridOfLayersAndSteps() {
    Drawing drawing = drawn(Drawings.of(placed(2), null));
    assertEquals("The path through layers and steps", drawing.title());
    assertEquals(6, shapes(drawing, "frame"), "two layers and the inputs, two steps");
    assertEquals(List.of("1", "2"), labels(drawing, "value"));
    assertEquals(List.of("4", "2", "2", "tanh", "2"), drawing.table().rows().get(3));
    assertTrue(
        labels(drawing, "tick").containsAll(List.of("inputs", "layer 1", "layer 2", "step 2")));
    assertEquals("The path, operation by operation", drawn(Drawings.of(placed(9), null)).title());
  }
}

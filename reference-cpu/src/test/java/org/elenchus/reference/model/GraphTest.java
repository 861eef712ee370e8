package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** Unrolled graphs and their longest paths. */
class GraphTest {
  private static final Set<Operation> TANH = Set.of(Operation.TANH);
  private static final String CLAIM = "ssm-expressivity-q1/total-depth rests on this graph";

  private final Elman<Rational> elman =
      new Elman<>(RATIONALS, matrix("1"), matrix("1"), vector("0"), vector("0"));
  private final LinearRnn<Rational> linear =
      new LinearRnn<>(RATIONALS, matrix("1"), matrix("1"), matrix("1"), vector("0"), vector("0"));

  private static Stack<Rational> stack(Recurrence<Rational> layer, int d, Activation between) {
    return new Stack<>(
        RATIONALS,
        Collections.nCopies(d, layer),
        Collections.nCopies(d, new Link<>(matrix("1"), vector("0"), between)));
  }

  @Property(tries = 36)
  void elmanStackHasDepthDPlusTMinusOne(
      @ForAll @IntRange(min = 1, max = 6) int d, @ForAll @IntRange(min = 1, max = 6) int t) {
    Graph graph = Graph.unrolled(stack(elman, d, Activation.IDENTITY), t);
    assertEquals(d + t - 1, graph.depth(TANH), CLAIM);
  }

  @Property(tries = 36)
  void anotherTanhAfterEachLayerAddsOneForEachLayer(
      @ForAll @IntRange(min = 1, max = 6) int d, @ForAll @IntRange(min = 1, max = 6) int t) {
    Graph graph = Graph.unrolled(stack(elman, d, Activation.TANH), t);
    assertEquals(2 * d + t - 1, graph.depth(TANH), CLAIM);
  }

  @Property(tries = 36)
  void linearStackHasDepthD(
      @ForAll @IntRange(min = 1, max = 6) int d, @ForAll @IntRange(min = 1, max = 6) int t) {
    Graph graph = Graph.unrolled(stack(linear, d, Activation.TANH), t);
    assertEquals(d, graph.depth(TANH), CLAIM);
  }

  @Test
  void profileOfAnElmanCell() {
    Link<Rational> plain = new Link<>(matrix("1"), vector("0"), Activation.IDENTITY);
    assertEquals(
        new DepthProfile(
            OptionalInt.of(1), OptionalInt.of(1), OptionalInt.of(0), OptionalInt.empty()),
        DepthProfile.of(elman, plain, TANH),
        CLAIM);
  }

  @Test
  void profileOfALinearCellWithAnActivation() {
    Link<Rational> active = new Link<>(matrix("1"), vector("0"), Activation.TANH);
    assertEquals(
        new DepthProfile(
            OptionalInt.of(0), OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty()),
        DepthProfile.of(linear, active, TANH),
        CLAIM);
  }

  @Test
  void aProductOfSignalsIsAGateAndOneByAParameterIsNot() {
    Tracer tracer = new Tracer();
    Node x = tracer.input();
    Node w = tracer.parameter();
    assertEquals(Operation.PRODUCT, tracer.multiply(x, tracer.tanh(x)).operation());
    assertEquals(Operation.SCALE, tracer.multiply(w, x).operation());
    assertEquals(Operation.SCALE, tracer.divide(x, w).operation());
    assertEquals(Operation.QUOTIENT, tracer.divide(w, x).operation());
    assertFalse(tracer.tanh(tracer.multiply(w, w)).isSignal());
    assertTrue(tracer.max(w, x).isSignal());
  }

  @Test
  void whatDependsOnParametersAloneHasNoDepth() {
    // One step from a fixed start: the tanh of the start is a number, not an application.
    Tracer tracer = new Tracer();
    Node fixed = tracer.tanh(tracer.parameter());
    Node out = tracer.tanh(tracer.add(fixed, tracer.input()));
    assertEquals(1, new Graph(tracer.nodes(), List.of(out)).depth(TANH));
  }

  @Test
  void noPathGivesNoDepth() {
    Tracer tracer = new Tracer();
    Node x = tracer.input();
    Node y = tracer.input();
    assertEquals(OptionalInt.empty(), Graph.depth(List.of(x), List.of(tracer.tanh(y)), TANH));
    assertEquals(OptionalInt.of(0), Graph.depth(List.of(x), List.of(x), TANH));
  }

  /** A node that two paths share has the same depth on the second of them. */
  @Test
  void aSharedNodeCountsOnEveryPath() {
    Tracer tracer = new Tracer();
    Node x = tracer.input();
    Node once = tracer.tanh(x);
    Node sum = tracer.add(once, tracer.tanh(once));
    assertEquals(OptionalInt.of(2), Graph.depth(List.of(x), List.of(sum), TANH));
  }

  /** Inputs stand at their steps before the layers, parameters and the start nowhere. */
  @Test
  void everyNodeStandsWhereItWasMade() {
    Graph graph = Graph.unrolled(stack(elman, 2, Activation.TANH), 3);
    int inputs = 0;
    for (Node node : graph.nodes()) {
      LongestPath.Place place = graph.along(List.of(node.id())).getFirst();
      String where = node.id() + " " + place;
      switch (node.operation()) {
        case INPUT -> {
          inputs++;
          assertEquals(new LongestPath.Place(0, inputs, "input"), place);
        }
        case PARAMETER ->
            assertTrue(inputs > 0 || place.equals(new LongestPath.Place(0, 0, "parameter")), where);
        default -> assertTrue(place.step() <= 3 && place.layer() <= 2, where);
      }
      if (node.isSignal() && node.operation() != Operation.INPUT) {
        assertTrue(place.step() >= 1 && place.layer() >= 1, where);
      }
    }
    assertEquals(3, inputs);
    Graph started =
        Graph.unrolled(Exemplars.stack("e88-additive", 1, Activation.IDENTITY, true), 1);
    List<Node> read =
        started.nodes().stream().filter(n -> n.operation() == Operation.INPUT).toList();
    int start = read.getLast().id() + 1;
    assertEquals(
        new LongestPath.Place(0, 0, "parameter"), started.along(List.of(start)).getFirst());
    for (int t = 1; t <= 3; t++) {
      LongestPath.Place last = graph.along(List.of(graph.outputs().get(t - 1).id())).getFirst();
      assertEquals(new LongestPath.Place(2, t, "tanh"), last);
    }
  }
}

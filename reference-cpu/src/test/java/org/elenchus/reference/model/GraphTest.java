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
}

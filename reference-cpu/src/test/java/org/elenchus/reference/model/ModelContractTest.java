package org.elenchus.reference.model;

import static org.elenchus.reference.model.Given.RATIONALS;
import static org.elenchus.reference.model.Given.STAND_INS;
import static org.elenchus.reference.model.Given.matrix;
import static org.elenchus.reference.model.Given.r;
import static org.elenchus.reference.model.Given.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elenchus.reference.exact.FormatArithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reference model keeps: sizes, one step after another, and itself on other numbers. */
class ModelContractTest {
  private static final Algebra<Double> FLOAT64 = new Algebra<>(FormatArithmetic.FLOAT64);

  /** The least instance of each model with a state, and the models around them. */
  private static Recurrence<Rational> model(String id) {
    return switch (id) {
      case "softmax-attention" ->
          new SoftmaxAttention<>(
              RATIONALS, matrix("1; 0"), matrix("1; 0"), matrix("7"), matrix("3/5 4/5"));
      case "gated-mlp" -> new GatedMlp<>(RATIONALS, matrix("1"), matrix("2"), matrix("3"));
      case "residual" -> new Residual<>(RATIONALS, Exemplars.layer("elman"), vector("2"), r("1/4"));
      case "heads" ->
          new Heads<>(
              RATIONALS,
              List.of(Exemplars.layer("linear-attention"), Exemplars.layer("linear-attention")),
              matrix("1 1"));
      case "e10-written" ->
          new E10Written<>(
              RATIONALS,
              (E1Written<Rational>) Exemplars.layer("e1-written"),
              vector("1/2 3/4"),
              List.of(matrix("1"), matrix("3")));
      default -> Exemplars.layer(id);
    };
  }

  /** The id, the length of the state at the start, and by how much a step lengthens it. */
  @ParameterizedTest
  @CsvSource({
    "linear-rnn, 1, 0",
    "selective-linear, 1, 0",
    "linear-attention, 1, 0",
    "elman, 1, 0",
    "e1-written, 1, 0",
    "e1-written-input-gate, 1, 0",
    "e1, 1, 0",
    "e10, 5, 0",
    "e33, 1, 0",
    "e42, 1, 0",
    "e88-additive, 1, 0",
    "e88-delta-written, 1, 0",
    "e88-delta, 1, 0",
    "e88-delta-linear-state, 1, 0",
    "mamba2, 13, 0",
    "gated-delta-net, 13, 0",
    "softmax-attention, 0, 3",
    "gated-mlp, 0, 0",
    "residual, 1, 0",
    "heads, 2, 0",
    "e10-written, 3, 0"
  })
  void sizesStayAndNumbersMayChange(String id, int state, int longer) {
    Recurrence<Rational> model = model(id);
    assertEquals(1, model.inputs(), id);
    assertEquals(state, model.start().size(), id);
    assertEquals(model, model.map(model.algebra(), x -> x), "every parameter is carried over");

    Recurrence<Double> halved = model.map(FLOAT64, x -> x.doubleValue() / 2);
    assertEquals(FLOAT64, halved.algebra());
    List<List<Double>> inputs = List.of(List.of(1.0), List.of(2.0), List.of(-1.0));
    List<List<Double>> states = halved.states(inputs);
    List<List<Double>> outputs = halved.run(inputs);
    assertEquals(4, states.size());
    assertEquals(3, outputs.size());
    assertEquals(halved.start(), states.getFirst());
    for (int t = 0; t < 3; t++) {
      assertEquals(state + longer * (t + 1), states.get(t + 1).size(), id);
      assertEquals(halved.step(states.get(t), inputs.get(t)), states.get(t + 1), id);
      assertEquals(halved.output(states.get(t + 1), inputs.get(t)), outputs.get(t), id);
      assertEquals(1, outputs.get(t).size(), id);
    }
    Recurrence<Double> whole = model.map(FLOAT64, Rational::doubleValue);
    assertNotEquals(outputs, whole.run(inputs), "outputs depend on the parameters");
  }

  @Test
  void onlyKnownModelsHaveExemplars() {
    assertThrows(IllegalArgumentException.class, () -> Exemplars.layer("transformer"));
  }

  @Test
  void exemplarStacks() {
    Stack<Rational> stack = Exemplars.stack("elman", 3, Activation.TANH, false);
    assertEquals(3, stack.layers().size());
    assertEquals(
        List.of(Activation.TANH, Activation.TANH, Activation.IDENTITY),
        stack.links().stream().map(Link::activation).toList());
    assertEquals(
        List.of(Activation.RELU),
        Exemplars.stack("e1", 1, Activation.RELU, true).links().stream()
            .map(Link::activation)
            .toList());
    assertEquals(Activation.SQUARE, Exemplars.activation("square"));
    assertEquals(
        Set.of(Operation.TANH, Operation.PRODUCT),
        Exemplars.operations(List.of("tanh", "product")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aStackNeedsLayersAndLinksOfOneNumber(int layers) {
    List<Recurrence<Rational>> some = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      some.add(Exemplars.layer("elman"));
    }
    assertThrows(IllegalArgumentException.class, () -> new Stack<>(RATIONALS, some, List.of()));
  }

  @Test
  void aStackOnOtherNumbersIsTheSame() {
    Stack<Rational> stack = Exemplars.stack("elman", 2, Activation.TANH, false);
    assertEquals(stack, stack.map(stack.algebra(), x -> x));
    Stack<Rational> other = stack.map(STAND_INS, x -> x);
    // h = tanh(1 + 1 + 1) = 3/4, then tanh(7/4) = 7/11 between; h' = tanh(1 + 7/11 + 1) = 29/40
    Stack.Step<Rational> step = other.step(other.start(), vector("1"));
    assertEquals(List.of(vector("3/4"), vector("29/40")), step.states());
    assertEquals(vector("69/40"), step.output());
  }

  @Test
  void stepsAreOneWherePositive() {
    for (String x : new String[] {"-1", "0", "1/2"}) {
      assertEquals(
          r(x.equals("1/2") ? "1" : "0"), Activation.STEP.apply(RATIONALS.over(), r(x)), x);
    }
  }

  @Test
  void vectorsAndMatrices() {
    assertEquals(vector("0 0 0"), RATIONALS.zeros(3));
    assertEquals(vector("6 9"), RATIONALS.sum(vector("1 2"), vector("2 3"), vector("3 4")));
    assertEquals(vector("-1 2"), RATIONALS.minus(vector("1 3"), vector("2 1")));
    assertEquals(vector("2 3"), RATIONALS.entrywise(vector("1 3"), vector("2 1")));
    assertEquals(vector("5 15"), RATIONALS.scale(r("5"), vector("1 3")));
    assertEquals(r("11"), RATIONALS.dot(vector("1 3"), vector("2 3")));
    assertEquals(r("0"), RATIONALS.total(List.of()));
    assertEquals(vector("5 11"), RATIONALS.times(matrix("1 2; 3 4"), vector("1 2")));
    assertEquals(vector("7 10"), RATIONALS.transposedTimes(matrix("1 2; 3 4"), vector("1 2")));
    assertEquals(matrix("3 4 5; 6 8 10"), RATIONALS.outer(vector("1 2"), vector("3 4 5")));
    assertEquals(matrix("2 4; 6 8"), RATIONALS.sum(matrix("1 2; 3 4"), matrix("1 2; 3 4")));
    assertEquals(matrix("0 1; 2 3"), RATIONALS.minus(matrix("1 2; 3 4"), matrix("1 1; 1 1")));
    assertEquals(matrix("3 6; 9 12"), RATIONALS.scale(r("3"), matrix("1 2; 3 4")));
    assertEquals(matrix("0 0 0; 0 0 0"), RATIONALS.zeros(2, 3));
    assertEquals(vector("3/5 4/5"), RATIONALS.unit(vector("3 4")));
    // mean of squares 25/2; with ε = 7/2 the root is 4
    assertEquals(vector("3/2 3"), RATIONALS.rmsNorm(vector("3 4"), vector("2 3"), r("7/2")));
    assertThrows(
        IllegalArgumentException.class, () -> RATIONALS.sum(matrix("1 2; 3 4"), matrix("1 2")));

    Matrix<Rational> m = matrix("1 2 3; 4 5 6");
    assertEquals(2, m.height());
    assertEquals(3, m.width());
    assertEquals(r("6"), m.at(1, 2));
    assertEquals(vector("1 2 3 4 5 6"), m.flat());
    assertEquals(m, Matrix.unflatten(m.flat(), 3));
    assertEquals(matrix("1 4; 2 5; 3 6"), m.transposed());
    assertEquals(matrix("2 4 6; 8 10 12"), m.map(x -> x.multiply(Rational.TWO)));
    assertEquals(matrix("1 2"), Matrix.row(vector("1 2")));
    assertThrows(IllegalArgumentException.class, () -> new Matrix<>(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Matrix.unflatten(vector("1 2"), 0));
    assertEquals(vector("1 2 3"), Vectors.join(List.of(vector("1 2"), vector("3"))));
    assertEquals(List.of(vector("1"), vector("2 3")), Vectors.cut(vector("1 2 3"), List.of(1, 2)));
  }

  /** What each function of the arithmetic writes down, and that it writes nothing for numbers. */
  @Test
  void whatATracerWritesDown() {
    Tracer tracer = new Tracer();
    Node x = tracer.input();
    Node p = tracer.of(Rational.ONE);
    assertEquals("computation graphs", tracer.name());
    assertEquals(Operation.PARAMETER, p.operation());
    assertEquals(Operation.ADD, tracer.add(x, p).operation());
    assertEquals(Operation.SUBTRACT, tracer.subtract(x, p).operation());
    assertEquals(Operation.NEGATE, tracer.negate(x).operation());
    assertEquals(Operation.EXP, tracer.exp(x).operation());
    assertEquals(Operation.LOG, tracer.log(x).operation());
    assertEquals(Operation.TANH, tracer.tanh(x).operation());
    assertEquals(Operation.LOGISTIC, tracer.logistic(x).operation());
    assertEquals(Operation.SQRT, tracer.sqrt(x).operation());
    Node max = tracer.max(x, p);
    assertEquals(Operation.MAX, max.operation());
    assertEquals(List.of(x, p), max.operands());
    assertEquals("MAX#" + (tracer.nodes().size() - 1), max.toString());
    assertEquals(max, tracer.nodes().get(max.id()));
    assertEquals(3, tracer.inputs(3).size());
    assertEquals(Operation.PARAMETER, tracer.exp(p).operation());
    assertThrows(NotInArithmeticException.class, () -> tracer.compare(x, p));
  }

  /** A product of two factors of degree 1 in each of three layers: 2, 4, 8; sums add nothing. */
  @Test
  void degreesOfGraphs() {
    Stack<Rational> squares = Exemplars.stack("linear-rnn", 3, Activation.SQUARE, true);
    assertEquals(8, Graph.unrolled(squares, 2).degree(2));
    assertEquals(
        1,
        Graph.unrolled(Exemplars.stack("linear-rnn", 3, Activation.IDENTITY, true), 2).degree(2));
    Graph tanh = Graph.unrolled(Exemplars.stack("elman", 1, Activation.IDENTITY, true), 2);
    assertThrows(IllegalArgumentException.class, () -> tanh.degree(2));

    Tracer tracer = new Tracer();
    Node x = tracer.input();
    Node square = tracer.multiply(x, x);
    List<Node> outputs = List.of(tracer.multiply(square, square), tracer.add(square, x));
    assertEquals(2, new Graph(tracer.nodes(), outputs).degree(2), "the last step alone counts");
    assertEquals(4, new Graph(tracer.nodes(), outputs).degree(1));
    Node none = tracer.parameter();
    assertEquals(0, new Graph(tracer.nodes(), List.of(none)).degree(1));
  }
}

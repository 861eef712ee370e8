package org.elenchus.reference.words;

import static org.elenchus.reference.words.Nets.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;

/** How near to 0 an output comes over all words, for networks of one or two numbers. */
class NetworkOnBoxesTest {
  private static final ModelClass LINEAR = ModelClass.of("linear-rnn", Readout.AFFINE);
  private static final ModelClass ELMAN = ModelClass.of("elman", Readout.AFFINE);

  private static Rational margin(
      ModelClass models, String task, Map<String, String> parameters, String lengths, Layer... of) {
    WordTask words = WordTask.of(TaskRef.of(task, parameters), "bits");
    NetworkOnWords network =
        new NetworkOnWords(Extent.parse(lengths), BigFraction.of(1, 4), 20, List.of(of));
    return new NetworkOnBoxes(models, words, network).margin();
  }

  private static Rational threshold(String theta, String lengths, Layer... layers) {
    return margin(LINEAR, "running-threshold", Map.of("theta", theta), lengths, layers);
  }

  private static Layer linear(String a, String b, String w, String constants) {
    return layer("linear-rnn", Map.of("A", a, "B", b), w, constants);
  }

  private static Layer layer(String cell, Map<String, String> arrays, String w, String constants) {
    TreeMap<String, List<List<BigFraction>>> weights = new TreeMap<>();
    arrays.forEach((name, rows) -> weights.put(name, matrix(rows)));
    return new Layer(cell, weights, matrix(w), matrix(constants).getFirst(), "identity");
  }

  /** The count of ones less 1/2: above 0 exactly if there was one. */
  private static final Layer ANY_ONE = linear("1", "1", "1", "-1/2");

  private static final Layer NEVER = linear("0", "0", "1", "-1/2");

  @Test
  void theLeastDistanceFromZero() {
    assertEquals(Rational.HALF, threshold("0", "1..3", ANY_ONE));
    assertEquals(Rational.HALF, threshold("0", "3", ANY_ONE));
    assertEquals(Rational.HALF, threshold("2", "1..2", NEVER));
    assertEquals(Rational.HALF.negate(), threshold("2", "1..3", NEVER));
    assertEquals(Rational.HALF.negate(), threshold("2", "3", NEVER));
    assertEquals(Rational.ZERO, threshold("2", "1..3", linear("0", "0", "1", "0")));
  }

  @Test
  void labelsAreBits() {
    refused("is no bit", () -> margin(LINEAR, "modular-counter", Map.of(), "1..2", ANY_ONE));
  }

  /** h = 2h + x has a box for each word. */
  @Test
  void tooManyBoxes() {
    Layer all = linear("2", "1", "0", "-1/2");
    assertEquals(Rational.HALF, threshold("100", "1..10", all));
    refused("too many boxes", () -> threshold("100", "1..17", all));
  }

  @Test
  void theClass() {
    ModelClass plain = ModelClass.of("linear-rnn", Readout.LINEAR);
    refused("linear readout", () -> margin(plain, "parity", Map.of(), "1..3", ANY_ONE));
    ModelClass scalar = new ModelClass("linear-rnn", null, null, "scalar", Readout.AFFINE);
    refused("not scalar", () -> margin(scalar, "parity", Map.of(), "1..3", ANY_ONE));
    refused("no elman", () -> margin(ELMAN, "parity", Map.of(), "1..3", ANY_ONE));
    Layer bent =
        new Layer("linear-rnn", ANY_ONE.weights(), ANY_ONE.out(), ANY_ONE.constants(), "tanh");
    refused("tanh is not allowed", () -> margin(LINEAR, "parity", Map.of(), "1..3", bent));
    Layer gru = layer("gru", Map.of(), "1", "0");
    refused("no cell is named gru", () -> margin(LINEAR, "parity", Map.of(), "1..3", gru));
  }

  @Test
  void linearArraysThatDoNotFit() {
    refused("W does not fit", () -> threshold("0", "1..3", linear("1", "1", "1,1", "0")));
    refused("W and b differ", () -> threshold("0", "1..3", linear("1", "1", "1", "0,0")));
    refused("one number", () -> threshold("0", "1..3", linear("1", "1", "1;1", "0,0")));
    refused("not square", () -> threshold("0", "1..3", linear("1;1", "1;1", "1,1", "0")));
    refused("other states", () -> threshold("0", "1..3", linear("1", "1;1", "1", "0")));
    refused("the layer below", () -> threshold("0", "1..3", linear("1", "1,1", "1", "0")));
    Layer more = layer("linear-rnn", Map.of("A", "1", "B", "1", "C", "1"), "1", "0");
    refused("the arrays are A and B", () -> threshold("0", "1..3", more));
  }

  @Test
  void elmanArraysThatDoNotFit() {
    elman("the arrays are W_h", Map.of("W_h", "1", "W_x", "1", "b", "0", "c", "0"));
    elman("not square", Map.of("W_h", "1,1", "W_x", "1", "b", "0"));
    elman("other states", Map.of("W_h", "1", "W_x", "1;1", "b", "0"));
    elman("the layer below", Map.of("W_h", "1", "W_x", "1,1", "b", "0"));
    elman("b does not fit", Map.of("W_h", "1", "W_x", "1", "b", "0;0"));
    elman("b does not fit", Map.of("W_h", "1", "W_x", "1", "b", "0,0"));
  }

  /** h = tanh(100x − 50) is −1 or 1 to within a step of the grid, 2⁻²⁰. */
  @Test
  void anElmanCellThatKnowsItsLastInput() {
    Layer last = layer("elman", Map.of("W_h", "0", "W_x", "100", "b", "-50"), "1/2", "0");
    Rational margin = margin(ELMAN, "running-threshold", Map.of("theta", "0"), "1", last);
    assertEquals(0.5, margin.doubleValue(), 0x1p-20);
  }

  private static void elman(String why, Map<String, String> arrays) {
    Layer layer = layer("elman", arrays, "1", "0");
    refused(why, () -> margin(ELMAN, "parity", Map.of(), "1..3", layer));
  }

  // One head of mamba2 sees each bit as one of two signals.

  private static final ModelClass MAMBA2 = ModelClass.of("mamba2", Readout.AFFINE);

  /** What is written is nothing, so that the output is that of the last signal alone. */
  private static final Map<String, String> LAST =
      Map.of(
          "W_z", "0,8",
          "W_xBC", "0,8;0,0;0,0",
          "W_dt", "0,0",
          "taps", "1;1;1",
          "convolutionBias", "0;0;0",
          "dtBias", "0",
          "A", "-1",
          "D", "1",
          "gain", "1",
          "epsilon", "1");

  private static Rational last(String w, String constant, Map<String, String> other) {
    Map<String, String> arrays = new TreeMap<>(LAST);
    arrays.putAll(other);
    return margin(
        MAMBA2,
        "running-threshold",
        Map.of("theta", "0"),
        "1",
        layer("mamba2", arrays, w, constant));
  }

  /** y = silu(8)², 63.96 or so, so that y/√(y² + 1) is 1 − 1/2·63.96⁻², and 0 for the other bit. */
  @Test
  void theFirstSignalIsForZeroAndTheSecondForOne() {
    double distance = 0.5 - 0.5 / (63.957 * 63.957);
    assertEquals(distance, last("1", "-1/2", Map.of()).doubleValue(), 1e-6);
    Map<String, String> first = Map.of("W_z", "8,0", "W_xBC", "8,0;0,0;0,0");
    assertEquals(distance, last("-1", "1/2", first).doubleValue(), 1e-6);
    assertEquals(-distance, last("1", "-1/2", first).doubleValue(), 1e-6);
  }

  @Test
  void mamba2ArraysThatDoNotFit() {
    mamba2("the arrays are", Map.of("C", "0"));
    mamba2("one head has one state", Map.of("W_z", "0,8;0,8"));
    mamba2("one head has one state", Map.of("W_xBC", "0,8;0,0"));
    mamba2("one head has one state", Map.of("W_dt", "0,0;0,0"));
    mamba2("one head has one state", Map.of("taps", "1;1"));
    mamba2("the layer below", Map.of("W_z", "8"));
    mamba2("the layer below", Map.of("W_xBC", "8;0;0"));
    mamba2("the layer below", Map.of("W_dt", "0"));
    mamba2("A is negative", Map.of("A", "0"));
    mamba2("A is negative", Map.of("epsilon", "0"));
    mamba2("dtBias has another shape", Map.of("dtBias", "0;0"));
    mamba2("D has another shape", Map.of("D", "0,0"));
    mamba2("convolutionBias has another shape", Map.of("convolutionBias", "0;0"));
    refused("W does not fit", () -> last("1,1", "0", Map.of()));
    refused("depth 0", () -> margin(LINEAR, "parity", Map.of(), "1..3"));
  }

  private static void mamba2(String why, Map<String, String> other) {
    refused(why, () -> last("1", "-1/2", other));
  }

  private static void refused(String why, Runnable network) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, network::run).getMessage());
    assertTrue(message.contains(why), message);
  }
}

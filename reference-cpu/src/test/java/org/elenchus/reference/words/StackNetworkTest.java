package org.elenchus.reference.words;

import static org.elenchus.reference.words.Nets.affine;
import static org.elenchus.reference.words.Nets.layer;
import static org.elenchus.reference.words.Nets.ramp;
import static org.elenchus.reference.words.Nets.stack;
import static org.elenchus.reference.words.Nets.xorOfTheLastTwo;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackNetworkTest {
  private static Rational output(List<Layer> layers, int... bits) {
    return new StackNetwork(layers, 1)
        .output(java.util.Arrays.stream(bits).mapToObj(b -> List.of(Rational.of(b))).toList());
  }

  @Test
  void outputsByHand() {
    assertEquals(Rational.of(5), output(affine("2", "1"), 1, 0, 1));
    assertEquals(Rational.ZERO, output(ramp("1", "-1", "-2", "relu"), 1, 0));
    assertEquals(Rational.ONE, output(ramp("1", "-1", "-2", "relu"), 1, 0, 1));
    assertEquals(Rational.ONE, output(xorOfTheLastTwo(), 1, 1, 0));
    assertEquals(Rational.ZERO, output(xorOfTheLastTwo(), 0, 1, 1));
  }

  @Test
  void whatDependsOnTheSumAlone() {
    StackNetwork ramp = new StackNetwork(ramp("3", "-1", "-2", "relu"), 1);
    assertTrue(ramp.dependsOnSum());
    assertEquals(Rational.ONE, ramp.at(Rational.of(7)));
    assertEquals(Rational.HALF, ramp.at(Rational.HALF));
    assertEquals(List.of(Rational.of(3), Rational.of(3)), ramp.slopes());
    assertEquals(List.of(Rational.of(-1), Rational.of(-2)), ramp.constants());
    assertEquals(2, ramp.depth());
    assertEquals(Activation.RELU, ramp.activation(0));
    assertEquals(Activation.IDENTITY, ramp.activation(1));
    assertEquals(2, ramp.stack().layers().size());
    assertFalse(new StackNetwork(xorOfTheLastTwo(), 1).dependsOnSum());
    List<Layer> remembersOutputs =
        List.of(layer("1", "1", "1", "0", "relu"), layer("1", "1", "1", "0", "identity"));
    assertFalse(new StackNetwork(remembersOutputs, 1).dependsOnSum());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,0        | 1   | 1   | 0   | A, B and C differ
          1          | 1;1 | 1   | 0   | A, B and C differ
          1          | 1   | 1,1 | 0   | A, B and C differ
          1          | 1   | 1;1 | 0   | C and the constants
          1          | 1,1 | 1   | 0   | the layer below
          1          | 1   | 1;1 | 0,0 | the output is one number
          """)
  void arraysThatDoNotFit(String a, String b, String c, String bias, String reason) {
    List<Layer> layers = List.of(layer(a, b, c, bias, "identity"));
    String found =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> new StackNetwork(layers, 1))
                .getMessage());
    assertTrue(found.contains(reason), found);
  }

  private static void belongs(boolean does, List<Layer> layers, ModelClass models) {
    StackNetwork network = new StackNetwork(layers, 1);
    if (does) {
      assertDoesNotThrow(() -> network.belongsTo(models));
    } else {
      assertThrows(IllegalArgumentException.class, () -> network.belongsTo(models));
    }
  }

  @Test
  void depths() {
    belongs(true, affine("1", "0"), ModelClass.of("linear-rnn", Readout.AFFINE));
    belongs(false, ramp("1", "0", "1", "relu"), ModelClass.of("linear-rnn", Readout.AFFINE));
    belongs(true, ramp("1", "0", "1", "relu"), stack("2", "relu"));
    belongs(true, ramp("1", "0", "1", "relu"), stack("1..", "relu"));
    belongs(false, ramp("1", "0", "1", "relu"), stack("3..", "relu"));
  }

  @ParameterizedTest
  @CsvSource({
    "relu, relu, true",
    "step, relu, false",
    "relu, step, false",
    "relu, continuous, true",
    "step, continuous, false",
    "step, any, true",
    "relu, any, true"
  })
  void activations(String found, String allowed, boolean does) {
    belongs(does, ramp("1", "0", "1", found), stack("2", allowed));
  }

  @Test
  void theReadoutIsTheOutput() {
    belongs(false, List.of(layer("1", "1", "1", "0", "relu")), ModelClass.of("x", Readout.AFFINE));
  }

  /** A constant before a function of one number is a part of that function. */
  @Test
  void linearReadouts() {
    ModelClass plain = ModelClass.of("linear-rnn", Readout.LINEAR);
    belongs(true, affine("2", "0"), plain);
    belongs(false, affine("2", "1"), plain);
    ModelClass any = linear("2", "any", null);
    List<Layer> one =
        List.of(layer("1", "1", "1", "-3", "step"), layer("0", "1", "1", "0", "identity"));
    belongs(true, one, any);
    belongs(false, one, linear("2", "step", null));
    belongs(false, ramp("1", "0", "1", "step"), any);
    List<Layer> constantAtTheEnd =
        List.of(layer("1", "1", "1", "0", "step"), layer("0", "1", "1", "1", "identity"));
    belongs(false, constantAtTheEnd, any);
    List<Layer> three = Stream.concat(one.stream().limit(1), one.stream()).toList();
    belongs(false, three, linear("3", "any", null));
  }

  @Test
  void scalarSignals() {
    ModelClass scalar =
        new ModelClass("linear-stack", Extent.parse("2"), "relu", "scalar", Readout.AFFINE);
    belongs(false, ramp("1", "0", "1", "relu"), scalar);
    belongs(
        true,
        List.of(layer("1", "1", "1", "-3", "relu"), layer("0", "1", "1", "0", "identity")),
        scalar);
  }

  private static ModelClass linear(
      String layers, String activation, @org.jspecify.annotations.Nullable String signals) {
    return new ModelClass(
        "linear-stack", Extent.parse(layers), activation, signals, Readout.LINEAR);
  }
}

package org.elenchus.reference.words;

import static org.elenchus.reference.words.Nets.affine;
import static org.elenchus.reference.words.Nets.layer;
import static org.elenchus.reference.words.Nets.ramp;
import static org.elenchus.reference.words.Nets.stack;
import static org.elenchus.reference.words.Nets.xorOfTheLastTwo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks written by hand beside tasks they do and do not compute. */
class NetworkOnTaskTest {
  private static final ModelClass ONE_LAYER = ModelClass.of("linear-rnn", Readout.AFFINE);
  private static final ModelClass RELU = stack("2", "relu");

  private static TaskRef threshold(String theta) {
    return TaskRef.of("threshold", Map.of("theta", theta));
  }

  private static Extent.Range agreed(
      ModelClass models,
      TaskRef task,
      Agreement agreement,
      String inputs,
      String lengths,
      List<Layer> layers) {
    Extent extent = Extent.parse(lengths);
    Computes statement =
        new Computes(Quantifier.SOME_MODEL, models, task, agreement, inputs, extent);
    return new NetworkOnTask(
            statement, WordTask.of(task, inputs), new LinearStackNetwork(extent, layers))
        .agreed();
  }

  private static void check(
      boolean agrees,
      ModelClass models,
      TaskRef task,
      Agreement agreement,
      String inputs,
      String lengths,
      List<Layer> layers) {
    if (agrees) {
      assertEquals(Extent.parse(lengths), agreed(models, task, agreement, inputs, lengths, layers));
    } else {
      assertThrows(
          IllegalArgumentException.class,
          () -> agreed(models, task, agreement, inputs, lengths, layers));
    }
  }

  /** y = slope·c + constant against the side of 3/2 on which the real sum c lies. */
  @ParameterizedTest
  @CsvSource({
    "2, -3, SIGN, reals, true",
    "2, -2, SIGN, reals, false",
    "-2, 3, SIGN, reals, false",
    "0, 0, SIGN, reals, false",
    "2, -3, EQUALS, reals, false",
    "2, -3, MARGIN, reals, false",
    "2, -3, MARGIN, bits, true",
    "1, -3/2, MARGIN, bits, false",
    "1, -3/2, SIGN, bits, true",
    "2, -1, SIGN, bits, false"
  })
  void sidesOfAThreshold(
      String slope, String constant, Agreement agreement, String inputs, boolean agrees) {
    check(agrees, ONE_LAYER, threshold("3/2"), agreement, inputs, "1..6", affine(slope, constant));
  }

  @Test
  void sums() {
    TaskRef sum = TaskRef.of("sum", Map.of());
    check(true, ONE_LAYER, sum, Agreement.EQUALS, "reals", "1..", affine("1", "0"));
    check(false, ONE_LAYER, sum, Agreement.EQUALS, "reals", "1..", affine("2", "0"));
    check(false, ONE_LAYER, sum, Agreement.EQUALS, "reals", "1..", affine("1", "1"));
    check(false, ONE_LAYER, sum, Agreement.SIGN, "reals", "1..", affine("1", "0"));
    List<Layer> forgets = List.of(layer("0", "1", "1", "0", "identity"));
    check(false, ONE_LAYER, sum, Agreement.EQUALS, "reals", "1..", forgets);
  }

  /** r(c − θ) − r(c − θ − 1) over whole numbers, where sums far out must grow alike too. */
  @ParameterizedTest
  @CsvSource({
    "4, 1, -4, -5, integers, true",
    "4, 1, -4, -5, bits, true",
    "4, 1, -4, -5, reals, false",
    "4, 1, -4, -6, integers, false",
    "4, 1, -3, -4, integers, false",
    "5, 1, -4, -5, bits, false",
    "-2, 1, 2, 1, integers, true",
    "-2, 1, 2, 1, bits, true",
    "0, 1, 0, -1, bits, true",
    "4, 2, -8, -9, integers, true",
    "4, -1, 4, 5, integers, false",
    "30000, 1, -30000, -30001, bits, false"
  })
  void ramps(String theta, String s, String p, String q, String inputs, boolean agrees) {
    check(agrees, RELU, threshold(theta), Agreement.EQUALS, inputs, "1..", ramp(s, p, q, "relu"));
  }

  /** Right up to far beyond θ, and then it grows: c − 4 cut off below, but not above. */
  @Test
  void whatGrowsFarOutIsNotSaturated() {
    List<Layer> late =
        List.of(
            layer("1", "1", "1;1;1", "-4,-5,-9", "relu"),
            layer("0", "1,-1,1", "1", "0", "identity"));
    check(false, RELU, threshold("4"), Agreement.EQUALS, "integers", "1..", late);
    List<Layer> left =
        List.of(
            layer("1", "1", "1;1;-1", "-4,-5,-9", "relu"),
            layer("0", "1,-1,1", "1", "0", "identity"));
    check(false, RELU, threshold("4"), Agreement.EQUALS, "integers", "1..", left);
    check(true, RELU, threshold("4"), Agreement.EQUALS, "bits", "1..", left);
  }

  /** One unit that steps where the sum passes θ, over all reals. */
  @ParameterizedTest
  @CsvSource({
    "3/2, 1, -3/2, 1, 0, EQUALS, true",
    "3/2, 2, -3, 1, 0, EQUALS, true",
    "3/2, 1, -1, 1, 0, EQUALS, false",
    "3/2, -1, 3/2, 1, 0, EQUALS, false",
    "3/2, 1, -3/2, 2, 0, EQUALS, false",
    "3/2, 1, -3/2, 1, 1, EQUALS, false",
    "3/2, 1, -3/2, 1, 0, SIGN, false"
  })
  void steps(
      String theta,
      String slope,
      String constant,
      String out,
      String plus,
      Agreement agreement,
      boolean agrees) {
    List<Layer> layers =
        List.of(layer("1", "1", slope, constant, "step"), layer("0", "1", out, plus, "identity"));
    check(agrees, stack("2", "step"), threshold(theta), agreement, "reals", "1..", layers);
  }

  @Test
  void twoStepsOrOtherTasksAreNotSeenOverReals() {
    List<Layer> two = ramp("1", "-1", "-2", "step");
    check(false, stack("2", "step"), threshold("1"), Agreement.EQUALS, "reals", "1..", two);
    List<Layer> one =
        List.of(layer("1", "1", "1", "0", "step"), layer("0", "1", "1", "0", "identity"));
    TaskRef sum = TaskRef.of("sum", Map.of());
    check(false, stack("2", "step"), sum, Agreement.EQUALS, "reals", "1..", one);
  }

  /** Through all words, until no new state comes. */
  @ParameterizedTest
  @CsvSource({"1, 1.., true", "1, 1..6, true", "1, 3..6, true", "2, 1..6, false", "2, 1.., false"})
  void machinesOnBits(String lag, String lengths, boolean agrees) {
    TaskRef xor = TaskRef.of("temporal-xor", Map.of("lag", lag));
    check(agrees, RELU, xor, Agreement.EQUALS, "bits", lengths, xorOfTheLastTwo());
  }

  /** More than two ones need three letters: up to there 0 will do. */
  @Test
  void whatIsRightOnShortWords() {
    List<Layer> late = ramp("1", "-2", "-3", "relu");
    TaskRef machine = TaskRef.of("running-threshold", Map.of("theta", "2"));
    check(true, RELU, machine, Agreement.EQUALS, "bits", "1..", late);
    List<Layer> zero =
        List.of(layer("0", "0", "0", "0", "relu"), layer("0", "0", "0", "0", "identity"));
    check(true, RELU, machine, Agreement.EQUALS, "bits", "1..2", zero);
    check(false, RELU, machine, Agreement.EQUALS, "bits", "1..3", zero);
    check(false, RELU, machine, Agreement.EQUALS, "bits", "3", zero);
  }

  private static List<Layer> xorOfAPair(String second) {
    return List.of(
        layer("0,0; 0,0", "1,1; 1,1", "1,0; 0,1", "0,-1", "step"),
        layer("0", "1," + second, "1", "0", "identity"));
  }

  /** A perceptron sees a word of one length at once. */
  @Test
  void perceptrons() {
    ModelClass models =
        new ModelClass("perceptron", Extent.parse("2"), "step", null, Readout.AFFINE);
    TaskRef parity = TaskRef.of("parity", Map.of());
    check(true, models, parity, Agreement.EQUALS, "bits", "2", xorOfAPair("-1"));
    check(false, models, parity, Agreement.EQUALS, "bits", "2", xorOfAPair("-2"));
    check(false, models, parity, Agreement.EQUALS, "bits", "2", xorOfAPair("0"));
    check(false, models, parity, Agreement.EQUALS, "bits", "3", xorOfAPair("-1"));
    check(false, models, parity, Agreement.EQUALS, "bits", "2..3", xorOfAPair("-1"));
    check(false, models, parity, Agreement.EQUALS, "bits", "2..", xorOfAPair("-1"));
    check(false, models, threshold("1"), Agreement.EQUALS, "reals", "2", xorOfAPair("0"));
  }

  @Test
  void theNetworksLengthsAreTheStatements() {
    Computes statement =
        new Computes(
            Quantifier.SOME_MODEL,
            ONE_LAYER,
            threshold("3/2"),
            Agreement.SIGN,
            "reals",
            Extent.parse("2..9"));
    WordTask task = WordTask.of(threshold("3/2"), "reals");
    List<Layer> layers = affine("2", "-3");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new NetworkOnTask(
                statement, task, new LinearStackNetwork(Extent.parse("1..9"), layers)));
    assertEquals(
        Extent.parse("3..9"),
        new NetworkOnTask(statement, task, new LinearStackNetwork(Extent.parse("3..9"), layers))
            .agreed());
  }

  /** Right sides, up to far out: r(c − 4) − 1.01 r(c − 5) sinks below 0 at last. */
  @Test
  void sidesMustBeKeptFarOut() {
    TaskRef four = threshold("4");
    List<Layer> ramp = ramp("1", "-4", "-5", "relu");
    check(true, RELU, four, Agreement.SIGN, "integers", "1..", ramp);
    check(true, RELU, four, Agreement.SIGN, "bits", "1..", ramp);
    check(false, RELU, four, Agreement.MARGIN, "integers", "1..", ramp);
    check(true, RELU, four, Agreement.SIGN, "integers", "1..", lowered("1,-1,0"));
    check(false, RELU, four, Agreement.SIGN, "integers", "1..", lowered("1,-101/100,0"));
    check(false, RELU, four, Agreement.SIGN, "bits", "1..", lowered("1,-101/100,0"));
    check(true, RELU, four, Agreement.SIGN, "bits", "1..8", lowered("1,-101/100,0"));
    check(false, RELU, four, Agreement.SIGN, "integers", "1..", lowered("1,-1,1/100"));
    check(true, RELU, four, Agreement.SIGN, "bits", "1..", lowered("1,-1,1/100"));
    check(false, RELU, threshold("3"), Agreement.SIGN, "integers", "1..", lowered("1,-1,0"));
  }

  /** Weights of r(c − 4), r(c − 5) and r(−c − 5), and −1/2. */
  private static List<Layer> lowered(String weights) {
    return List.of(
        layer("1", "1", "1;1;-1", "-4,-5,-5", "relu"),
        layer("0", weights, "1", "-1/2", "identity"));
  }

  @Test
  void labelsThatAreNoBitsHaveNoSides() {
    List<Layer> tent =
        List.of(layer("1", "1", "1;1", "0,-1", "relu"), layer("0", "1,-2", "1", "0", "identity"));
    TaskRef sum = TaskRef.of("sum", Map.of());
    check(false, RELU, sum, Agreement.SIGN, "bits", "1..3", tent);
    check(true, RELU, sum, Agreement.SIGN, "bits", "1", tent);
  }

  @Test
  void theNetworkIsOfTheClass() {
    List<Layer> ramp = ramp("1", "-4", "-5", "relu");
    check(false, stack("2", "step"), threshold("4"), Agreement.EQUALS, "integers", "1..", ramp);
    TaskRef parity = TaskRef.of("parity", Map.of());
    check(false, RELU, parity, Agreement.EQUALS, "bits", "1..", ramp("1", "0", "-1", "relu"));
  }

  /** All ones in twelve bits at once; thirteen are too many, and reals cannot be gone through. */
  @Test
  void perceptronsOnManyBits() {
    for (int n : new int[] {2, 12, 13}) {
      ModelClass models =
          new ModelClass("perceptron", Extent.parse("2"), "step", null, Readout.AFFINE);
      String ones = String.join(",", java.util.Collections.nCopies(n, "1"));
      List<Layer> and =
          List.of(
              layer("0", ones, "1", (1 - 2 * n) + "/2", "step"),
              layer("0", "1", "1", "0", "identity"));
      TaskRef all = threshold("" + (n - 1));
      check(n <= 12, models, all, Agreement.EQUALS, "bits", "" + n, and);
      check(false, models, all, Agreement.EQUALS, "reals", "" + n, and);
    }
  }

  /** h = 2h + x has another state for each word: up to length 13 that can be gone through. */
  @Test
  void tooManyStatesAreRefused() {
    List<Layer> remembersAll =
        List.of(layer("2", "1", "0", "0", "relu"), layer("0", "1", "1", "0", "identity"));
    TaskRef late = TaskRef.of("running-threshold", Map.of("theta", "100"));
    check(true, RELU, late, Agreement.EQUALS, "bits", "1..12", remembersAll);
    check(false, RELU, late, Agreement.EQUALS, "bits", "1..15", remembersAll);
  }
}

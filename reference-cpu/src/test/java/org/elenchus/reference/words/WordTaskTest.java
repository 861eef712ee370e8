package org.elenchus.reference.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTaskTest {
  private static WordTask task(String name, Map<String, String> parameters, String inputs) {
    return WordTask.of(TaskRef.of(name, parameters), inputs);
  }

  private static WordTask bits(String name) {
    return task(name, Map.of(), "bits");
  }

  private static List<Rational> word(String letters) {
    return Stream.of(letters.split(" ", -1)).map(Rational::parse).toList();
  }

  @Test
  void theSumOfRealInputs() {
    WordTask sum = task("sum", Map.of(), "reals");
    assertTrue(sum.isSum());
    assertEquals(Rational.of(5, 6), sum.label(word("1/2 -1 4/3")));
    assertEquals(Rational.of(7), sum.ofSum(Rational.of(7)));
    assertEquals(Optional.of(Rational.ZERO), sum.settlesAt());
    assertTrue(sum.ignoresLeadingZeros());
  }

  @Test
  void aThresholdIsPassedOnlyAboveIt() {
    WordTask task = task("threshold", Map.of("theta", "-3/2"), "reals");
    assertFalse(task.isSum());
    assertFalse(task.anyTheta());
    assertEquals(Rational.ZERO, task.label(word("-1 -1/2")));
    assertEquals(Rational.ONE, task.label(word("-1 -1/4")));
    assertEquals(Rational.ZERO, task.ofSum(Rational.of(-3, 2)));
    assertEquals(Optional.of(Rational.of(3, 2)), task.settlesAt());
    WordTask any = task("threshold", Map.of("theta", "any"), "reals");
    assertTrue(any.anyTheta());
    assertEquals(Rational.ZERO, any.theta());
    assertThrows(
        IllegalArgumentException.class, () -> task("threshold", Map.of("theta", "any"), "bits"));
  }

  @Test
  void machinesReadBitsOnly() {
    assertThrows(IllegalArgumentException.class, () -> task("parity", Map.of(), "reals"));
    assertThrows(IllegalArgumentException.class, () -> bits("running-majority"), "not finite");
    assertThrows(
        IllegalArgumentException.class, () -> bits("nested-dependencies"), "not over bits");
    assertThrows(IllegalArgumentException.class, () -> bits("sums"));
    assertThrows(IllegalArgumentException.class, () -> task("sum", Map.of("theta", "1"), "reals"));
    assertFalse(bits("parity").isSum());
    assertEquals(Rational.ONE, bits("parity").label(word("1 0 1 1")));
    assertEquals(Rational.ZERO, bits("parity").label(word("1 0 1 0")));
  }

  /** Labels after so many ones with zeros between them, once nothing changes any more. */
  @ParameterizedTest
  @CsvSource({
    "parity, 0, 0",
    "parity, 1, 1",
    "parity, 2, 0",
    "modular-counter, 7, 2",
    "absorbing-machine, 2, 2",
    "absorbing-machine, 9, 3"
  })
  void settledAfterSomeOnes(String name, int ones, long label) {
    assertEquals(Rational.of(label), bits(name).settled(ones));
  }

  @Test
  void settledSums() {
    assertEquals(Rational.of(3), task("sum", Map.of(), "reals").settled(3));
    WordTask threshold = task("threshold", Map.of("theta", "2"), "bits");
    assertEquals(Rational.ZERO, threshold.settled(2));
    assertEquals(Rational.ONE, threshold.settled(3));
    WordTask swaps = bits("word-problem");
    assertThrows(IllegalArgumentException.class, () -> swaps.settled(0), "zeros swap for ever");
  }

  /** A machine whose label is a function of the count of ones, and from which count on it rests. */
  @Test
  void whatOnlyCountsSettles() {
    WordTask absorbing = task("absorbing-machine", Map.of("limit", "3"), "bits");
    assertEquals(Optional.of(Rational.of(4)), absorbing.settlesAt());
    assertEquals(Rational.ZERO, absorbing.ofSum(Rational.ZERO));
    assertEquals(Rational.TWO, absorbing.ofSum(Rational.TWO));
    assertEquals(Rational.of(3), absorbing.ofSum(Rational.of(3)));
    assertEquals(Rational.of(3), absorbing.ofSum(Rational.of(99)));
    WordTask threshold = task("running-threshold", Map.of("theta", "2"), "bits");
    assertEquals(Rational.ZERO, threshold.ofSum(Rational.TWO));
    assertEquals(Rational.ONE, threshold.ofSum(Rational.of(3)));
    assertEquals(Optional.empty(), bits("parity").settlesAt(), "never rests");
    assertEquals(Optional.empty(), bits("temporal-xor").settlesAt(), "zeros count");
  }

  @Test
  void leadingZeros() {
    assertTrue(bits("parity").ignoresLeadingZeros());
    assertTrue(bits("absorbing-machine").ignoresLeadingZeros());
    assertFalse(bits("even-pairs").ignoresLeadingZeros(), "the first letter counts");
  }

  @ParameterizedTest
  @CsvSource({
    "0 1, bits, true",
    "0 2, bits, false",
    "-1, bits, false",
    "1/2, bits, false",
    "-7 12, integers, true",
    "1/2, integers, false",
    "1/2 -7, reals, true",
    "7, words, false"
  })
  void admitted(String letters, String inputs, boolean admitted) {
    if (admitted) {
      WordTask.admit(word(letters), inputs);
    } else {
      assertThrows(
          IllegalArgumentException.class, () -> WordTask.admit(word(letters), inputs), letters);
    }
  }

  /** A sum has no side, and neither has a task with a third label, however seldom it is met. */
  @Test
  void twoLabelsAreZeroAndOne() {
    assertTrue(task("threshold", Map.of("theta", "3"), "reals").hasTwoLabels());
    assertTrue(bits("parity").hasTwoLabels());
    assertTrue(task("absorbing-machine", Map.of("limit", "1"), "bits").hasTwoLabels());
    assertFalse(task("sum", Map.of(), "reals").hasTwoLabels());
    assertFalse(task("absorbing-machine", Map.of("limit", "2"), "bits").hasTwoLabels());
    assertFalse(
        task("modular-counter", Map.of("modulus", "3", "digits", "2"), "bits").hasTwoLabels());
  }
}

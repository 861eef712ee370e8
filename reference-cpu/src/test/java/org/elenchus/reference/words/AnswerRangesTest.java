package org.elenchus.reference.words;

import static org.elenchus.reference.words.Nets.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.NetworkSpace;
import org.elenchus.claims.statement.NetworkSpace.Choice;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.model.Stack;
import org.elenchus.reference.words.AnswerRanges.Finding;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The networks of a space, and between which bounds their answers to each label lie. */
class AnswerRangesTest {
  /** One layer, h = A·h + B·(one-hot symbol), y = C·h, of the entries given. */
  private static Stack<DoubleInterval> linear(String a, String b, String readout) {
    SortedMap<String, List<List<BigFraction>>> arrays =
        new TreeMap<>(Map.of("A", matrix(a), "B", matrix(b), "readout", matrix(readout)));
    return new SpacedNetworks(space(1, List.of("linear-rnn"), null, arrays)).network(arrays);
  }

  /** The space of one network. */
  private static NetworkSpace space(
      int units,
      List<String> cells,
      @Nullable String activation,
      SortedMap<String, List<List<BigFraction>>> arrays) {
    SortedMap<String, Choice> choices = new TreeMap<>();
    arrays.forEach(
        (name, rows) ->
            choices.put(
                name,
                new Choice(
                    rows.size(),
                    rows.getFirst().size(),
                    rows.stream().flatMap(List::stream).distinct().toList())));
    return new NetworkSpace("m", units, cells, activation, choices);
  }

  private static Automaton task(String name, Map<String, Integer> parameters) {
    return Tasks.of(name, parameters).automaton().orElseThrow();
  }

  private static final Map<String, Integer> NONE = Map.of();

  private static AnswerRanges ranges(
      Stack<DoubleInterval> network, Automaton task, String lengths, double margin, int bits) {
    return new AnswerRanges(network, task, (Extent.Range) Extent.parse(lengths), margin, bits);
  }

  /** The last bit: 2 or 3, or the other way round, against the parity of one bit. */
  @ParameterizedTest
  @CsvSource({"'2, 3'", "'3, 2'"})
  void theMarginIsMetToTheLastUnit(String b) {
    Stack<DoubleInterval> network = linear("0", b, "1");
    Automaton parity = task("parity", NONE);
    double below = Math.nextDown(1.0);
    double above = Math.nextUp(1.0);
    assertEquals(Finding.APART, ranges(network, parity, "1..1", below, 20).run());
    assertEquals(Finding.OPEN, ranges(network, parity, "1..1", 1, 20).run());
    assertEquals(Finding.OPEN, ranges(network, parity, "1..1", above, 20).run());
    assertEquals(Finding.MIXED, ranges(network, parity, "1..1", Math.nextUp(above), 20).run());
    assertEquals(Finding.MIXED, ranges(network, parity, "1..2", below, 20).run());
    assertEquals(Finding.MIXED, ranges(network, parity, "1..", below, 20).run());
  }

  @ParameterizedTest
  @CsvSource({"'3, 3'", "'-3, -3'", "'0, 0'"})
  void oneAnswerToAllIsMixed(String b) {
    Stack<DoubleInterval> network = linear("0", b, "1");
    assertEquals(Finding.MIXED, ranges(network, task("parity", NONE), "1..1", 0.25, 20).run());
  }

  /** Three labels, each apart from each of the others, or two of them alike. */
  @Test
  void everyTwoLabelsAreCompared() {
    Automaton counter = task("modular-counter", Map.of("modulus", 3));
    Stack<DoubleInterval> count = linear("1", "0, 1", "1");
    assertEquals(Finding.APART, ranges(count, counter, "1..2", 0.5, 20).run());
    assertEquals(Finding.MIXED, ranges(count, counter, "1..3", 0.5, 20).run());
    assertEquals(Finding.MIXED, ranges(linear("0", "0, 1", "1"), counter, "1..2", 0.5, 20).run());
  }

  /** Steps are counted: two symbols on each box, and none on a box that was met before. */
  @Test
  void boxesThatAreOneAreFollowedOnce() {
    Stack<DoubleInterval> count = linear("1", "0, 1", "1");
    Automaton any = task("running-threshold", Map.of("theta", 0));
    assertSteps(2, count, any, "1..1", 0.5, 20);
    assertSteps(6, count, any, "1..2", 0.5, 20);
    assertSteps(8, count, any, "1..3", 0.5, 20);
  }

  /** A corner just below zero is rounded up to zero, and that zero is the one of every other. */
  @Test
  void aNegativeZeroIsZero() {
    Stack<DoubleInterval> shrinking = linear("1/2", "0, -1/2", "1");
    Automaton any = task("running-threshold", Map.of("theta", 0));
    AnswerRanges ranges = ranges(shrinking, any, "1..", 0x1p-40, 0);
    assertEquals(Finding.OPEN, ranges.run(1_000));
    assertSteps(6, shrinking, any, "1..", 0x1p-40, 0);
  }

  private static void assertSteps(
      int steps,
      Stack<DoubleInterval> network,
      Automaton task,
      String lengths,
      double margin,
      int bits) {
    ranges(network, task, lengths, margin, bits).run(steps);
    AnswerRanges fewer = ranges(network, task, lengths, margin, bits);
    assertThrows(IllegalArgumentException.class, () -> fewer.run(steps - 1), "fewer steps");
  }

  @Test
  void theNetworkReadsTheSymbolsOfTheTask() {
    Stack<DoubleInterval> three = linear("0", "1, 2, 3", "1");
    Automaton parity = task("parity", NONE);
    assertThrows(IllegalArgumentException.class, () -> ranges(three, parity, "1..1", 1, 20));
  }

  @Test
  void eachNetworkOfASpaceIsMetOnce() {
    Choice bits = new Choice(1, 2, List.of(BigFraction.ZERO, BigFraction.ONE));
    Choice three = new Choice(2, 1, List.of(BigFraction.ZERO, BigFraction.ONE, BigFraction.of(2)));
    NetworkSpace space =
        new NetworkSpace(
            "m", 1, List.of("linear-rnn"), null, new TreeMap<>(Map.of("A", bits, "B", three)));
    SpacedNetworks networks = new SpacedNetworks(space);
    assertEquals(36, networks.size());
    List<Map<String, List<List<BigFraction>>>> all = new ArrayList<>();
    for (long number = 0; number < 36; number++) {
      all.add(networks.arrays(number));
    }
    assertEquals(36, new HashSet<>(all).size());
    assertEquals(Map.of("A", matrix("1,0"), "B", matrix("2;0")), networks.arrays(1 + 4 * 2));
    assertEquals(Map.of("A", matrix("1,1"), "B", matrix("2;2")), all.getLast());
  }

  private static SortedMap<String, List<List<BigFraction>>> two() {
    return new TreeMap<>(
        Map.of(
            "1.A", matrix("0"),
            "1.B", matrix("1,2"),
            "1.W", matrix("1;-1"),
            "1.c", matrix("0;3"),
            "2.A", matrix("0"),
            "2.B", matrix("1,1"),
            "readout", matrix("1")));
  }

  private static Stack<DoubleInterval> stack(
      int units, @Nullable String activation, SortedMap<String, List<List<BigFraction>>> arrays) {
    List<String> cells = List.of("linear-rnn", "linear-rnn");
    return new SpacedNetworks(space(units, cells, activation, arrays)).network(arrays);
  }

  /** max(0, x) + max(0, 3 − x) for x = 1 and 2, then for x = −1, −2 of a negated input. */
  @Test
  void layersAreLinked() {
    Stack<DoubleInterval> network = stack(2, "relu", two());
    assertEquals(
        DoubleInterval.of(3), network.step(network.start(), symbol(0)).output().getFirst());
    SortedMap<String, List<List<BigFraction>>> negated = two();
    negated.put("1.B", matrix("-1,-2"));
    Stack<DoubleInterval> other = stack(2, "relu", negated);
    assertEquals(DoubleInterval.of(5), other.step(other.start(), symbol(1)).output().getFirst());
  }

  private static List<DoubleInterval> symbol(int one) {
    return List.of(DoubleInterval.of(1 - one), DoubleInterval.of(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          2.B     | 1      | a layer does not fit the one below
          2.A     | 0,0;0,0 | B has another number of rows
          1.c     | 0      | c does not fit W
          1.c     | 0,0;0,0 | c does not fit W
          1.W     | -      | layers are linked by W and c and an activation
          1.c     | -      | layers are linked by W and c and an activation
          readout | -      | the readout is one row
          readout | 1;1    | the readout is one row
          3.A     | 1      | the units are 2, not 3
          """)
  void whatIsNoNetworkIsRefused(String name, @Nullable String array, String why) {
    SortedMap<String, List<List<BigFraction>>> arrays = two();
    if (array == null) {
      arrays.remove(name);
    } else if (!name.startsWith("3")) {
      arrays.put(name, matrix(array));
    }
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> stack(name.startsWith("3") ? 3 : 2, "relu", arrays));
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
  }

  @Test
  void aNetworkIsOneOfTheSpace() {
    SortedMap<String, List<List<BigFraction>>> arrays =
        new TreeMap<>(Map.of("A", matrix("1/2"), "B", matrix("0,1"), "readout", matrix("1")));
    SpacedNetworks networks = new SpacedNetworks(space(1, List.of("linear-rnn"), null, arrays));
    assertEquals(2, networks.network(arrays).layers().getFirst().inputs());
    for (String other : List.of("0,1;0,1", "0", "0,1,0", "0,2")) {
      SortedMap<String, List<List<BigFraction>>> changed = new TreeMap<>(arrays);
      changed.put("B", matrix(other));
      Exception refusal =
          assertThrows(IllegalArgumentException.class, () -> networks.network(changed), other);
      assertEquals("B is not among the choices", refusal.getMessage());
    }
    SortedMap<String, List<List<BigFraction>>> more = new TreeMap<>(arrays);
    more.put("C", matrix("1"));
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> networks.network(more));
    assertEquals("the arrays are not those of the space", refusal.getMessage());
  }
}

package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.reference.words.WordTask;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTreeTest {
  private static final Extent ALL = Extent.parse("1..");

  /** Networks found for one task, held against this and other tasks by both evaluators. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          temporal-xor,      lag,   1, temporal-xor,      lag,   1
          temporal-xor,      lag,   2, temporal-xor,      lag,   2
          temporal-xor,      lag,   1, temporal-xor,      lag,   2
          running-threshold, theta, 3, running-threshold, theta, 3
          running-threshold, theta, 3, running-threshold, theta, 6
          running-threshold, theta, 4, running-threshold, theta, 3
          absorbing-machine, limit, 3, absorbing-machine, limit, 5
          """)
  void agreesWithThePlainEvaluator(
      String of, String key, int value, String task, String otherKey, int otherValue) {
    LinearStackNetwork network = network(of, key, value);
    Automaton machine = machine(task, otherKey, otherValue);
    WordTree tree = new WordTree(network);
    for (int length = 1; length <= 9; length++) {
      assertEquals(plain(network, machine, length), tree.firstDisagreement(machine, length));
    }
  }

  @ParameterizedTest
  @CsvSource({"temporal-xor, lag, 2", "running-threshold, theta, 3", "absorbing-machine, limit, 3"})
  void searchedNetworksAreRightOnAllWordsOfLength16(String task, String key, int value) {
    assertEquals(
        Optional.empty(),
        new WordTree(network(task, key, value)).firstDisagreement(machine(task, key, value), 16));
  }

  /** The only word of length 20 with more than 19 ones is found among a million. */
  @Test
  void findsTheOneWordThatIsWrong() {
    assertEquals(
        Optional.of(java.util.Collections.nCopies(20, 1)),
        new WordTree(
                new LinearStackNetwork(
                    ALL,
                    List.of(
                        layer("1", "1", "-1", "40", "relu"),
                        layer("0", "1", "-1", "40", "identity"))))
            .firstDisagreement(machine("absorbing-machine", "limit", 19), 20));
  }

  /** y = (c/3 + 1/2 - 1/2) * 3 through fractions in every place but A. */
  @Test
  void clearsDenominators() {
    LinearStackNetwork count =
        new LinearStackNetwork(
            ALL,
            List.of(
                layer("1", "1/3", "1", "1/2", "relu"), layer("0", "3/7", "7", "-3/2", "identity")));
    Automaton counter = machine("absorbing-machine", "limit", 12);
    assertEquals(Optional.empty(), new WordTree(count).firstDisagreement(counter, 12));
    assertEquals(plain(count, counter, 13), new WordTree(count).firstDisagreement(counter, 13));
  }

  @Test
  void refusesWhatItCannotScale() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new WordTree(
                new LinearStackNetwork(ALL, List.of(layer("1/2", "1", "1", "0", "identity")))));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new WordTree(new LinearStackNetwork(ALL, List.of(layer("1", "1", "1", "0", "step")))));
    LinearStackNetwork large =
        new LinearStackNetwork(ALL, List.of(layer("1099511627776", "1", "0", "0", "relu")));
    Automaton counter = machine("running-threshold", "theta", 9);
    assertThrows(
        ArithmeticException.class, () -> new WordTree(large).firstDisagreement(counter, 3));
  }

  private static Optional<List<Integer>> plain(
      LinearStackNetwork network, Automaton machine, int length) {
    StackNetwork plain = new StackNetwork(network.layers(), 1);
    for (int code = 0; code < 1 << length; code++) {
      int place = machine.start();
      List<List<Rational>> word = new ArrayList<>();
      List<Integer> bits = new ArrayList<>();
      for (int t = 0; t < length; t++) {
        int bit = code >> (length - 1 - t) & 1;
        bits.add(bit);
        word.add(List.of(Rational.of(bit)));
        if (!plain.output(word).equals(Rational.of(machine.output(place, bit)))) {
          while (bits.size() < length) {
            bits.add(0);
          }
          return Optional.of(bits);
        }
        place = machine.next(place, bit);
      }
    }
    return Optional.empty();
  }

  private static LinearStackNetwork network(String task, String key, int value) {
    WordTask of = WordTask.of(TaskRef.of(task, Map.of(key, "" + value)), "bits");
    return new NetworkSearch(of, new int[] {0, 1}, 6, ALL, false)
        .first(found -> true)
        .orElseThrow();
  }

  private static Automaton machine(String task, String key, int value) {
    return Tasks.of(task, Map.of(key, value)).automaton().orElseThrow();
  }

  private static Layer layer(String a, String b, String c, String bias, String activation) {
    return new Layer(
        List.of(List.of(number(a))),
        List.of(List.of(number(b))),
        List.of(List.of(number(c))),
        List.of(number(bias)),
        activation);
  }

  private static BigFraction number(String text) {
    return Rational.parse(text).toBigFraction();
  }
}

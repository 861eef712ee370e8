package org.elenchus.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both roads to the labels agree on every word up to length 10, and both are causal. */
class OraclesTest {
  /** Tasks over at most four symbols, whose words of length 10 can all be tried. */
  static Stream<Task> small() {
    return Stream.of(
        Tasks.of("temporal-xor", Map.of("lag", 1)),
        Tasks.of("temporal-xor", Map.of("lag", 2)),
        Tasks.of("temporal-xor", Map.of("lag", 4)),
        Tasks.of("parity"),
        Tasks.of("running-threshold", Map.of("theta", 0)),
        Tasks.of("running-threshold", Map.of("theta", 3)),
        Tasks.of("running-majority"),
        Tasks.of("modular-counter", Map.of("modulus", 5)),
        Tasks.of("modular-counter", Map.of("modulus", 3, "digits", 3)),
        Tasks.of("modular-counter", Map.of("modulus", 2, "digits", 4)),
        Tasks.of("saturating-counter", Map.of("limit", 1)),
        Tasks.of("saturating-counter", Map.of("limit", 3)),
        Tasks.of("absorbing-machine", Map.of("limit", 3)),
        Tasks.of("even-pairs"),
        Tasks.of("word-problem", Map.of("degree", 3)),
        Tasks.of("word-problem", Map.of("degree", 5)),
        Tasks.of("nested-dependencies", Map.of("depth", 1)),
        Tasks.of("nested-dependencies", Map.of("depth", 3)),
        Tasks.of("selective-copy", Map.of("symbols", 2, "items", 2)),
        Tasks.of("associative-recall", Map.of("keys", 1, "values", 2)));
  }

  @ParameterizedTest
  @MethodSource("small")
  void bothRoadsAgreeOnEveryWordToLengthTen(Task task) {
    for (int length = 0; length <= 10; length++) {
      compareAll(task, length);
    }
  }

  @Test
  void bothRoadsAgreeWithTwoKeysToLengthSeven() {
    Task task = Tasks.of("associative-recall", Map.of("keys", 2, "values", 2));
    for (int length = 0; length <= 7; length++) {
      compareAll(task, length);
    }
  }

  private static void compareAll(Task task, int length) {
    int symbols = task.vocabulary().size();
    int[] word = new int[length];
    do {
      int[] first = task.oracle().labels(word);
      assertArrayEquals(
          first, task.secondRoad().labels(word), () -> task.title() + Arrays.toString(word));
      assertNotSame(first, word);
      for (int label : first) {
        assertTrue(label >= Oracle.UNSCORED && label < task.labels().size(), task::title);
      }
    } while (advance(word, symbols));
  }

  private static boolean advance(int[] word, int symbols) {
    for (int t = word.length - 1; t >= 0; t--) {
      if (++word[t] < symbols) {
        return true;
      }
      word[t] = 0;
    }
    return false;
  }

  @ParameterizedTest
  @MethodSource("small")
  void labelsOfAPrefixArePrefixesOfTheLabels(Task task) {
    int[] word = new int[6];
    do {
      int[] labels = task.oracle().labels(word);
      int[] shorter = task.oracle().labels(Arrays.copyOf(word, 5));
      assertArrayEquals(Arrays.copyOf(labels, 5), shorter, task::title);
    } while (advance(word, task.vocabulary().size()));
  }

  /** Labels worked out by hand, so that a mistake common to both roads shows. */
  @Test
  void labelsByHand() {
    check(Tasks.of("temporal-xor"), new int[] {1, 0, 1, 1, 0}, 1, 0, 0, 1, 1);
    check(Tasks.of("parity"), new int[] {1, 0, 1, 1}, 1, 1, 0, 1);
    check(
        Tasks.of("running-threshold", Map.of("theta", 1)),
        new int[] {0, 1, 0, 1, 0},
        0,
        0,
        0,
        1,
        1);
    check(Tasks.of("running-majority"), new int[] {0, 1, 0, 1, 1}, 0, 1, 0, 1, 1);
    check(Tasks.of("modular-counter"), new int[] {1, 1, 1, 1, 1, 1}, 1, 2, 3, 4, 0, 1);
    check(
        Tasks.of("saturating-counter", Map.of("limit", 2)),
        new int[] {0, 1, 1, 1, 0},
        0,
        1,
        2,
        2,
        1);
    check(Tasks.of("absorbing-machine"), new int[] {1, 0, 1, 1, 0, 1}, 1, 1, 2, 3, 3, 3);
    check(Tasks.of("even-pairs"), new int[] {1, 0, 0, 1}, 1, 0, 0, 1);
    // swap, then cycle: 0 -> 1 -> 2, 1 -> 0 -> 1, 2 -> 2 -> 0, which is 210, the last of six.
    check(Tasks.of("word-problem", Map.of("degree", 3)), new int[] {0, 1}, 2, 5);
    check(
        Tasks.of("nested-dependencies", Map.of("depth", 2)),
        new int[] {0, 2, 3, 1, 0, 3, 1},
        1,
        2,
        1,
        0,
        1,
        3,
        3);
    check(Tasks.of("nested-dependencies", Map.of("depth", 2)), new int[] {0, 0, 0, 1}, 1, 1, 3, 3);
    check(
        Tasks.of("selective-copy", Map.of("symbols", 2)),
        new int[] {1, 2, 0, 3, 3, 3},
        -1,
        -1,
        -1,
        1,
        0,
        2);
    check(
        Tasks.of("associative-recall", Map.of("keys", 2, "values", 2)),
        new int[] {0, 3, 4, 5, 0, 2, 4},
        -1,
        -1,
        1,
        2,
        -1,
        -1,
        0);
  }

  private static void check(Task task, int[] word, int... expected) {
    assertArrayEquals(expected, task.label(word), task::title);
  }

  @Test
  void theWordProblemHasEveryElementOfTheGroup() {
    assertEquals(120, Tasks.of("word-problem").labels().size());
    assertEquals(
        List.of("012", "021", "102", "120", "201", "210"),
        Tasks.of("word-problem", Map.of("degree", 3)).labels());
  }

  @Test
  void machinesHaveTheirStates() {
    assertEquals(2, Tasks.of("parity").automaton().orElseThrow().states());
    assertEquals(16, Tasks.of("nested-dependencies").automaton().orElseThrow().states());
    assertTrue(Tasks.of("running-majority").automaton().isEmpty());
  }

  @Test
  void everyFamilyHasAMemberAtItsDefaults() {
    assertEquals(12, Tasks.names().size());
    for (String name : Tasks.names()) {
      assertEquals(name, Tasks.of(name).name());
    }
    assertEquals("temporal-xor(lag=2)", Tasks.of("temporal-xor").title());
  }

  @Test
  void badSettingsAreRefusedByField() {
    assertEquals("task", refused("no-such-task", Map.of()).field());
    assertEquals("lag", refused("temporal-xor", Map.of("lag", 0)).field());
    assertEquals("task.delay", refused("temporal-xor", Map.of("delay", 1)).field());
    assertEquals(
        "Field 'lag' is 17, expected an integer from 1 to 16.",
        refused("temporal-xor", Map.of("lag", 17)).getMessage());
    assertEquals(
        "word", assertThrows(SettingException.class, () -> Tasks.of("parity").label(0, 2)).field());
  }

  private static SettingException refused(String name, Map<String, Integer> parameters) {
    return assertThrows(SettingException.class, () -> Tasks.of(name, parameters));
  }
}

package org.elenchus.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which members the families have, what their letters and labels are called, and machines. */
class FamiliesTest {
  @ParameterizedTest
  @CsvSource({
    "temporal-xor, lag, 1, 16",
    "running-threshold, theta, 0, 4096",
    "modular-counter, modulus, 2, 256",
    "modular-counter, digits, 2, 256",
    "saturating-counter, limit, 1, 256",
    "absorbing-machine, limit, 1, 256",
    "word-problem, degree, 2, 6",
    "nested-dependencies, depth, 1, 12",
    "selective-copy, symbols, 2, 64",
    "selective-copy, items, 1, 1024",
    "associative-recall, keys, 1, 64",
    "associative-recall, values, 2, 64"
  })
  void parametersHaveTheirLimits(String name, String parameter, int least, int most) {
    for (int value : new int[] {least, most}) {
      assertEquals(value, Tasks.of(name, Map.of(parameter, value)).parameters().get(parameter));
    }
    for (int value : new int[] {least - 1, most + 1}) {
      SettingException refused =
          assertThrows(
              SettingException.class, () -> Tasks.of(name, Map.of(parameter, value)), name);
      assertEquals(parameter, refused.field());
      assertEquals("an integer from " + least + " to " + most, refused.expectation());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          parity              | 0 1                                       | no yes
          running-majority    | 0 1                                       | no yes
          running-threshold   | 0 1                                       | no yes
          modular-counter     | 0 1                                       | 0 1 2 3 4
          saturating-counter  | down up                                   | 0 1 2 3
          absorbing-machine   | 0 1                                       | 0 1 2 3
          nested-dependencies | ( ) [ ]                                   | none round square broken
          selective-copy      | item0 item1 item2 item3 blank ask         | item0 item1 item2 item3 none
          associative-recall  | key0 key1 key2 key3 value0 value1 value2 value3 ask0 ask1 ask2 ask3 | value0 value1 value2 value3 none
          """)
  void lettersAndLabels(String name, String vocabulary, String labels) {
    Task task = Tasks.of(name);
    assertEquals(List.of(vocabulary.split(" ", -1)), task.vocabulary());
    assertEquals(List.of(labels.split(" ", -1)), task.labels());
  }

  @Test
  void titles() {
    assertEquals("parity", Tasks.of("parity").title());
    assertEquals("modular-counter(digits=2,modulus=5)", Tasks.of("modular-counter").title());
  }

  @Test
  void wordsHaveLettersOfTheVocabularyOnly() {
    Task task = Tasks.of("parity");
    assertArrayEquals(new int[] {1, 1}, task.label(1, 0));
    assertThrows(SettingException.class, () -> task.label(0, -1));
    assertEquals(
        "Field 'word' is 2, expected symbols from 0 to 1.",
        assertThrows(SettingException.class, () -> task.label(2)).getMessage());
  }

  /** Built and compared within one test, so that a table that cannot be built fails it too. */
  @Test
  void bothRoadsAgreeOnShortWords() {
    for (Task task : OraclesTest.small().toList()) {
      int letters = task.vocabulary().size();
      int words = (int) Math.pow(letters, 5);
      for (int code = 0; code < words; code++) {
        int[] word = new int[5];
        for (int t = 0, rest = code; t < 5; t++, rest /= letters) {
          word[t] = rest % letters;
        }
        assertArrayEquals(task.label(word), task.secondRoad().labels(word), task::title);
      }
    }
  }

  @Test
  void machinesAreWhole() {
    int[][] table = {{0, 1}, {1, 0}};
    Automaton machine = new Automaton(1, table, table);
    assertEquals(1, machine.start());
    assertEquals(2, machine.states());
    assertEquals(2, machine.symbols());
    assertEquals("Automaton of 2 states over 2 symbols", machine.toString());
    table[0][1] = 0;
    assertEquals(1, machine.next(0, 1), "the tables were copied");
    assertEquals(1, machine.output(0, 1), "the tables were copied");
    refused(0, new int[][] {}, new int[][] {});
    refused(0, new int[][] {{0}}, new int[][] {{0}, {0}});
    refused(-1, new int[][] {{0}}, new int[][] {{0}});
    refused(1, new int[][] {{0}}, new int[][] {{0}});
    refused(0, new int[][] {{0, 0}}, new int[][] {{0}});
    refused(0, new int[][] {{0}, {0}}, new int[][] {{0}, {0, 0}});
    refused(0, new int[][] {{1}}, new int[][] {{0}});
    refused(0, new int[][] {{-1}}, new int[][] {{0}});
  }

  private static void refused(int start, int[][] next, int[][] output) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> new Automaton(start, next, output))
                .getMessage());
    assertTrue(message.contains("utomaton") || message.contains("State"), message);
  }
}

package org.elenchus.tasks.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.SettingException;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.Tasks;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aStreamDependsOnSeedPurposeAndIndexAlone() {
    assertEquals(Streams.of(1, "a", 0).nextLong(), Streams.of(1, "a", 0).nextLong());
    long base = Streams.of(1, "a", 0).nextLong();
    assertNotEquals(base, Streams.of(2, "a", 0).nextLong());
    assertNotEquals(base, Streams.of(1, "b", 0).nextLong());
    assertNotEquals(base, Streams.of(1, "a", 1).nextLong());
  }

  /** A change of generator or mixing would change every run ever recorded. */
  @Test
  void theStreamsAreThoseOfRecordedRuns() {
    assertEquals(7565672663935932648L, Streams.of(7, "train", 3).nextLong());
  }

  @Test
  void sameStreamSameWords() {
    for (String name : Tasks.names()) {
      Task task = Tasks.of(name);
      Words words = Words.draw(task, 20, 30, Streams.of(3, "train", 5));
      assertEquals(words, Words.draw(task, 20, 30, Streams.of(3, "train", 5)), name);
      assertNotEquals(words, Words.draw(task, 20, 30, Streams.of(3, "train", 6)), name);
    }
  }

  /** Every label occurs, and every word asks something, at the defaults and length 40. */
  @Test
  void labelsAreNotDegenerate() {
    for (String name : Tasks.names()) {
      Task task = Tasks.of(name);
      Words words = Words.draw(task, 40, 2000, Streams.of(11, "balance", 0));
      double[] share = Shortcuts.balance(task, words);
      double even = 1.0 / share.length;
      for (int label = 0; label < share.length; label++) {
        // "none" in copying and recalling is rare by design: enough items, mostly bound keys.
        boolean rare = task.labels().get(label).equals("none");
        boolean never = rare && name.equals("selective-copy");
        String what = name + " " + task.labels().get(label) + " " + share[label];
        assertTrue(never ? share[label] == 0 : share[label] > (rare ? 0.01 : even / 4), what);
        assertTrue(share[label] < 0.75, what);
      }
      for (int n = 0; n < words.count(); n++) {
        assertTrue(
            Arrays.stream(words.labels(n)).anyMatch(label -> label != Oracle.UNSCORED), name);
      }
    }
  }

  @Test
  void shortcutsDoNotSolveWhatNeedsMemory() {
    for (String name : List.of("parity", "word-problem", "modular-counter", "temporal-xor")) {
      for (Shortcuts.Reach reach : Shortcuts.of(Tasks.of(name), 32, 500, 1)) {
        boolean byDefinition =
            switch (name) {
              case "temporal-xor" -> reach.rule().equals("3-gram");
              case "word-problem" -> false;
              default -> reach.rule().equals("bag");
            };
        // Early positions are easy: half of the words' first symbol decides their first labels.
        assertEquals(byDefinition, reach.positionAccuracy() > 0.75, name + " " + reach);
      }
    }
  }

  @Test
  void aShortcutThatIsTheTaskReachesAll() {
    Task task = Tasks.of("temporal-xor", Map.of("lag", 1));
    Shortcuts.Reach bigram =
        Shortcuts.of(task, 16, 200, 2).stream()
            .filter(reach -> reach.rule().equals("2-gram"))
            .findFirst()
            .orElseThrow();
    assertEquals(200 * 16, bigram.rightPositions());
    assertEquals(200, bigram.rightWords());
  }

  @Test
  void allWordsOfALength() {
    Words words = Words.all(Tasks.of("parity"), 3);
    assertEquals(8, words.count());
    assertEquals("[1, 1, 0]", Arrays.toString(words.symbols(6)));
    assertEquals("[1, 0, 0]", Arrays.toString(words.labels(6)));
    assertThrows(SettingException.class, () -> Words.all(Tasks.of("parity"), 25));
  }

  @Test
  void sizesBelowOneAreRefused() {
    Task task = Tasks.of("parity");
    assertThrows(SettingException.class, () -> Words.draw(task, 0, 1, Streams.of(1, "x", 0)));
    assertThrows(SettingException.class, () -> Words.draw(task, 1, 0, Streams.of(1, "x", 0)));
  }

  @Test
  void exportIsOneObjectPerLine() throws IOException {
    StringBuilder out = new StringBuilder();
    Task task = Tasks.of("temporal-xor", Map.of("lag", 1));
    JsonLines.write(task, Words.all(task, 1), out);
    assertEquals(
        """
        {"task":"temporal-xor","parameters":{"lag":1},"vocabulary":["0","1"],\
        "labels":["no","yes"],"unscored":-1}
        {"word":[0],"labels":[0]}
        {"word":[1],"labels":[1]}
        """,
        out.toString());
  }
}

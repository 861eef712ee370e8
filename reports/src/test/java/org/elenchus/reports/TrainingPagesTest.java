package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.junit.jupiter.api.Test;

/** Which runs stand in one column of the table of models and tasks. */
class TrainingPagesTest {
  /** A claim on two bits beside claims on long words: each must find its own shortest length. */
  @Test
  void runsOfATaskThatBeginAtOtherLengthsStandApart() {
    Run longWords = run("parity", 16, 32, 64);
    Run twoBits = run("parity", 2, 4);
    Run otherTask = run("temporal-xor", 16);
    Map<String, List<Run>> expected = new LinkedHashMap<>();
    expected.put("parity from T\u00a0=\u00a02", List.of(twoBits));
    expected.put("parity from T\u00a0=\u00a016", List.of(longWords));
    expected.put("temporal-xor", List.of(otherTask));
    Map<String, List<Run>> columns = TrainingPages.columns(List.of(longWords, twoBits, otherTask));
    assertEquals(List.copyOf(expected.entrySet()), List.copyOf(columns.entrySet()));
  }

  private static Run run(String task, int... lengths) {
    List<Accuracy> accuracy =
        IntStream.of(lengths).mapToObj(length -> new Accuracy(length, 3, 4)).toList();
    return new Run(task, "e1", "trained", 1, Map.of("H", 16), 100, "finished", accuracy, List.of());
  }
}

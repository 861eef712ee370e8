package org.elenchus.claims.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the word for a run's end says. */
class RunTest {
  @ParameterizedTest
  @CsvSource({
    "finished, true",
    "solved at step 100, true",
    "diverged at step 3, false",
    "out of budget, false"
  })
  void aRunEndsByItsLastStepOrByTheTask(String state, boolean ended) {
    Grounds.Runs.Run run =
        new Grounds.Runs.Run("t", "m", "v", 1, Map.of(), 10, state, List.of(), List.of());
    assertEquals(ended, run.ended());
  }
}

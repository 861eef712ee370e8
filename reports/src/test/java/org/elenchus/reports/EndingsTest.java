package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.junit.jupiter.api.Test;

/** A run that solved its task early is told apart from one that failed. */
class EndingsTest {
  private static List<Run> ending(String... states) {
    return Stream.of(states)
        .map(state -> new Run("t", "m", "", 1, Map.of(), 10, state, List.of(), List.of()))
        .toList();
  }

  @Test
  void eachWayToEndIsCountedOnce() {
    assertEquals(
        "2 took all their steps, 1 stopped before that because they had solved the task,"
            + " 2 diverged or ran out of budget",
        Endings.of(
            ending(
                "finished",
                "solved at step 200",
                "finished",
                "diverged at step 3",
                "out of budget")));
  }

  @Test
  void whereNoneFailedThatIsSaid() {
    assertEquals(
        "1 took all their steps, 0 stopped before that because they had solved the task,"
            + " none diverged or ran out of budget",
        Endings.of(ending("finished")));
  }
}

package org.elenchus.reports;

import java.util.Collection;
import org.elenchus.claims.evidence.Grounds.Runs.Run;

/** How training runs ended, in words: a run that stops early has not failed. */
final class Endings {
  private Endings() {}

  /** How many took every step, how many had solved the task before that, and how many neither. */
  static String of(Collection<Run> runs) {
    long ended = runs.stream().filter(Run::ended).count();
    long solved = runs.stream().filter(run -> run.ended() && !isWhole(run)).count();
    return "%d took all their steps, %d stopped before that because they had solved the task, %s"
        .formatted(
            ended - solved,
            solved,
            ended == runs.size()
                ? "none diverged or ran out of budget"
                : runs.size() - ended + " diverged or ran out of budget");
  }

  private static boolean isWhole(Run run) {
    return run.state().equals("finished");
  }
}

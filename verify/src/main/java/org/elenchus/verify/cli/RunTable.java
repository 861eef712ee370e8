package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.elenchus.gpu.stats.Binomial;
import org.elenchus.gpu.stats.Interval;
import org.elenchus.gpu.store.StoredRun;

/** The runs of one configuration as lines of text, one for each seed. */
final class RunTable {
  private static final double CONFIDENCE = 0.95;

  private RunTable() {}

  /**
   * Prints runs.
   *
   * @param out where to
   * @param runs the runs of one configuration, at least one
   */
  static void print(PrintWriter out, List<StoredRun> runs) {
    StoredRun first = runs.getFirst();
    out.printf(
        Locale.ROOT,
        "%s %s, %s/%s %s, %d parameters, trained at T = %d%n",
        first.task(),
        first.taskParameters(),
        first.model(),
        first.variant(),
        first.sizes(),
        first.parameters(),
        first.length());
    out.println("key " + first.key());
    for (StoredRun run : runs) {
      StringBuilder line = new StringBuilder();
      line.append(
          String.format(
              Locale.ROOT,
              "seed %d: %s after %d steps, loss %.4g",
              run.seed(),
              run.state(),
              run.steps(),
              run.losses().isEmpty() ? Double.NaN : run.losses().getLast().get(1)));
      for (StoredRun.Test test : run.accuracy()) {
        Interval interval = Binomial.clopperPearson(test.right(), test.words(), CONFIDENCE);
        line.append(
            String.format(
                Locale.ROOT,
                "; T=%d %d/%d words [%.3f, %.3f]",
                test.length(),
                test.right(),
                test.words(),
                interval.low(),
                interval.high()));
      }
      out.println(line);
    }
  }
}

package org.elenchus.reference.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.statement.Learns.Training;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.proof.Shown;
import org.elenchus.tasks.Tasks;

/**
 * Training runs against a {@link Learns} statement. The runs are believed as to how many words were
 * right (nothing here can train again); that they are the runs of the protocol, all of them, and
 * what follows from them, is checked.
 *
 * <p>Of the error that the statement has (1 − confidence over the family), one half is shared out
 * equally to the seeds' intervals, two sides each; the other half to the two sides of the interval
 * for the share of seeds. By Bonferroni the whole ruling errs with at most that chance.
 */
public final class SeedIntervals {
  private SeedIntervals() {}

  /**
   * Whether the share of seeds that learn reaches the statement's.
   *
   * @param statement the protocol, the accuracy, the share of seeds and the confidence
   * @param runs all runs of the protocol
   * @return that it does, that it does not, or that it stays open
   */
  public static Shown share(Learns statement, Runs runs) {
    Training training = statement.training();
    String task = Tasks.of(training.task(), training.parameters()).title();
    Set<Long> seeds = new HashSet<>();
    for (Runs.Run run : runs.runs()) {
      if (!run.task().equals(task)
          || !run.model().equals(training.model())
          || !run.variant().equals(training.variant())
          || !run.sizes().equals(training.sizes())) {
        throw new IllegalArgumentException(
            "a run of " + run.model() + " on " + run.task() + " is not one of the protocol");
      }
      if (run.seed() < 0 || run.seed() >= training.seeds() || !seeds.add(run.seed())) {
        throw new IllegalArgumentException(
            "seed " + run.seed() + " is not one of the protocol's, or stands twice");
      }
      if (run.state().equals("finished") && run.steps() != training.steps()) {
        throw new IllegalArgumentException(
            "the run of seed " + run.seed() + " has another number of steps");
      }
    }
    if (seeds.size() != training.seeds()) {
      throw new IllegalArgumentException(
          "only " + seeds.size() + " of the protocol's " + training.seeds() + " seeds are here");
    }
    return decide(statement, task, runs.runs());
  }

  private static Shown decide(Learns statement, String task, List<Runs.Run> runs) {
    int n = statement.training().seeds();
    BigFraction error =
        BigFraction.ONE.subtract(statement.confidence()).divide(4L * statement.family());
    int above = 0;
    int below = 0;
    for (Runs.Run run : runs) {
      Outcome seed = seed(statement, run, error.divide(n));
      above += seed == Outcome.HOLDS ? 1 : 0;
      below += seed == Outcome.FAILS ? 1 : 0;
    }
    boolean holds = BinomialTail.atLeast(above, n, statement.share()).compareTo(error) <= 0;
    boolean fails = BinomialTail.atMost(n - below, n, statement.share()).compareTo(error) <= 0;
    Outcome learned = holds ? Outcome.HOLDS : fails ? Outcome.FAILS : Outcome.OPEN;
    String sentence =
        "%s on %s at length %d: of %d seeds %d lie above %s of words right and %d below; at confidence %s %s at least %s of all seeds lie above."
            .formatted(
                statement.training().model(),
                task,
                statement.evaluationLength(),
                n,
                above,
                ExactNumbers.write(statement.accuracy()),
                below,
                ExactNumbers.write(statement.confidence()),
                switch (learned) {
                  case HOLDS -> "it follows that";
                  case FAILS -> "it is excluded that";
                  case OPEN -> "this leaves open whether";
                },
                ExactNumbers.write(statement.share()));
    return new Shown(learned, Scope.of(NumberSystem.FLOAT32, Map.of()), List.of(), sentence);
  }

  /**
   * Which side of the accuracy one seed's interval lies on; a run that diverged learned nothing.
   */
  private static Outcome seed(Learns statement, Runs.Run run, BigFraction error) {
    if (run.state().startsWith("diverged")) {
      return Outcome.FAILS;
    }
    for (Runs.Accuracy accuracy : run.accuracy()) {
      int words = accuracy.words();
      int right = accuracy.right();
      if (accuracy.length() == statement.evaluationLength()
          && words == statement.training().words()
          && right >= 0
          && right <= words) {
        BigFraction p = statement.accuracy();
        if (BinomialTail.atLeast(right, words, p).compareTo(error) <= 0) {
          return Outcome.HOLDS;
        }
        return BinomialTail.atMost(right, words, p).compareTo(error) <= 0
            ? Outcome.FAILS
            : Outcome.OPEN;
      }
    }
    return Outcome.OPEN;
  }
}

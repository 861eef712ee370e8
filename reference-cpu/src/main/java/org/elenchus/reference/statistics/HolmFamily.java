package org.elenchus.reference.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.LearningMatrix.Protocol;
import org.elenchus.claims.statement.LearningMatrix.TaskChoice;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.proof.Shown;
import org.elenchus.tasks.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * Training runs against a {@link LearningMatrix}. The runs are believed as to how many words were
 * right (nothing here can train again); that they are the runs of the protocol, all of them, and
 * what follows from them, is checked.
 *
 * <p>Each network at each length is one hypothesis: that the share of words it answers is the
 * accuracy. Its p-value is twice the smaller exact binomial tail (Clopper and Pearson, 1934). By
 * Holm's correction (1979) over all hypotheses of the family the chance that any of them is
 * rejected falsely is at most 1 − confidence.
 */
public final class HolmFamily {
  private static final int DIVERGED = -1;
  private static final int OPEN = -2;

  private HolmFamily() {}

  private record Place(String task, String model, long seed) {}

  private record Hypothesis(Place place, int multiple, int right) {}

  /**
   * Which models learn which tasks, and whether that is as the statement says.
   *
   * @param s the protocol, the accuracy, the confidence, and what is said
   * @param runs all runs of the protocol
   * @return that it is so, that it is not, or that it stays open
   */
  public static Shown cells(LearningMatrix s, Runs runs) {
    Protocol protocol = s.protocol();
    Map<Place, Run> found = new HashMap<>();
    for (Run run : runs.runs()) {
      if (found.put(new Place(run.task(), run.model() + "/" + run.variant(), run.seed()), run)
          != null) {
        throw new IllegalArgumentException(
            "a run of " + run.model() + " on " + run.task() + " stands twice");
      }
    }
    List<Hypothesis> family = new ArrayList<>();
    for (TaskChoice choice : s.tasks()) {
      String task = title(choice);
      for (ModelChoice model : s.models()) {
        for (long seed = 0; seed < protocol.seeds(); seed++) {
          Place place = new Place(task, model.title(), seed);
          Run run = found.remove(place);
          if (run == null || !run.sizes().equals(model.sizes())) {
            throw new IllegalArgumentException(
                "the run of " + model.title() + " on " + task + ", seed " + seed + ", is missing");
          }
          Require.that(
              !run.state().equals("finished") || run.steps() == protocol.steps(),
              "a run of " + model.title() + " has another number of steps");
          for (int multiple : protocol.multiples()) {
            family.add(new Hypothesis(place, multiple, right(run, protocol, multiple)));
          }
        }
      }
    }
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "a run is none of the protocol: " + found.keySet().iterator().next());
    }
    return decide(s, outcomes(s, family));
  }

  private static String title(TaskChoice choice) {
    return Tasks.of(choice.task(), choice.parameters()).title();
  }

  /** How many words were right; or that the run has no say, or that it learned nothing. */
  private static int right(Run run, Protocol protocol, int multiple) {
    if (run.state().startsWith("diverged")) {
      return DIVERGED;
    }
    if (!run.ended()) {
      return OPEN;
    }
    for (Runs.Accuracy test : run.accuracy()) {
      if (test.length() == multiple * protocol.length()) {
        Require.that(
            test.words() == protocol.words() && 0 <= test.right() && test.right() <= test.words(),
            "a test is of other words than the protocol's");
        return test.right();
      }
    }
    throw new IllegalArgumentException(
        "a run of " + run.model() + " has no test at " + multiple + " times the length");
  }

  /** Which side of the accuracy each network lies on, at the length that is spoken of. */
  private static Map<Place, Outcome> outcomes(LearningMatrix s, List<Hypothesis> family) {
    int words = s.protocol().words();
    Map<Integer, BigFraction> values = new HashMap<>();
    for (Hypothesis each : family) {
      values.computeIfAbsent(each.right(), right -> pValue(right, words, s.accuracy()));
    }
    List<Hypothesis> order = new ArrayList<>(family);
    order.sort(Comparator.comparing(each -> values.getOrDefault(each.right(), BigFraction.ONE)));
    BigFraction error = BigFraction.ONE.subtract(s.confidence());
    Map<Place, Outcome> outcomes = new HashMap<>();
    boolean rejecting = true;
    for (int i = 0; i < order.size(); i++) {
      Hypothesis each = order.get(i);
      BigFraction level = error.divide(order.size() - i);
      rejecting &= values.getOrDefault(each.right(), BigFraction.ONE).compareTo(level) <= 0;
      if (each.multiple() == s.says().multiple()) {
        outcomes.put(each.place(), side(s, each, rejecting));
      }
    }
    return outcomes;
  }

  private static Outcome side(LearningMatrix s, Hypothesis each, boolean rejected) {
    if (each.right() == DIVERGED) {
      return Outcome.FAILS;
    }
    if (!rejected) {
      return Outcome.OPEN;
    }
    BigFraction share = BigFraction.of(each.right(), s.protocol().words());
    return share.compareTo(s.accuracy()) > 0 ? Outcome.HOLDS : Outcome.FAILS;
  }

  private static BigFraction pValue(int right, int words, BigFraction accuracy) {
    if (right < 0) {
      return BigFraction.ONE;
    }
    BigFraction above = BinomialTail.atLeast(right, words, accuracy);
    BigFraction below = BinomialTail.atMost(right, words, accuracy);
    return (above.compareTo(below) < 0 ? above : below).multiply(2);
  }

  private static Shown decide(LearningMatrix s, Map<Place, Outcome> networks) {
    Map<String, Outcome> cells = new LinkedHashMap<>();
    Map<Outcome, List<String>> named = new LinkedHashMap<>();
    for (TaskChoice choice : s.tasks()) {
      String task = title(choice);
      for (ModelChoice model : s.models()) {
        int above = 0;
        int below = 0;
        for (long seed = 0; seed < s.protocol().seeds(); seed++) {
          Outcome network = networks.get(new Place(task, model.title(), seed));
          above += network == Outcome.HOLDS ? 1 : 0;
          below += network == Outcome.FAILS ? 1 : 0;
        }
        Outcome cell =
            above >= s.says().seeds()
                ? Outcome.HOLDS
                : s.protocol().seeds() - below < s.says().seeds() ? Outcome.FAILS : Outcome.OPEN;
        String count = model.title() + " (" + above + " above, " + below + " below)";
        named
            .computeIfAbsent(cell, _ -> new ArrayList<>())
            .add(s.tasks().size() == 1 ? count : task + " by " + count);
        if (s.says().models().contains(model.title())) {
          cells.put(task + " " + model.title(), cell);
        }
      }
    }
    return new Shown(
        outcome(s.says().quantifier(), cells.values()),
        Scope.of(NumberSystem.FLOAT32, Map.of()),
        List.of(),
        sentence(s, named));
  }

  private static Outcome outcome(LearningMatrix.Quantifier quantifier, Collection<Outcome> cells) {
    boolean some = cells.contains(Outcome.HOLDS);
    boolean someNot = cells.contains(Outcome.FAILS);
    boolean open = cells.contains(Outcome.OPEN);
    return switch (quantifier) {
      case ALL -> someNot ? Outcome.FAILS : open ? Outcome.OPEN : Outcome.HOLDS;
      case SOME -> some ? Outcome.HOLDS : open ? Outcome.OPEN : Outcome.FAILS;
      case NONE -> some ? Outcome.FAILS : open ? Outcome.OPEN : Outcome.HOLDS;
    };
  }

  private static String sentence(LearningMatrix s, Map<Outcome, List<String>> named) {
    int length = s.says().multiple() * s.protocol().length();
    String where = s.tasks().size() == 1 ? title(s.tasks().getFirst()) + " at T = " : "at T = ";
    return "%s%d, at least %d of %d networks above %s of words right at confidence %s over the family: learned: %s; not learned: %s; open: %s."
        .formatted(
            where,
            length,
            s.says().seeds(),
            s.protocol().seeds(),
            ExactNumbers.write(s.accuracy()),
            ExactNumbers.write(s.confidence()),
            list(named.get(Outcome.HOLDS)),
            list(named.get(Outcome.FAILS)),
            list(named.get(Outcome.OPEN)));
  }

  private static String list(@Nullable List<String> names) {
    return names == null ? "none" : String.join(", ", names);
  }
}

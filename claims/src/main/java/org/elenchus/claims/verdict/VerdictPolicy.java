package org.elenchus.claims.verdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Ground.Outcome;

/** From grounds to a verdict: the table of the evidence contract, as one pure function. */
public final class VerdictPolicy {
  private VerdictPolicy() {}

  /**
   * Decides a reading.
   *
   * <p>Only grounds that passed the recheck, whose twin came out right and whose scope covers the
   * reading's may decide it; a counterexample must lie inside the reading's scope. Of the words
   * that apply the strongest is given, in the order of {@link Verdict}.
   *
   * @param reading the scope of the reading
   * @param grounds what was established, in any order
   * @return the verdict, or that a proof and a counterexample stand in one scope
   */
  public static Decision decide(Scope reading, List<Ground> grounds) {
    Set<Verdict> words = new TreeSet<>();
    for (Ground ground : grounds) {
      word(reading, ground).ifPresent(words::add);
    }
    if (words.contains(Verdict.REFUTED)
        && (words.contains(Verdict.PROVED) || words.contains(Verdict.VERIFIED))) {
      return new Decision.Broken("a proof and a counterexample stand in one scope");
    }
    if (words.isEmpty()) {
      return new Decision.Decided(grounds.isEmpty() ? Verdict.NOT_RUN : Verdict.INCONCLUSIVE);
    }
    return new Decision.Decided(words.iterator().next());
  }

  /** The strongest word that one ground can carry, if it may speak at all. */
  private static Optional<Verdict> word(Scope reading, Ground ground) {
    if (!ground.maySpeak()) {
      return Optional.empty();
    }
    boolean covers = ground.scope().covers(reading);
    return switch (ground.kind()) {
      case CERTIFICATE -> when(covers, ground, Verdict.PROVED, Verdict.REFUTED);
      case FINITE -> when(covers, ground, Verdict.VERIFIED, Verdict.REFUTED);
      case COUNTEREXAMPLE ->
          ground.outcome() == Outcome.FAILS && reading.covers(ground.scope())
              ? Optional.of(Verdict.REFUTED)
              : Optional.empty();
      case RUNS -> when(covers, ground, Verdict.SUPPORTED, Verdict.REJECTED);
      case CELLS -> when(covers, ground, Verdict.CONSISTENT, Verdict.CONTRADICTED);
      case COUNTERMODEL -> covers ? Optional.of(Verdict.UNSUPPORTED) : Optional.empty();
      case UNFOLDING -> covers ? Optional.of(Verdict.VACUOUS) : Optional.empty();
      case SAMPLE -> Optional.of(Verdict.INCONCLUSIVE);
      case REASON -> Optional.of(Verdict.NOT_RUN);
    };
  }

  private static Optional<Verdict> when(
      boolean covers, Ground ground, Verdict holds, Verdict fails) {
    if (!covers) {
      return Optional.empty();
    }
    return Optional.of(
        switch (ground.outcome()) {
          case HOLDS -> holds;
          case FAILS -> fails;
          case OPEN -> Verdict.INCONCLUSIVE;
        });
  }
}

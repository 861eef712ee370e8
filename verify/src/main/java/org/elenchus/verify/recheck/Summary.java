package org.elenchus.verify.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Decision;
import org.elenchus.claims.verdict.Ground;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.claims.verdict.VerdictPolicy;

/** Says in a sentence or two why a verdict was given. */
final class Summary {
  private Summary() {}

  /**
   * The findings that carry the verdict, in the order of the evidence.
   *
   * @param verdict the policy's word
   * @param scope the reading's scope
   * @param evidence the evidence
   * @param grounds what each piece establishes, in the same order
   * @return a text for a reader
   */
  static String of(Verdict verdict, Scope scope, List<Evidence> evidence, List<Ground> grounds) {
    Set<String> findings = new LinkedHashSet<>();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < evidence.size(); i++) {
      Ground ground = grounds.get(i);
      boolean carries =
          ground.maySpeak()
              && VerdictPolicy.decide(scope, List.of(ground)) instanceof Decision.Decided(Verdict v)
              && v == verdict;
      if (carries) {
        boolean narrower =
            verdict == Verdict.INCONCLUSIVE
                && ground.kind() != Ground.Kind.SAMPLE
                && ground.outcome() != Ground.Outcome.OPEN;
        findings.add(
            (narrower ? "Not as far as the reading (" + scope.inWords() + "): " : "")
                + evidence.get(i).finding());
      } else if (!ground.maySpeak()) {
        open.add(
            evidence.get(i).check()
                + (ground.rechecked() ? ": its twin was not settled the other way" : ": refused"));
      }
    }
    if (findings.isEmpty()) {
      return open.isEmpty()
          ? "Nothing that was brought reaches as far as the reading (" + scope.inWords() + ")."
          : "Nothing may decide (" + String.join("; ", open) + ").";
    }
    return String.join(" ", findings);
  }
}

package org.elenchus.reference.proof;

import java.util.List;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Ground.Outcome;

/**
 * What a certificate was found to show. What that means for a verdict (what sort of grounds it is,
 * and whether the statement or its opposite follows) is said by the checker, not here.
 *
 * @param outcome HOLDS for a plain fact; where something was recomputed and compared with what the
 *     statement says, how the comparison came out
 * @param scope how far it reaches; derived from the statement, never read from the certificate
 * @param under what it rests on besides: cited results, arguments in words
 * @param sentence the same for a reader
 */
public record Shown(Outcome outcome, Scope scope, List<String> under, String sentence) {
  /** Copies the list. */
  public Shown {
    under = List.copyOf(under);
  }

  /**
   * A fact.
   *
   * @param scope how far it reaches
   * @param sentence what it says
   * @return it, resting on nothing else
   */
  public static Shown fact(Scope scope, String sentence) {
    return new Shown(Outcome.HOLDS, scope, List.of(), sentence);
  }

  /**
   * A comparison of what was recomputed with what the statement says.
   *
   * @param asClaimed whether they agree
   * @param scope how far it reaches
   * @param sentence what was recomputed
   * @return it, resting on nothing else
   */
  public static Shown compared(boolean asClaimed, Scope scope, String sentence) {
    return new Shown(asClaimed ? Outcome.HOLDS : Outcome.FAILS, scope, List.of(), sentence);
  }
}

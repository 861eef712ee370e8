package org.elenchus.claims.verdict;

import org.elenchus.claims.scope.Scope;

/**
 * What one piece of evidence establishes, as the trusted checker found it. This is all that {@link
 * VerdictPolicy} sees: no expected verdict, no prose.
 *
 * @param kind what sort of grounds these are
 * @param outcome whether they speak for or against the statement
 * @param scope how far they reach
 * @param rechecked whether the trusted checker accepted them
 * @param twinAsItShould whether the same check settled the twin the other way
 */
public record Ground(
    Kind kind, Outcome outcome, Scope scope, boolean rechecked, boolean twinAsItShould) {

  /** Sorts of grounds, as the contract's table lists them. */
  public enum Kind {
    /** A certificate for a whole scope. */
    CERTIFICATE,
    /** All instances of a finite scope. */
    FINITE,
    /** One instance at which the statement fails. */
    COUNTEREXAMPLE,
    /** A random sample. */
    SAMPLE,
    /** Training runs. */
    RUNS,
    /** Printed cells. */
    CELLS,
    /** Values that meet all that is offered and miss the conclusion. */
    COUNTERMODEL,
    /** Nothing is left after definitions are replaced. */
    UNFOLDING,
    /** Why nothing was run. */
    REASON
  }

  /** For, against, or neither. */
  public enum Outcome {
    /** The statement holds as far as the scope reaches. */
    HOLDS,
    /** The statement fails. */
    FAILS,
    /** Neither was established. */
    OPEN
  }

  /**
   * Whether this ground may decide anything.
   *
   * @return true if it passed the recheck and its twin came out as it should
   */
  public boolean maySpeak() {
    return rechecked && (twinAsItShould || kind == Kind.REASON);
  }
}

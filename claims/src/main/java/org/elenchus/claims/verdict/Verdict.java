package org.elenchus.claims.verdict;

/** The verdict words, strongest first: where several apply, the first one is given. */
public enum Verdict {
  /** A counterexample inside the scope, re-checked. */
  REFUTED,
  /** The documents' own figures or statements cannot all be right. */
  CONTRADICTED,
  /** Statistical evidence against, at the stated confidence. */
  REJECTED,
  /** True by unfolding alone, or no instance meets the hypotheses. */
  VACUOUS,
  /** Holds for its whole scope; the certificate passed the recheck. */
  PROVED,
  /** Every instance of a stated finite scope was checked. */
  VERIFIED,
  /** Statistical evidence for, at the stated confidence. */
  SUPPORTED,
  /** The conclusion does not follow: a countermodel is given. */
  UNSUPPORTED,
  /** Some values behind the printed digits satisfy every relation; nothing was measured. */
  CONSISTENT,
  /** The evidence does not reach the threshold fixed beforehand. */
  INCONCLUSIVE,
  /** Not run, with the reason. */
  NOT_RUN;

  /**
   * Whether an author would call the verdict bad news.
   *
   * @return true for REFUTED, CONTRADICTED and REJECTED
   */
  public boolean isAgainst() {
    return this == REFUTED || this == CONTRADICTED || this == REJECTED;
  }
}

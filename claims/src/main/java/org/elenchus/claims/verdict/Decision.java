package org.elenchus.claims.verdict;

/** What {@link VerdictPolicy} makes of the grounds. */
public sealed interface Decision {
  /**
   * A verdict.
   *
   * @param verdict the word
   */
  record Decided(Verdict verdict) implements Decision {}

  /**
   * The grounds contradict each other, so that the auditor itself is broken. Never a verdict.
   *
   * @param reason one sentence
   */
  record Broken(String reason) implements Decision {}
}

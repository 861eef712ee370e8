package org.elenchus.claims.evidence;

import java.util.List;

/**
 * How sure the discovery of contradictions is, measured on synthetic studies: known errors were
 * planted in them one at a time, and consistent studies were left as they were.
 *
 * @param seed the seed of the studies, from the commit
 * @param errors one entry for each type of error
 * @param falseAlarms consistent studies with which fault was found
 */
public record Auditor(long seed, List<ErrorType> errors, Share falseAlarms) {
  /** Copies the list. */
  public Auditor {
    errors = List.copyOf(errors);
  }

  /**
   * A type of planted error.
   *
   * @param error its name
   * @param found those found among those that leave the printed intervals
   * @param undetectable how many others were drawn that stay within the rounding
   */
  public record ErrorType(String error, Share found, int undetectable) {}

  /**
   * A share with its exact 95% interval (Clopper and Pearson 1934).
   *
   * @param hits how many
   * @param of among how many
   * @param low the lower limit
   * @param high the upper limit
   */
  public record Share(int hits, int of, double low, double high) {}
}

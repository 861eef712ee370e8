package org.elenchus.claims.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sure the auditor itself is. The discovery of contradictions is measured on synthetic studies:
 * known errors were planted in them one at a time, and consistent studies were left as they were.
 * The tests of the trusted packages are measured by planting errors in their code.
 *
 * @param seed the seed of the studies, from the commit
 * @param errors one entry for each type of error
 * @param falseAlarms consistent studies with which fault was found
 * @param mutation the trusted packages that were measured, or null where none was
 */
public record Auditor(
    long seed,
    List<ErrorType> errors,
    Share falseAlarms,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Mutation> mutation) {
  /** Copies the lists. */
  public Auditor {
    errors = List.copyOf(errors);
    mutation = mutation == null ? null : List.copyOf(mutation);
  }

  /**
   * The same with what was measured of the tests.
   *
   * @param measured one entry for each package
   * @return rates that carry them
   */
  public Auditor with(List<Mutation> measured) {
    return new Auditor(seed, errors, falseAlarms, measured);
  }

  /**
   * How well the tests of a trusted package notice changes of its code.
   *
   * @param name the package
   * @param mutants how many small changes were made, one at a time
   * @param killed how many of them failed a test
   * @param explained of the others, how many are known to change nothing that a test can notice
   * @param measured the day, as 2026-11-22
   * @param stale whether the code has changed since
   */
  public record Mutation(
      @JsonProperty("package") String name,
      int mutants,
      int killed,
      int explained,
      String measured,
      boolean stale) {}

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

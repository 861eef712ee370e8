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
 * @param releases what each release of the rules found in every family of studies, or null
 */
public record Auditor(
    long seed,
    List<ErrorType> errors,
    Share falseAlarms,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Mutation> mutation,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Releases releases) {
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
    return new Auditor(seed, errors, falseAlarms, measured, releases);
  }

  /**
   * The same with what earlier releases found.
   *
   * @param kept the record of releases
   * @return rates that carry it
   */
  public Auditor with(Releases kept) {
    return new Auditor(seed, errors, falseAlarms, mutation, kept);
  }

  /**
   * What was found when each release of the rules met each family of studies.
   *
   * @param note which families were held back from whom
   * @param releases first to last
   */
  public record Releases(String note, List<Release> releases) {
    /** Copies the list. */
    public Releases {
      releases = List.copyOf(releases);
    }
  }

  /**
   * One release of the rules.
   *
   * @param rules its number
   * @param date the day, as 2026-11-22
   * @param families each family of studies it met
   */
  public record Release(int rules, String date, List<Family> families) {
    /** Copies the list. */
    public Release {
      families = List.copyOf(families);
    }
  }

  /**
   * A family of studies, which one author laid out.
   *
   * @param name its name
   * @param errors what was found of each type
   * @param falseAlarms consistent studies with which fault was found
   */
  public record Family(String name, List<ErrorType> errors, Share falseAlarms) {
    /** Copies the list. */
    public Family {
      errors = List.copyOf(errors);
    }
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

package org.elenchus.verify.planted;

import java.util.List;

/**
 * A study with one error in it.
 *
 * @param study the study
 * @param type what was done
 * @param places the cells and statements that are wrong now
 * @param detectable whether the error leaves what the printed digits allow, by the generator's own
 *     arithmetic
 */
record Planted(Study study, ErrorType type, List<String> places, boolean detectable) {
  static Planted of(Study study, ErrorType type, String... places) {
    return new Planted(study, type, List.of(places), !study.consistent());
  }
}

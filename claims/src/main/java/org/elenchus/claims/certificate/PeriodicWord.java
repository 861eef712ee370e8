package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A word under which a machine never comes to rest: after the prefix, reading the word over and
 * over leads through different states back to the first.
 *
 * <p>Arithmetic: whole numbers. Source: Schützenberger 1965: a monoid with a group in it is not
 * aperiodic. It does not show that the machine is minimal.
 *
 * @param prefix symbols read once
 * @param word symbols read over and over
 * @param period after how many readings the state returns, at least 2 and no sooner
 */
@JsonTypeName("periodic-word")
public record PeriodicWord(List<Integer> prefix, List<Integer> word, int period)
    implements Certificate {
  /** Copies the lists. */
  public PeriodicWord {
    prefix = List.copyOf(prefix);
    word = List.copyOf(word);
  }
}

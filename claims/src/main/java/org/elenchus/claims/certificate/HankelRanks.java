package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * For each task a linear recurrence that computes it, and as many prefixes and suffixes as it has
 * states. Of any recurrence for the task the label of prefix and suffix together is c A(suffix) ·
 * h(prefix), so that the matrix of these labels has no greater rank than the recurrence has states;
 * the checker fills it in and finds its rank to be full.
 *
 * <p>Arithmetic: exact rationals. Source: Carlyle and Paz 1971, Fliess 1974. It does not show that
 * a recurrence of another class needs as many states.
 *
 * @param tasks one entry for each task, in the statement's order
 */
@JsonTypeName("hankel-ranks")
public record HankelRanks(List<Entry> tasks) implements Certificate {
  /** Copies the list. */
  public HankelRanks {
    tasks = List.copyOf(tasks);
  }

  /**
   * One task.
   *
   * @param network a recurrence with one output
   * @param prefixes words of symbols, none empty [H]
   * @param suffixes words of symbols, which may be empty [H]
   */
  public record Entry(
      SelectiveNetwork network, List<List<Integer>> prefixes, List<List<Integer>> suffixes) {
    /** Copies the words. */
    public Entry {
      prefixes = prefixes.stream().map(List::copyOf).toList();
      suffixes = suffixes.stream().map(List::copyOf).toList();
    }
  }
}

package org.elenchus.claims.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The training evidence beside an exact statement. Neither rests on the other: what training finds
 * proves no theorem, and a theorem does not say what training finds.
 *
 * @param by ids of the claims whose networks were trained on the task of the statement
 * @param none why training cannot speak of the statement, where there are none; else null
 */
public record Trained(List<String> by, @Nullable String none) {
  /** Copies the list and refuses both or neither. */
  public Trained {
    by = List.copyOf(by);
    if (by.isEmpty() == (none == null)) {
      throw new IllegalArgumentException(
          "trained names claims, or says in none why training cannot speak of the statement");
    }
  }
}

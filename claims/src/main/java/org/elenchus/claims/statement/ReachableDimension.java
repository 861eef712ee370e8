package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The greatest dimension that a linear recurrence h = A h + B x with one input and a given number
 * of states reaches from 0 in T steps, rank [B, AB, …, A^(T−1)B], over all A and B.
 *
 * @param states H
 * @param bySteps the number claimed for T = 1, 2, …; the last one for all T beyond
 */
@JsonTypeName("reachable-dimension")
public record ReachableDimension(int states, List<Integer> bySteps) implements Statement {
  private static final int MOST = 32;

  /** Copies the list and refuses sizes out of bounds. */
  public ReachableDimension {
    bySteps = List.copyOf(bySteps);
    if (states < 1 || states > MOST || bySteps.isEmpty() || bySteps.size() > MOST) {
      throw new IllegalArgumentException("states and bySteps have 1 to " + MOST + " entries");
    }
  }
}

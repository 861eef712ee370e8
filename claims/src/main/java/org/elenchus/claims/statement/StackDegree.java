package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The greatest polynomial degree, over all parameters, of the last output of a stack of D equal
 * layers as a function of all its inputs, for D and T up to the size of the table.
 *
 * @param model the id of the reference model of each layer
 * @param between the activation of the link between two layers: {@code identity} or {@code square}
 * @param afterLast whether that activation also stands after the last layer
 * @param degrees the degree claimed, [D, T]
 */
@JsonTypeName("stack-degree")
public record StackDegree(
    String model, String between, boolean afterLast, List<List<Integer>> degrees)
    implements Statement {
  private static final int MOST = 12;

  /** Copies the table, which must be a rectangle of moderate size. */
  public StackDegree {
    degrees = degrees.stream().map(List::copyOf).toList();
    int steps = degrees.isEmpty() ? 0 : degrees.getFirst().size();
    if (steps < 1
        || steps > MOST
        || degrees.size() > MOST
        || degrees.stream().anyMatch(row -> row.size() != steps)) {
      throw new IllegalArgumentException("degrees has 1 to " + MOST + " equal rows and columns");
    }
  }
}

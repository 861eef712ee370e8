package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The depth of a stack of D equal layers unrolled over T steps: the longest path of its computation
 * graph has the given number of counted operations, for all D ≥ 1 and T ≥ 1. Products, gates and
 * norms do not count unless they are named.
 *
 * @param model the id of the reference model of each layer
 * @param between the activation of the link between two layers: {@code identity}, {@code tanh}, …
 * @param afterLast whether that activation also stands after the last layer
 * @param counted the operations that count: {@code tanh}, {@code max}, {@code product}, …
 * @param depth the number claimed, a formula in D and T
 */
@JsonTypeName("stack-depth")
public record StackDepth(
    String model, String between, boolean afterLast, List<String> counted, Formula depth)
    implements Statement {
  /** Copies the list. */
  public StackDepth {
    counted = List.copyOf(counted);
  }
}

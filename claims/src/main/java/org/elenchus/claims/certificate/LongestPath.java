package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The depth of one unrolled computation graph, from below by a path and from above by a potential
 * that grows by at least 1 at each counted operation. The checker unrolls the model itself; nodes
 * are numbered in the order in which the model makes them.
 *
 * <p>Arithmetic: whole numbers. Source: duality of longest paths and potentials. It does not show
 * depths for other sizes; a potential in letters does.
 *
 * @param layers D
 * @param steps T
 * @param path the nodes of the path, from an input to an output
 * @param potential for each node of the graph a number, at least that of each of its operands that
 *     depends on an input
 */
@JsonTypeName("longest-path")
public record LongestPath(int layers, int steps, List<Integer> path, List<Integer> potential)
    implements Certificate {
  /** Copies the lists. */
  public LongestPath {
    path = List.copyOf(path);
    potential = List.copyOf(potential);
  }
}

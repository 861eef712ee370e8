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
 * @param places for each node of the path where in the unrolled graph it stands
 */
@JsonTypeName("longest-path")
public record LongestPath(
    int layers, int steps, List<Integer> path, List<Integer> potential, List<Place> places)
    implements Certificate {
  /** Copies the lists. */
  public LongestPath {
    path = List.copyOf(path);
    potential = List.copyOf(potential);
    places = List.copyOf(places);
  }

  /**
   * Where a node of the path stands, and what made it.
   *
   * @param layer 1 to D, or 0 for an input
   * @param step 1 to T
   * @param operation {@code input}, {@code tanh}, {@code scale}, …
   */
  public record Place(int layer, int step, String operation) {}
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.elenchus.claims.statement.Formula;

/**
 * The depth of a stack for all D and T at once. From above: a potential, linear in the layer l and
 * the step t, that grows along each kind of edge by at least the edge's own depth. From below: a
 * path written as repeated moves, whose depths add up to the same formula.
 *
 * <p>Arithmetic: whole numbers and polynomials in l, t, D and T. Source: duality of longest paths
 * and potentials. It does not show that a deeper graph computes more.
 *
 * @param state the potential of the state of layer l after step t, in l, t, D, T
 * @param output the potential of the output of layer l &lt; D at step t, after its link
 * @param readout the potential of the output of the last layer at step t, after its link
 * @param path the path from an input at step 1 to the output of the last layer
 */
@JsonTypeName("depth-potential")
public record DepthPotential(Formula state, Formula output, Formula readout, List<Segment> path)
    implements Certificate {
  /** Copies the list. */
  public DepthPotential {
    path = List.copyOf(path);
  }

  /**
   * Moves that are made a number of times over.
   *
   * @param times how often, a formula in D and T
   * @param moves the moves in order
   */
  public record Segment(Formula times, List<Move> moves) {
    /** Copies the list. */
    public Segment {
      moves = List.copyOf(moves);
    }
  }

  /** A kind of edge between the values of a stack. */
  public enum Move {
    /** From the output of the layer below (or the input) to the state at the same step. */
    @JsonProperty("up-to-state")
    UP_TO_STATE,
    /** From the output of the layer below (or the input) to the output, past the state. */
    @JsonProperty("up-to-output")
    UP_TO_OUTPUT,
    /** From the state to the state at the next step. */
    @JsonProperty("next-step")
    NEXT_STEP,
    /** From the state to the output at the same step. */
    @JsonProperty("state-to-output")
    STATE_TO_OUTPUT
  }
}

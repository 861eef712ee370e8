package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Norms of gradients, measured in float64 at random initialisation or after a short training.
 *
 * <p>Arithmetic: float64. Source: the experiment that the statement describes, at the seeds that it
 * names. It does not show the norms at other widths, depths or seeds; the intervals fitted to them
 * are statistics.
 *
 * @param rows one for each width and seed
 */
@JsonTypeName("gradient-norms")
public record GradientNorms(List<Row> rows) implements Certificate {
  /** Copies the list. */
  public GradientNorms {
    rows = List.copyOf(rows);
  }

  /**
   * One net.
   *
   * @param width W
   * @param seed from 0
   * @param logNorms the natural logarithm of the gradient's norm at the output, then behind each
   *     layer from the last to the first, [depth + 1]; after a training, a mean over inputs
   * @param logJacobians the natural logarithm of the Frobenius norm of the Jacobian of the output
   *     by the stream at the same places and for the same inputs, [depth + 1]; null where the
   *     stream is more than one vector
   * @param losses the mean squared error before each step of the training, or null without one
   */
  public record Row(
      int width,
      int seed,
      List<Double> logNorms,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Double> logJacobians,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Double> losses) {
    /** Copies the lists. */
    public Row {
      logNorms = List.copyOf(logNorms);
      logJacobians = logJacobians == null ? null : List.copyOf(logJacobians);
      losses = losses == null ? null : List.copyOf(losses);
    }

    /**
     * A net whose Jacobians were not measured.
     *
     * @param width W
     * @param seed from 0
     * @param logNorms as above
     * @param losses as above
     */
    public Row(int width, int seed, List<Double> logNorms, @Nullable List<Double> losses) {
      this(width, seed, logNorms, null, losses);
    }

    /**
     * Such a net at initialisation.
     *
     * @param width W
     * @param seed from 0
     * @param logNorms as above
     */
    public Row(int width, int seed, List<Double> logNorms) {
      this(width, seed, logNorms, null, null);
    }
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Norms of gradients, measured in float64 at random initialisation.
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
   *     layer from the last to the first, [depth + 1]
   */
  public record Row(int width, int seed, List<Double> logNorms) {
    /** Copies the list. */
    public Row {
      logNorms = List.copyOf(logNorms);
    }
  }
}

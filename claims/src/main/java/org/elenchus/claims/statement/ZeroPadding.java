package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A residual block of width d around each of the named models, whatever its parameters, is computed
 * step by step by one of width 4d: matrices, biases and inputs padded, the norm's gain halved and
 * its ε quartered. Stacked and unrolled, a narrow net is thus computed by a wide one for all D and
 * T.
 *
 * @param models ids of reference models
 * @param width d
 * @param pad the number that fills the new rows and columns
 */
@JsonTypeName("zero-padding")
public record ZeroPadding(List<String> models, int width, BigFraction pad) implements Statement {
  private static final int MOST = 4;

  /** Copies the list and refuses widths out of bounds. */
  public ZeroPadding {
    models = List.copyOf(models);
    if (models.isEmpty() || width < 1 || width > MOST) {
      throw new IllegalArgumentException("models is not empty and width is 1 to " + MOST);
    }
  }
}

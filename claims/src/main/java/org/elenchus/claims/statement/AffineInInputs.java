package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * For each of the named models, whatever its parameters, and every T: the output at step T is an
 * affine map of the whole input sequence.
 *
 * @param models ids of reference models
 */
@JsonTypeName("affine-in-inputs")
public record AffineInInputs(List<String> models) implements Statement {
  /** Copies the list, which must not be empty. */
  public AffineInInputs {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models names at least one model");
    }
  }
}

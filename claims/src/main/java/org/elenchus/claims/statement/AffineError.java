package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * How close an affine map of a word of T bits can come to the task's last label: the least, over
 * all maps, of the greatest error over all words is {@code errors[T-1]}, for T = 1, 2, ...
 *
 * @param task the function
 * @param errors the least errors, [T]
 */
@JsonTypeName("affine-error")
public record AffineError(TaskRef task, List<BigFraction> errors) implements Statement {
  /** Copies the list. */
  public AffineError {
    errors = List.copyOf(errors);
    if (errors.isEmpty() || errors.size() > 20) {
      throw new IllegalArgumentException("errors holds 1 to 20 values, for T = 1, 2, ...");
    }
  }
}

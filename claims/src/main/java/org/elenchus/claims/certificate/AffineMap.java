package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * An affine map of a word, f(x) = Σ w_t x_t + c, that comes closer to a task than is claimed to be
 * possible. It does not show that no map comes closer still.
 *
 * <p>Arithmetic: exact rationals. Source: the definition of a sup-norm error.
 *
 * @param weights w [T]
 * @param constant c
 */
@JsonTypeName("affine-map")
public record AffineMap(List<BigFraction> weights, BigFraction constant) implements Certificate {
  /** Copies the weights. */
  public AffineMap {
    weights = List.copyOf(weights);
  }
}

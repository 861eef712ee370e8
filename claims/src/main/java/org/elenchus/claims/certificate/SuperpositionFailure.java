package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a model's output is not affine in its inputs: for an affine map f, f(u + v) + f(0) =
 * f(u) + f(v). The checker runs the model's exemplar (all sizes and parameters 1, decay rates −1)
 * on the four input sequences, over intervals where it must.
 *
 * <p>Arithmetic: rationals, or rational intervals rounded outward. Source: the definition of an
 * affine map. It does not show that the model is far from affine, or that other sizes are not.
 *
 * @param model the id of the reference model
 * @param base w, [T, inputs]
 * @param first u, [T, inputs]
 * @param second v, [T, inputs]
 */
@JsonTypeName("superposition-failure")
public record SuperpositionFailure(
    String model,
    List<List<BigFraction>> base,
    List<List<BigFraction>> first,
    List<List<BigFraction>> second)
    implements Certificate {
  /** Copies the lists. */
  public SuperpositionFailure {
    base = base.stream().map(List::copyOf).toList();
    first = first.stream().map(List::copyOf).toList();
    second = second.stream().map(List::copyOf).toList();
  }
}

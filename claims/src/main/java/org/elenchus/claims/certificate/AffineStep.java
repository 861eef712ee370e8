package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.elenchus.claims.certificate.UnrollingInduction.Word;

/**
 * Shows that a model's outputs are affine in its inputs: on symbols that do not commute, no word of
 * a step or an output holds more than one of the state and the input. The checker runs the model on
 * symbols itself and finds the same words.
 *
 * <p>Arithmetic: polynomials in symbols that do not commute, with rational coefficients. Source:
 * induction on T, since a composition of affine maps is affine. It does not show that the output is
 * affine where A or a gate depends on the input; there the words found are others.
 *
 * @param step the state after one step from the symbol {@code h} with the input symbol {@code x}
 * @param output the output from the state {@code h} after the step and the input {@code x}
 */
@JsonTypeName("affine-step")
public record AffineStep(List<Word> step, List<Word> output) implements Certificate {
  /** Copies the lists. */
  public AffineStep {
    step = List.copyOf(step);
    output = List.copyOf(output);
  }
}

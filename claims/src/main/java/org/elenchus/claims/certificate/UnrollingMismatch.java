package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a closed form is not the state of a model: a word whose coefficients differ after the
 * smallest number of steps at which any do.
 *
 * <p>Arithmetic: polynomials in symbols that do not commute, with rational coefficients. Source:
 * comparison of coefficients. It does not show that no other closed form fits.
 *
 * @param steps T
 * @param symbols the word, its symbols from left to right
 * @param unrolled its coefficient in the state of the model
 * @param claimed its coefficient in the closed form
 */
@JsonTypeName("unrolling-mismatch")
public record UnrollingMismatch(
    int steps, List<String> symbols, BigFraction unrolled, BigFraction claimed)
    implements Certificate {
  /** Copies the list. */
  public UnrollingMismatch {
    symbols = List.copyOf(symbols);
  }
}

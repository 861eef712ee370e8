package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The single polynomial that an iterated polynomial is. Two polynomials that agree on the real line
 * have the same coefficients, so its degree decides into which classes the iterate collapses.
 *
 * <p>Arithmetic: exact rationals. Source: a polynomial is known by its values at more points than
 * its degree. It does not show that the iterate is of no other class, such as wider layers.
 *
 * @param coefficients of the iterate, that of x⁰ first, the last one not 0
 */
@JsonTypeName("iterated-polynomial")
public record IteratedPolynomial(List<BigFraction> coefficients) implements Certificate {
  /** Copies the list. */
  public IteratedPolynomial {
    coefficients = List.copyOf(coefficients);
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Shows that padded blocks compute what narrow ones do, as identities in symbols: the checker runs
 * both on symbols for every parameter, state and input, with functions as symbols of their
 * arguments, and finds equal polynomials, zeros in the padding.
 *
 * <p>Arithmetic: polynomials in symbols with rational coefficients. Source: substitution. It does
 * not show that a wider network learns the same, or as fast.
 *
 * @param symbols for each model how many symbols of functions its two runs make
 */
@JsonTypeName("padded-identity")
public record PaddedIdentity(List<Integer> symbols) implements Certificate {
  /** Copies the list. */
  public PaddedIdentity {
    symbols = List.copyOf(symbols);
  }
}

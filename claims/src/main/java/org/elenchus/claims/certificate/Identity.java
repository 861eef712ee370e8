package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shows equations by algebra: with symbols for the subterms that are no rational functions, both
 * sides of each are the same quotient of polynomials. The equation then holds wherever both sides
 * are defined, whatever the subterms are.
 *
 * <p>Arithmetic: polynomials with rational coefficients. Source: two polynomials are equal if their
 * coefficients are. It does not show anything where a side is not defined.
 *
 * @param symbols names for subterms, each a term over the statement's variables
 */
@JsonTypeName("identity")
public record Identity(Map<String, String> symbols) implements Certificate {
  /** Copies the map. */
  public Identity {
    symbols = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
  }
}

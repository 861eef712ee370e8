package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows inequalities by algebra: the larger side minus the smaller one is a sum of products, each
 * of factors that are not negative on the domain and of one square. Subterms that are no
 * polynomials are replaced by symbols first; the identity then holds whatever they are.
 *
 * <p>Source: the easy direction of the Positivstellensatz (Krivine 1964, Stengle 1974). It needs no
 * enclosure at points where both sides are equal, which a cover by boxes cannot reach.
 *
 * <p>Arithmetic: polynomials with rational coefficients. It does not show strict inequalities where
 * the sum of products vanishes.
 *
 * @param symbols names for subterms, each a term over the statement's variables
 * @param parts one for each comparison of the relation, in its order; one without summands is shown
 *     by enclosure over the whole domain
 */
@JsonTypeName("positivity")
public record Positivity(Map<String, String> symbols, List<Part> parts) implements Certificate {
  /** Copies the collections. */
  public Positivity {
    symbols = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(symbols));
    parts = List.copyOf(parts);
  }

  /**
   * What one comparison rests on.
   *
   * @param summands their sum is the larger side minus the smaller one
   */
  public record Part(List<Summand> summands) {
    /** Copies the list. */
    public Part {
      summands = List.copyOf(summands);
    }
  }

  /**
   * A product of factors and a square.
   *
   * @param factors terms over variables and symbols that are not negative on the domain
   * @param root the term that is squared
   */
  public record Summand(List<String> factors, String root) {
    /** Copies the list. */
    public Summand {
      factors = List.copyOf(factors);
    }
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a statement is true by its definitions alone: each comparison of the assertion with
 * its definitions replaced, in naturals and nothing else, and how it follows from the hypothesis.
 *
 * <p>Arithmetic: whole numbers and the order of naturals. Source: replacing definitions. It does
 * not show anything of a model, a weight or an input, which is the point of it.
 *
 * @param comparisons one for each comparison of the assertion, in order
 */
@JsonTypeName("unfolding")
public record Unfolding(List<Unfolded> comparisons) implements Certificate {
  /** Copies the list. */
  public Unfolding {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * One comparison unfolded.
   *
   * @param left its left side in naturals alone
   * @param right its right side in naturals alone
   * @param multipliers one for each comparison of the hypothesis, not negative: what is left of the
   *     difference of the sides after so many times those of the hypothesis has no negative
   *     coefficient
   */
  public record Unfolded(String left, String right, List<BigFraction> multipliers) {
    /** Copies the list. */
    public Unfolded {
      multipliers = List.copyOf(multipliers);
    }
  }
}

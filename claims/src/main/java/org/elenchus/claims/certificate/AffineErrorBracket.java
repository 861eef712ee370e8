package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The least sup-norm error of affine maps on a task, for T = 1, 2, ..., from both sides: a map that
 * has it, and multipliers under which no map has less.
 *
 * <p>Arithmetic: exact rationals. Source: duality of linear programming (Chebyshev approximation;
 * Farkas 1902). It does not show that a map of another class errs as much, or that a mean error is
 * as large.
 *
 * @param lengths one entry for each T, T = 1 first
 */
@JsonTypeName("affine-error-bracket")
public record AffineErrorBracket(List<Bracket> lengths) implements Certificate {
  /** Copies the list. */
  public AffineErrorBracket {
    lengths = List.copyOf(lengths);
  }

  /**
   * Both sides at one length T. Every affine map of T inputs is the readout of an LTI recurrence (a
   * shift register of width T, A nilpotent).
   *
   * @param weights of the map, [T]
   * @param constant of the map
   * @param dual multipliers with Σλ = 0 and Σλx = 0; no map errs less than |Σλy| / Σ|λ|
   */
  public record Bracket(
      List<BigFraction> weights, BigFraction constant, List<AffineObstruction.Row> dual) {
    /** Copies the lists. */
    public Bracket {
      weights = List.copyOf(weights);
      dual = List.copyOf(dual);
    }
  }
}

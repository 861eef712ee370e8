package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that no affine map takes given values: multipliers λ over inputs x with labels y such that
 * Σλ = 0, Σλx = 0 and Σλy ≠ 0. An affine map f would give Σλf(x) = 0. Any affine map errs by at
 * least |Σλy| / Σ|λ| at one of the inputs.
 *
 * <p>It does not show that no affine map lies on the right side of a threshold.
 *
 * <p>Arithmetic: exact rationals. Source: the Fredholm alternative.
 *
 * @param rows inputs with their multipliers; labels are not stored, the checker computes them
 */
@JsonTypeName("affine-obstruction")
public record AffineObstruction(List<Row> rows) implements Certificate {
  /** Copies the rows. */
  public AffineObstruction {
    rows = List.copyOf(rows);
  }

  /**
   * One input and its multiplier.
   *
   * @param input [T], the word
   * @param multiplier λ
   */
  public record Row(List<BigFraction> input, BigFraction multiplier) {
    /** Copies the input. */
    public Row {
      input = List.copyOf(input);
    }
  }
}

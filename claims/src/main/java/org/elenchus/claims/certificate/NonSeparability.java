package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Shows that no affine map is positive exactly on the words of label 1: weights λ ≥ 0 over words
 * such that those of label 1 and those of label 0 have the same total weight, not 0, and the same
 * weighted sum of words. An affine map would take the same weighted sum on both.
 *
 * <p>It does not show anything of maps that are not affine in the word.
 *
 * <p>Arithmetic: exact rationals. Source: Farkas 1902; disjoint convex hulls are what a line
 * separates.
 *
 * @param rows words with their weights; labels are not stored, the checker computes them
 */
@JsonTypeName("non-separability")
public record NonSeparability(List<AffineObstruction.Row> rows) implements Certificate {
  /** Copies the rows. */
  public NonSeparability {
    rows = List.copyOf(rows);
  }
}

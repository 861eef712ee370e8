package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The pieces of a broken line applied D times over, counted by exact composition.
 *
 * <p>Arithmetic: exact rationals. Source: composition of broken lines. It does not show numbers of
 * pieces of other lines, or at greater D.
 *
 * @param pieces for D = 1, 2, …
 */
@JsonTypeName("piece-counts")
public record PieceCounts(List<Integer> pieces) implements Certificate {
  /** Copies the list. */
  public PieceCounts {
    pieces = List.copyOf(pieces);
  }
}

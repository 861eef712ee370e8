package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The pieces of a broken line applied D times over, counted by exact composition.
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

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Places that cut the line of an unknown into pieces on each of which enclosures decide how many
 * solutions there are: none where the term keeps its sign; one or none where it is strictly
 * monotone; one or none besides an end that is a solution where it is strictly convex or concave.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: real root isolation by signs and
 * monotony. It does not show where the solutions are beyond the width of a piece.
 *
 * @param cuts the places, strictly increasing
 */
@JsonTypeName("isolation")
public record Isolation(List<BigFraction> cuts) implements Certificate {
  /** Copies the list and refuses another order. */
  public Isolation {
    cuts = List.copyOf(cuts);
    for (int i = 1; i < cuts.size(); i++) {
      if (cuts.get(i - 1).compareTo(cuts.get(i)) >= 0) {
        throw new IllegalArgumentException("cuts must increase");
      }
    }
  }
}

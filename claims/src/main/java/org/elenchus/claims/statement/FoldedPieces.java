package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The number of linear pieces of a broken line applied D times over, for D = 1, 2, ….
 *
 * @param map the corners of the broken line [corners, 2], x growing; it maps its range of x into
 *     itself
 * @param pieces the numbers claimed for D = 1, 2, …
 */
@JsonTypeName("folded-pieces")
public record FoldedPieces(List<List<BigFraction>> map, List<Integer> pieces) implements Statement {
  private static final int MOST_FOLDS = 12;

  /** Copies the lists; refuses corners out of order and too many folds. */
  public FoldedPieces {
    map = map.stream().map(List::copyOf).toList();
    pieces = List.copyOf(pieces);
    if (map.size() < 2 || map.stream().anyMatch(corner -> corner.size() != 2)) {
      throw new IllegalArgumentException("a broken line has two corners [x, y] or more");
    }
    BigFraction first = map.getFirst().getFirst();
    BigFraction last = map.getLast().getFirst();
    for (int i = 0; i < map.size(); i++) {
      BigFraction y = map.get(i).getLast();
      if (y.compareTo(first) < 0 || y.compareTo(last) > 0) {
        throw new IllegalArgumentException("the broken line leaves its own range");
      }
      if (i > 0 && map.get(i).getFirst().compareTo(map.get(i - 1).getFirst()) <= 0) {
        throw new IllegalArgumentException("the corners' x must grow");
      }
    }
    if (pieces.isEmpty() || pieces.size() > MOST_FOLDS) {
      throw new IllegalArgumentException("pieces has 1 to " + MOST_FOLDS + " entries");
    }
  }
}

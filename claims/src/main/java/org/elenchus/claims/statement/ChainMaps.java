package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.elenchus.claims.scope.Extent;

/**
 * Self-maps f of a chain of n points come to rest: f^n = f^(n+1), for all f and all n of a range.
 *
 * @param sizes the range of n
 * @param nondecreasing whether only maps that preserve the order are meant
 */
@JsonTypeName("chain-maps")
public record ChainMaps(Extent sizes, boolean nondecreasing) implements Statement {
  private static final int MOST = 9;

  /** Refuses sizes that are no small range. */
  public ChainMaps {
    if (!(sizes instanceof Extent.Range(long from, Long to))
        || from < 1
        || to == null
        || to > MOST) {
      throw new IllegalArgumentException("sizes is a range from 1 to at most " + MOST);
    }
  }

  /**
   * The least n.
   *
   * @return it
   */
  public int least() {
    return (int) ((Extent.Range) sizes).from();
  }

  /**
   * The greatest n.
   *
   * @return it
   */
  public int greatest() {
    Long to = ((Extent.Range) sizes).to();
    if (to == null) {
      throw new IllegalStateException("sizes without an end were refused");
    }
    return to.intValue();
  }
}

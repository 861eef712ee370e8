package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A nonlinear function applied several times over is not any single function of a class: for the
 * given polynomial f, no g of the class equals f ∘ … ∘ f on the real line.
 *
 * @param map the coefficients of f, that of x⁰ first; of degree 2 or more
 * @param times how often f is applied, at least 2
 * @param degree the class: polynomials of at most this degree; null for all functions
 */
@JsonTypeName("iterate-not-collapsed")
public record IterateNotCollapsed(List<BigFraction> map, int times, @Nullable Integer degree)
    implements Statement {
  private static final int MOST = 6;

  /** Copies the list and refuses linear maps and too many of them. */
  public IterateNotCollapsed {
    map = List.copyOf(map);
    if (map.size() < 3 || map.size() > MOST || map.getLast().signum() == 0) {
      throw new IllegalArgumentException("map is a polynomial of degree 2 to " + (MOST - 1));
    }
    if (times < 2 || times > MOST) {
      throw new IllegalArgumentException("times is 2 to " + MOST);
    }
  }
}

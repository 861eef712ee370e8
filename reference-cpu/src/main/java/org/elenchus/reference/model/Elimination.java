package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.reference.exact.Rational;

/** Ranks of rational vectors by exact elimination. */
public final class Elimination {
  private final List<List<Rational>> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  /** No vectors yet. */
  public Elimination() {}

  /**
   * Takes in one more vector.
   *
   * @param vector the vector, as long as those before it
   * @return whether it was independent of them
   */
  public boolean add(List<Rational> vector) {
    List<Rational> rest = new ArrayList<>(vector);
    for (int i = 0; i < rows.size(); i++) {
      Rational factor = rest.get(pivots.get(i)).divide(rows.get(i).get(pivots.get(i)));
      for (int j = 0; j < rest.size(); j++) {
        rest.set(j, rest.get(j).subtract(factor.multiply(rows.get(i).get(j))));
      }
    }
    for (int j = 0; j < rest.size(); j++) {
      if (rest.get(j).signum() != 0) {
        rows.add(rest);
        pivots.add(j);
        return true;
      }
    }
    return false;
  }

  /**
   * The rank of all vectors so far.
   *
   * @return it
   */
  public int rank() {
    return rows.size();
  }
}

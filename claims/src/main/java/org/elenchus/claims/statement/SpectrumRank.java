package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition;

/**
 * A relation holds for the least rank that keeps a share of the variance of a power-law spectrum:
 * singular values $i^{-a}$ for i from 1 to d, and r the least number of them whose squares sum to
 * at least $(1 - e)$ of all, for each of the listed a, d and e.
 *
 * @param exponents the values of a, not negative
 * @param sizes the values of d
 * @param shares the values of e, the part of the variance that is given up, between 0 and 1
 * @param relation a relation between a, d, e, r and s, the sum of all squares
 */
@JsonTypeName("spectrum-rank")
public record SpectrumRank(
    List<BigFraction> exponents, List<Integer> sizes, List<BigFraction> shares, String relation)
    implements Statement {
  private static final Set<String> NAMES = Set.of("a", "d", "e", "r", "s");
  private static final int LARGEST = 2_000;

  /** Copies the lists; refuses values out of range and a relation that cannot be read. */
  public SpectrumRank {
    exponents = List.copyOf(exponents);
    sizes = List.copyOf(sizes);
    shares = List.copyOf(shares);
    if (exponents.isEmpty() || sizes.isEmpty() || shares.isEmpty()) {
      throw new IllegalArgumentException("a spectrum needs an exponent, a size and a share");
    }
    if (exponents.stream().anyMatch(a -> a.signum() < 0)
        || sizes.stream().anyMatch(d -> d < 1 || d > LARGEST)
        || shares.stream().anyMatch(e -> e.signum() <= 0 || e.compareTo(BigFraction.ONE) >= 0)) {
      throw new IllegalArgumentException(
          "exponents are not negative, sizes 1 to " + LARGEST + ", shares between 0 and 1");
    }
    Variables.condition(relation, NAMES);
  }

  /**
   * The relation as a tree.
   *
   * @return the condition
   */
  public Condition condition() {
    return Variables.condition(relation, NAMES);
  }
}

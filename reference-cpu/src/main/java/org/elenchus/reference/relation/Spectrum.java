package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.relation.Condition;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;

/**
 * The variances i^(−2a) of a power-law spectrum of d singular values, and the least rank that keeps
 * a share of their sum. Whole powers are exact up to 160 bits, others are enclosed.
 */
public final class Spectrum {
  private static final IntervalArithmetic ARITHMETIC = new IntervalArithmetic(160);

  private final Rational exponent;
  private final int size;

  /** The sums of the first 0 to d variances. */
  private final List<RationalInterval> heads = new ArrayList<>();

  /**
   * A spectrum.
   *
   * @param exponent a, not negative
   * @param size d, at least 1
   */
  public Spectrum(Rational exponent, int size) {
    this.exponent = exponent;
    this.size = size;
    RationalInterval sum = RationalInterval.ZERO;
    heads.add(sum);
    for (int i = 1; i <= size; i++) {
      sum = ARITHMETIC.add(sum, variance(i));
      heads.add(sum);
    }
  }

  private RationalInterval variance(int i) {
    Rational power = exponent.scalb(1).negate();
    if (power.isInteger()) {
      return ARITHMETIC.of(Rational.of(i).pow((int) power.longValueExact()));
    }
    return ARITHMETIC.exp(
        ARITHMETIC.multiply(ARITHMETIC.of(power), ARITHMETIC.log(ARITHMETIC.of(i))));
  }

  /**
   * Whether a rank is the least that keeps all but a share of the variance.
   *
   * @param rank r
   * @param share e
   * @return true only if enclosures show both that r suffices and that r − 1 does not
   */
  public boolean isLeast(int rank, Rational share) {
    if (rank < 1 || rank > size) {
      return false;
    }
    RationalInterval kept = heads.get(size).scale(Rational.ONE.subtract(share));
    return heads.get(rank).inf().compareTo(kept.sup()) >= 0
        && heads.get(rank - 1).sup().compareTo(kept.inf()) < 0;
  }

  /**
   * Whether a relation holds for a least rank.
   *
   * @param condition a relation between a, d, e, r and s
   * @param rank r
   * @param share e
   * @return true or false; nothing where enclosures do not tell
   */
  public Optional<Boolean> satisfies(Condition condition, int rank, Rational share) {
    RationalInterval sum = heads.get(size);
    Map<String, Span> values = new HashMap<>();
    values.put("a", Span.of(exponent));
    values.put("d", Span.of(Rational.of(size)));
    values.put("e", Span.of(share));
    values.put("r", Span.of(Rational.of(rank)));
    values.put("s", new Span(sum.inf(), false, sum.sup(), false));
    if (Throughout.holds(condition, values)) {
      return Optional.of(true);
    }
    return Throughout.holds(condition.negated(), values) ? Optional.of(false) : Optional.empty();
  }
}

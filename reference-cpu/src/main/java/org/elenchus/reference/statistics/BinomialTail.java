package org.elenchus.reference.statistics;

import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Exact tails of the binomial distribution. A Clopper-Pearson limit lies on one side of p exactly
 * where a tail at p is at most its share of the error, so that no limit has to be computed.
 */
public final class BinomialTail {
  private BinomialTail() {}

  /**
   * P(X ≥ least) for X binomial.
   *
   * @param least from 0 to n
   * @param n trials
   * @param p the chance of each, in (0, 1)
   * @return the exact probability
   */
  public static BigFraction atLeast(int least, int n, BigFraction p) {
    BigInteger hit = p.getNumerator();
    BigInteger all = p.getDenominator();
    BigInteger miss = all.subtract(hit);
    // Terms C(n, k) hit^k miss^(n-k) over all^n, with C(n, k) from k = n down.
    BigInteger sum = BigInteger.ZERO;
    BigInteger choose = BigInteger.ONE;
    BigInteger missPower = BigInteger.ONE;
    BigInteger hitPower = hit.pow(least);
    BigInteger[] terms = new BigInteger[n - least + 1];
    for (int k = n; k >= least; k--) {
      terms[k - least] = choose.multiply(missPower);
      choose = choose.multiply(BigInteger.valueOf(k)).divide(BigInteger.valueOf(n - k + 1L));
      missPower = missPower.multiply(miss);
    }
    for (int k = least; k <= n; k++) {
      sum = sum.add(terms[k - least].multiply(hitPower));
      hitPower = hitPower.multiply(hit);
    }
    return BigFraction.of(sum, all.pow(n));
  }

  /**
   * P(X ≤ most) for X binomial.
   *
   * @param most from 0 to n
   * @param n trials
   * @param p the chance of each, in (0, 1)
   * @return the exact probability
   */
  public static BigFraction atMost(int most, int n, BigFraction p) {
    return atLeast(n - most, n, BigFraction.ONE.subtract(p));
  }
}

package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.search.LossSearch;
import org.junit.jupiter.api.Test;

/** Least losses on temporal XOR beside those of linear recurrences, over all words in doubles. */
class LeastLossTest {
  private static final int LONGEST = 8;
  private static final int LAG = 2;

  /** 8 · 2^8 terms below 100, each with a few roundings, stay well within 1e-9 of their mean. */
  private static final double ROUNDING = 1e-9;

  /** Before the word stand zeros: the first two labels are the bits themselves. */
  private static double share(int length) {
    return Math.max(0, length - LAG) / (2.0 * length);
  }

  private static double entropy(double p) {
    return p == 0 ? 0 : -p * Math.log(p) - (1 - p) * Math.log1p(-p);
  }

  /** The mean loss of the logits Σ_j g_j X_{t−j} + c_t, X = ±1, over all words of one length. */
  private static double loss(int length, List<Double> g, List<Double> c) {
    double sum = 0;
    for (int word = 0; word < 1 << length; word++) {
      for (int t = 0; t < length; t++) {
        double logit = c.get(t);
        for (int j = 0; j <= t; j++) {
          logit += (bit(word, t - j) == 1 ? 1 : -1) * g.get(j);
        }
        int label = bit(word, t) ^ (t < LAG ? 0 : bit(word, t - LAG));
        sum += Math.log1p(Math.exp(label == 1 ? -logit : logit));
      }
    }
    return sum / length / (1 << length);
  }

  private static int bit(int word, int t) {
    return word >> t & 1;
  }

  @Test
  void theSharesOfTemporalXorAreAccepted() {
    List<BigFraction> shares =
        IntStream.rangeClosed(1, LONGEST)
            .mapToObj(t -> BigFraction.of(Math.max(0, t - LAG), 2 * t))
            .toList();
    LeastLoss statement =
        new LeastLoss(TaskRef.of("temporal-xor", Map.of("lag", Integer.toString(LAG))), shares);
    Proof proof = assertInstanceOf(Proof.class, LossSearch.settle(statement, "s"));
    Accepted ruling = assertInstanceOf(Accepted.class, Checker.rule(statement, proof));
    assertEquals(Outcome.HOLDS, ruling.outcome());
  }

  @Test
  void theCurrentBitAloneReachesTheLeastLoss() {
    List<Double> none = Collections.nCopies(LONGEST, 0.0);
    for (int length = LAG + 1; length <= LONGEST; length++) {
      double p = share(length);
      double weight = Math.log((1 - p) / p);
      assertEquals(entropy(p), loss(length, current(weight), none), ROUNDING);
      assertTrue(loss(length, current(0.9 * weight), none) > entropy(p) + ROUNDING);
    }
  }

  private static List<Double> current(double weight) {
    return IntStream.range(0, LONGEST).mapToObj(j -> j == 0 ? weight : 0.0).toList();
  }

  @Property
  void noLinearRecurrenceHasLess(
      @ForAll @IntRange(min = 1, max = LONGEST) int length,
      @ForAll @Size(LONGEST) List<@DoubleRange(min = -2, max = 2) Double> g,
      @ForAll @Size(LONGEST) List<@DoubleRange(min = -2, max = 2) Double> c) {
    double loss = loss(length, g, c);
    assertTrue(loss >= entropy(share(length)) - ROUNDING, "a loss of " + loss);
  }
}

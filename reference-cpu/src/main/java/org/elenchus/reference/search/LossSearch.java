package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LabelCorrelations;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WordTask;

/** Settles least losses of linear recurrences: tallies labels and bits, word by word. */
public final class LossSearch {
  private LossSearch() {}

  /**
   * Brings the correlations of labels and bits.
   *
   * @param s the statement
   * @param subject what the certificate is made out for
   * @return the correlations for each t
   */
  public static Grounds settle(LeastLoss s, String subject) {
    WordTask task = WordTask.of(s.task(), "bits");
    List<List<BigFraction>> means = new ArrayList<>();
    for (int t = 1; t <= s.shares().size(); t++) {
      means.add(means(task, t));
    }
    return Proof.of(Role.CERTIFICATE, null, subject, new LabelCorrelations(means));
  }

  private static List<BigFraction> means(WordTask task, int t) {
    long[] agreeing = new long[t + 1];
    for (int word = 0; word < 1 << t; word++) {
      int bits = word;
      List<Rational> inputs = // the newest bit is the lowest
          IntStream.range(0, t).mapToObj(i -> Rational.of(bits >> (t - 1 - i) & 1)).toList();
      int label = task.label(inputs).signum();
      for (int j = 0; j < t; j++) {
        agreeing[j] += (word >> j & 1) == label ? 1 : 0;
      }
      agreeing[t] += label;
    }
    return IntStream.rangeClosed(0, t)
        .mapToObj(j -> BigFraction.of(agreeing[j], 1L << (t - 1)).subtract(BigFraction.ONE))
        .toList();
  }
}

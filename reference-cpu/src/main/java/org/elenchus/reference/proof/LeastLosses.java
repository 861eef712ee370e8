package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.WordTask;
import org.elenchus.reference.words.WordTask.Progress;

/**
 * The least mean cross-entropy of linear recurrences on a task, over uniform words of T bits.
 *
 * <p>Write s = ±1 for the label and X for the bit as ±1 after step t, f for the logit. From below:
 * ln(1 + e^(−s f)) ≥ H(q) − q s f for every q in [0, 1]. Take q = p where the label is the current
 * bit (s X = 1) and 1 − p elsewhere, that is q s = s/2 − (1/2 − p) X; H(q) = H(p) throughout. The
 * means of q s f vanish for every f = Σ_j g_j X_{t−j} + c_t if the mean of s_t is 0 at each t, the
 * means of s_t X_{t−j}, summed over t, are 0 for each j ≥ 1, and 1 − 2p is the mean of s_t X_t.
 * From above: f = X ln((1 − p)/p) has the loss −ln(1 − p) where the label is the current bit, which
 * is so for a share 1 − p of all positions, and −ln p elsewhere: H(p) (its infimum where p is 0 or
 * 1).
 */
public final class LeastLosses {
  private LeastLosses() {}

  /**
   * The least losses.
   *
   * @param s the shares p claimed for T = 1, 2, …
   * @param given for each t the means of s_t X_{t−j}, j = 0 … t−1, and of s_t
   * @return whether the least losses are those claimed
   */
  public static Shown asClaimed(LeastLoss s, List<List<BigFraction>> given) {
    WordTask task = WordTask.of(s.task(), "bits");
    Require.that(task.hasTwoLabels(), s.task().title() + " has other labels than 0 and 1");
    int longest = s.shares().size();
    List<List<BigFraction>> means = means(task, longest);
    Require.that(given.equals(means), "the means are not those of the task's labels");
    List<BigFraction> sums = new ArrayList<>(Collections.nCopies(longest, BigFraction.ZERO));
    List<BigFraction> shares = new ArrayList<>();
    for (int t = 1; t <= longest; t++) {
      List<BigFraction> row = means.get(t - 1);
      for (int j = 0; j < t; j++) {
        sums.set(j, sums.get(j).add(row.get(j)));
      }
      Require.that(
          sums.subList(1, longest).stream().allMatch(sum -> sum.signum() == 0),
          "up to T = " + t + " an earlier bit tells of the label");
      Require.that(row.getLast().signum() == 0, "at T = " + t + " one label is more frequent");
      shares.add(BigFraction.ONE.subtract(sums.getFirst().divide(t)).divide(2));
    }
    return Shown.compared(
        shares.equals(s.shares()),
        Scope.of(NumberSystem.REALS, Map.of("T", "1.." + longest, "inputs", "bits")),
        "The least mean cross-entropy of a linear recurrence on %s over words of T = 1, 2, … bits is the binary entropy of %s."
            .formatted(s.task().title(), shares.stream().map(LeastLosses::text).toList()));
  }

  private static String text(BigFraction share) {
    return Rational.of(share).toString();
  }

  private static List<List<BigFraction>> means(WordTask task, int longest) {
    long[][] sums = new long[longest][];
    Arrays.setAll(sums, t -> new long[t + 2]);
    add(task, task.start(), 0, sums, 1);
    return IntStream.range(0, longest)
        .mapToObj(
            t ->
                Arrays.stream(sums[t]).mapToObj(sum -> BigFraction.of(sum, 1L << (t + 1))).toList())
        .toList();
  }

  /**
   * Adds s_t X_{t−j} and s_t of all words with a beginning of t − 1 bits, the newest bit lowest.
   */
  private static void add(WordTask task, Progress before, int beginning, long[][] sums, int t) {
    for (int bit = 0; bit < 2; bit++) {
      Progress after = task.next(before, Rational.of(bit));
      int word = 2 * beginning + bit;
      int side = after.label().signum() == 0 ? -1 : 1;
      for (int j = 0; j < t; j++) {
        sums[t - 1][j] += (word >> j & 1) == 0 ? -side : side;
      }
      sums[t - 1][t] += side;
      if (t < sums.length) {
        add(task, after, word, sums, t + 1);
      }
    }
  }
}

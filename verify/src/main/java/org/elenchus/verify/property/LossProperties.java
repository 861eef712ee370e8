package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.statement.LeastLoss;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WordTask;

/**
 * Least losses of linear recurrences: none with random weights has less, over all words of a
 * length, in doubles.
 */
class LossProperties extends StatementProperties<LeastLoss> {
  /** Longer words are left to the exact check: a trial goes through all words of its length. */
  private static final int LONGEST = 10;

  /** Far above the rounding of sums of 10 · 2^10 terms below 100, divided by their number. */
  private static final double ROUNDING = 1e-9;

  private static final int EIGHTHS = 8;

  /** For each t the words, newest bit lowest, whose label after step t is 1. */
  private final List<BitSet> ones = new ArrayList<>();

  LossProperties() {
    super(LeastLoss.class);
    WordTask task = WordTask.of(statement.task(), "bits");
    for (int t = 1; t <= longest(); t++) {
      BitSet labelled = new BitSet(1 << t);
      for (int word = 0; word < 1 << t; word++) {
        labelled.set(word, task.label(bits(word, t)).signum() == 1);
      }
      ones.add(labelled);
    }
  }

  private int longest() {
    return Math.min(LONGEST, statement.shares().size());
  }

  private static List<Rational> bits(int word, int t) {
    return IntStream.range(0, t).mapToObj(i -> Rational.of(word >> (t - 1 - i) & 1)).toList();
  }

  /**
   * A readout of the last bits, read as −1 and 1.
   *
   * @param length T
   * @param taps in eighths: of the current bit, of the one before it, and so on
   * @param constant in eighths
   */
  record Readout(int length, List<Integer> taps, int constant) {
    double logit(int word, int t) {
      int eighths = constant;
      for (int j = 0; j < Math.min(t, taps.size()); j++) {
        eighths += (word >> j & 1) == 1 ? taps.get(j) : -taps.get(j);
      }
      return (double) eighths / EIGHTHS;
    }
  }

  @Settles(claim = "ssm-expressivity-q1/linear-xor-loss")
  @Property
  void noLinearRecurrenceHasLess(@ForAll("readouts") Readout readout) {
    cover(readout.taps().stream().allMatch(tap -> tap == 0) ? "constant" : "reads bits");
    double p = statement.shares().get(readout.length() - 1).doubleValue();
    double least = p == 0 || p == 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    demand(loss(readout) >= least - ROUNDING);
  }

  private double loss(Readout readout) {
    double sum = 0;
    for (int t = 1; t <= readout.length(); t++) {
      double losses = 0;
      for (int word = 0; word < 1 << t; word++) {
        double logit = readout.logit(word, t);
        losses += Math.log1p(Math.exp(ones.get(t - 1).get(word) ? -logit : logit));
      }
      sum += losses / (1 << t);
    }
    return sum / readout.length();
  }

  @Provide
  Arbitrary<Readout> readouts() {
    Arbitrary<Integer> weight = Arbitraries.integers().between(-2 * EIGHTHS, 2 * EIGHTHS);
    return Combinators.combine(
            Arbitraries.integers().between(1, longest()), weight.list().ofMaxSize(3), weight)
        .as(Readout::new);
  }
}

package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.reference.words.WeightedWords;

/** Whether outputs are sums of functions of single positions. */
public final class MixedDifferences {
  private MixedDifferences() {}

  /**
   * A network whose output is no such sum.
   *
   * @param s the class of networks
   * @param given the network, a word and two positions of it
   * @return that its mixed difference is not 0
   */
  public static Shown mixes(AdditiveInPositions s, MixedDifference given) {
    Require.that(s.models().model().equals("linear-stack"), "only stacks of LTI layers");
    StackNetwork network = new StackNetwork(given.layers(), 1);
    network.belongsTo(s.models());
    int length = given.word().size();
    Require.that(
        0 <= given.first() && given.first() < given.second() && given.second() < length,
        "two positions of the word are changed");
    Rational neither = at(network, given, false, false);
    Rational both = at(network, given, true, true);
    Rational one = at(network, given, true, false).add(at(network, given, false, true));
    Rational difference = neither.add(both).subtract(one);
    Require.that(difference.signum() != 0, "the mixed difference is 0");
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("T", "" + length)),
        "a network mixes two positions: its mixed difference is " + difference);
  }

  private static Rational at(
      StackNetwork network, MixedDifference given, boolean first, boolean second) {
    List<List<Rational>> word = new ArrayList<>();
    for (Rational x : WeightedWords.exact(given.word())) {
      boolean changed =
          (first && word.size() == given.first()) || (second && word.size() == given.second());
      word.add(List.of(changed ? x.add(Rational.of(given.change())) : x));
    }
    return network.output(word);
  }
}

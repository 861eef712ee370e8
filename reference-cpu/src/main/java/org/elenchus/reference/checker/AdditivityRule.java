package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.AffineStep;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.reference.words.WeightedWords;

/** Whether outputs are sums of functions of single positions. */
final class AdditivityRule {
  private AdditivityRule() {}

  static Ruling rule(AdditiveInPositions s, Certificate certificate) {
    Require.that(s.models().model().equals("linear-stack"), "only stacks of LTI layers");
    return switch (certificate) {
      case MixedDifference difference -> mixes(s, difference);
      case AffineStep step -> affine(s, step);
      default -> new Refused("additivity needs a mixed difference or an affine step");
    };
  }

  private static Ruling mixes(AdditiveInPositions s, MixedDifference given) {
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
    return new Accepted(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
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

  /** With one layer the output is affine in all inputs, a sum over them and a constant. */
  private static Ruling affine(AdditiveInPositions s, AffineStep step) {
    Extent layers = s.models().layers();
    Require.that(
        layers != null && new Extent.Range(1, 1L).includes(layers), "there is more than one layer");
    return SuperpositionRule.rule(new AffineInInputs(List.of("linear-rnn")), step);
  }
}

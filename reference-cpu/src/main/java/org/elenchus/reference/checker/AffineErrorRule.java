package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineErrorBracket.Bracket;
import org.elenchus.claims.certificate.AffineMap;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.words.WeightedWords;
import org.elenchus.reference.words.WordTask;
import org.elenchus.reference.words.WordTask.Progress;

/**
 * The least sup-norm error of affine maps. From above: the map's greatest error over all words of
 * length T, which share the work of their prefixes. From below: Σλ(y − f(x)) = Σλy for every affine
 * f, so that Σ|λ| times its greatest error is at least |Σλy|.
 */
final class AffineErrorRule {
  private AffineErrorRule() {}

  static Ruling rule(AffineError s, Grounds grounds) {
    if (!(grounds instanceof Grounds.Proof proof)) {
      return new Refused("least errors are settled by brackets, maps or obstructions");
    }
    WordTask task = WordTask.of(s.task(), "bits");
    return switch (proof.certificate()) {
      case AffineErrorBracket(var lengths) -> brackets(s, task, lengths);
      case AffineMap(var weights, var constant) ->
          closer(s, task, WeightedWords.exact(weights), Rational.of(constant));
      case AffineObstruction(var rows) -> farther(s, WeightedWords.of(rows, task, "bits"));
      default -> new Refused("least errors are settled by brackets, maps or obstructions");
    };
  }

  private static Ruling brackets(AffineError s, WordTask task, List<Bracket> lengths) {
    int longest = s.errors().size();
    Require.that(lengths.size() == longest, "there must be a bracket for each length");
    List<Rational> errors = new ArrayList<>();
    for (int t = 1; t <= longest; t++) {
      errors.add(least(task, t, lengths.get(t - 1)));
    }
    return new Accepted(
        Kind.CERTIFICATE,
        errors.equals(WeightedWords.exact(s.errors())) ? Outcome.HOLDS : Outcome.FAILS,
        scope("1.." + longest),
        "the least errors of affine maps on " + s.task().title() + " are " + errors);
  }

  /** A map that errs by less than the least error claimed. */
  private static Ruling closer(
      AffineError s, WordTask task, List<Rational> weights, Rational constant) {
    Rational claimed = claimed(s, weights.size());
    Rational error = worst(task, weights, 0, task.start(), constant);
    Require.that(error.compareTo(claimed) < 0, "the map errs by " + error);
    return fails(s, weights.size(), "an affine map errs by " + error + " at most");
  }

  /** Multipliers under which every map errs by more than the least error claimed. */
  private static Ruling farther(AffineError s, WeightedWords rows) {
    Rational claimed = claimed(s, rows.length());
    Require.that(rows.annihilatesAffineMaps(), "the multipliers do not cancel affine maps");
    Rational error = rows.defect().abs().divide(rows.mass());
    Require.that(error.compareTo(claimed) > 0, "the multipliers show an error of " + error);
    return fails(s, rows.length(), "every affine map errs by " + error + " or more");
  }

  private static Rational claimed(AffineError s, int t) {
    Require.that(t >= 1 && t <= s.errors().size(), "nothing is claimed at T = " + t);
    return Rational.of(s.errors().get(t - 1));
  }

  private static Ruling fails(AffineError s, int t, String what) {
    String sentence =
        "at T = %d %s on %s; claimed is %s"
            .formatted(t, what, s.task().title(), s.errors().get(t - 1));
    return new Accepted(Kind.COUNTEREXAMPLE, Outcome.FAILS, scope(Integer.toString(t)), sentence);
  }

  private static Scope scope(String lengths) {
    return Scope.of(NumberSystem.REALS, Map.of("T", lengths, "inputs", "bits"));
  }

  /** The least error at length T, if both sides of the bracket give it. */
  private static Rational least(WordTask task, int t, Bracket bracket) {
    WeightedWords rows = WeightedWords.of(bracket.dual(), task, "bits");
    Require.that(rows.length() == t, "the words at T = " + t + " have another length");
    Require.that(rows.annihilatesAffineMaps(), "the multipliers do not cancel affine maps");
    Require.that(rows.mass().signum() > 0, "all multipliers are 0");
    List<Rational> weights = WeightedWords.exact(bracket.weights());
    Require.that(weights.size() == t, "the map at T = " + t + " has another number of weights");
    Rational above = worst(task, weights, 0, task.start(), Rational.of(bracket.constant()));
    Require.that(
        rows.defect().abs().equals(above.multiply(rows.mass())),
        "at T = " + t + " the map errs by " + above + ", which the multipliers do not match");
    return above;
  }

  /** The greatest error over the words with a beginning of t bits, whose part of f is known. */
  private static Rational worst(
      WordTask task, List<Rational> weights, int t, Progress word, Rational value) {
    if (t == weights.size()) {
      return value.subtract(word.label()).abs();
    }
    Progress zero = task.next(word, Rational.ZERO);
    Progress one = task.next(word, Rational.ONE);
    return worst(task, weights, t + 1, zero, value)
        .max(worst(task, weights, t + 1, one, value.add(weights.get(t))));
  }
}

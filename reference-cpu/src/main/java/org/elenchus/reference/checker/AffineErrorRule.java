package org.elenchus.reference.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.AffineErrorBracket;
import org.elenchus.claims.certificate.AffineErrorBracket.Bracket;
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
    if (!(grounds instanceof Grounds.Proof proof)
        || !(proof.certificate() instanceof AffineErrorBracket(var lengths))) {
      return new Refused("least errors are settled by brackets");
    }
    int longest = s.errors().size();
    Require.that(lengths.size() == longest, "there must be a bracket for each length");
    WordTask task = WordTask.of(s.task(), "bits");
    List<Rational> errors = new ArrayList<>();
    for (int t = 1; t <= longest; t++) {
      errors.add(least(task, t, lengths.get(t - 1)));
    }
    return new Accepted(
        Kind.CERTIFICATE,
        errors.equals(WeightedWords.exact(s.errors())) ? Outcome.HOLDS : Outcome.FAILS,
        Scope.of(NumberSystem.REALS, Map.of("T", "1.." + longest, "inputs", "bits")),
        "the least errors of affine maps on " + s.task().title() + " are " + errors);
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

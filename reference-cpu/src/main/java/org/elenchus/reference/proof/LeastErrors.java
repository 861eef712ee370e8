package org.elenchus.reference.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.certificate.AffineErrorBracket.Bracket;
import org.elenchus.claims.certificate.AffineMap;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.AffineError;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.WeightedWords;
import org.elenchus.reference.words.WordTask;
import org.elenchus.reference.words.WordTask.Progress;

/**
 * The least sup-norm error of affine maps. From above: the map's greatest error over all words of
 * length T, which share the work of their prefixes. From below: Σλ(y − f(x)) = Σλy for every affine
 * f, so that Σ|λ| times its greatest error is at least |Σλy|.
 */
public final class LeastErrors {
  private LeastErrors() {}

  /**
   * The least errors, from both sides.
   *
   * @param s the errors claimed for T = 1, 2, …
   * @param lengths for each length a map and multipliers that meet
   * @return whether they are the claimed ones
   */
  public static Shown brackets(AffineError s, List<Bracket> lengths) {
    WordTask task = WordTask.of(s.task(), "bits");
    int longest = s.errors().size();
    Require.that(lengths.size() == longest, "there must be a bracket for each length");
    List<Rational> errors = new ArrayList<>();
    for (int t = 1; t <= longest; t++) {
      errors.add(least(task, t, lengths.get(t - 1)));
    }
    return Shown.compared(
        errors.equals(WeightedWords.exact(s.errors())),
        scope("1.." + longest),
        "the least errors of affine maps on " + s.task().title() + " are " + errors);
  }

  /**
   * A map that errs by less than the least error claimed.
   *
   * @param s the claimed errors
   * @param map the map
   * @return that it does
   */
  public static Shown closer(AffineError s, AffineMap map) {
    WordTask task = WordTask.of(s.task(), "bits");
    List<Rational> weights = WeightedWords.exact(map.weights());
    Rational constant = Rational.of(map.constant());
    Rational claimed = claimed(s, weights.size());
    Rational error = worst(task, weights, 0, task.start(), constant);
    Require.that(error.compareTo(claimed) < 0, "the map errs by " + error);
    return fails(s, weights.size(), "an affine map errs by " + error + " at most");
  }

  /**
   * Multipliers under which every map errs by more than the least error claimed.
   *
   * @param s the claimed errors
   * @param given the multipliers
   * @return that it does
   */
  public static Shown farther(AffineError s, List<AffineObstruction.Row> given) {
    WeightedWords rows = WeightedWords.of(given, WordTask.of(s.task(), "bits"), "bits");
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

  private static Shown fails(AffineError s, int t, String what) {
    String sentence =
        "at T = %d %s on %s; claimed is %s"
            .formatted(t, what, s.task().title(), s.errors().get(t - 1));
    return Shown.fact(scope(Integer.toString(t)), sentence);
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

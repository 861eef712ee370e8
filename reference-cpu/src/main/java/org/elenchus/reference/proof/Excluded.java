package org.elenchus.reference.proof;

import java.util.List;
import org.elenchus.claims.certificate.AffineObstruction;
import org.elenchus.claims.certificate.Jump;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.WeightedWords;
import org.elenchus.reference.words.WordTask;

/**
 * Lengths at which a task is beyond affine maps, or beyond continuous ones.
 *
 * <p>Where zeros before a word do not change its label, an obstruction at length t excludes every T
 * ≥ t as well: on the words that begin with T − t zeros the output is affine in the last t inputs,
 * and their labels are those of the words of length t. Where θ is left open, a word is written with
 * θ taken off its last input: affine maps stay affine under a shift.
 *
 * @param lengths T
 * @param sentence the same for a reader
 */
public record Excluded(Extent.Range lengths, String sentence) {
  /**
   * Multipliers that cancel every affine map and not the labels.
   *
   * @param s names the task
   * @param given the multipliers
   * @return the lengths at which no affine map equals the task
   */
  public static Excluded unequal(Computes s, List<AffineObstruction.Row> given) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    WeightedWords rows = WeightedWords.of(given, task, s.inputs());
    Require.that(rows.annihilatesAffineMaps(), "the multipliers do not cancel affine maps");
    Require.that(rows.defect().signum() != 0, "an affine map may take these labels");
    Rational error = rows.defect().abs().divide(rows.mass());
    return from(
        task, rows.length(), "no affine map equals it, and each errs by " + error + " or more");
  }

  /**
   * Equal weight and equal mean on words of both labels.
   *
   * @param s names the task
   * @param given the weights
   * @return the lengths at which no affine map is positive exactly on label 1
   */
  public static Excluded inseparable(Computes s, List<AffineObstruction.Row> given) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    WeightedWords rows = WeightedWords.of(given, task, s.inputs());
    Require.that(!task.anyTheta(), "theta must be given");
    Require.that(rows.cannotBeSeparated(), "the weights do not balance the two labels");
    return from(task, rows.length(), "no affine map is positive exactly on its label 1");
  }

  /**
   * A point on the threshold. A continuous output restricted to a line through it is continuous;
   * the label on this line jumps.
   *
   * @param s names the task
   * @param jump the point
   * @return the lengths at which no continuous output equals the task
   */
  public static Excluded discontinuous(Computes s, Jump jump) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    Require.that(s.inputs().equals("reals"), "only real inputs come as close as one likes");
    Rational theta = task.theta();
    Require.that(theta != null, s.task().title() + " has no threshold");
    Rational sum = WeightedWords.exact(jump.at()).stream().reduce(Rational.ZERO, Rational::add);
    Require.that(
        !jump.at().isEmpty() && sum.equals(theta), "the point does not lie on the threshold");
    return from(task, jump.at().size(), "its label jumps, and outputs of the class are continuous");
  }

  private static Excluded from(WordTask task, int t, String what) {
    Extent.Range lengths = new Extent.Range(t, task.ignoresLeadingZeros() ? null : Long.valueOf(t));
    return new Excluded(lengths, task.title() + " at T = " + lengths.text() + ": " + what);
  }

  /**
   * Whether some of these lengths are among others.
   *
   * @param others a range of lengths
   * @return true if so
   */
  public boolean meets(Extent.Range others) {
    Long last = lengths.to();
    Long othersLast = others.to();
    return (othersLast == null || lengths.from() <= othersLast)
        && (last == null || last >= others.from());
  }
}

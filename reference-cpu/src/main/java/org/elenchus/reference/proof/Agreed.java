package org.elenchus.reference.proof;

import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.words.NetworkOnBoxes;
import org.elenchus.reference.words.NetworkOnTask;
import org.elenchus.reference.words.WordTask;

/**
 * Lengths at which one network agrees with a task on every word.
 *
 * @param lengths T
 * @param sentence the same for a reader
 */
public record Agreed(Extent.Range lengths, String sentence) {
  /**
   * A network of LTI layers in exact arithmetic, word by word or by its pieces in the sum.
   *
   * @param s the class of networks, the task and what agreement means
   * @param network one of the class
   * @return the lengths at which it agrees
   */
  public static Agreed exactly(Computes s, LinearStackNetwork network) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    Extent.Range lengths = new NetworkOnTask(s, task, network).agreed();
    return new Agreed(
        lengths,
        "a network of "
            + network.layers().size()
            + " layers agrees with "
            + s.task().title()
            + " on every word of length T = "
            + lengths.text());
  }

  /**
   * A network of any parameters, on all words of bits by interval arithmetic.
   *
   * @param s the class of networks and the task
   * @param network one of the class, with its lengths and its margin
   * @return the lengths, on which every output lies on its side by the margin
   */
  public static Agreed enclosed(Computes s, NetworkOnWords network) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    Require.that(s.inputs().equals("bits"), "only bits can be gone through one by one");
    Require.that(s.agreement() != Agreement.EQUALS, "an enclosure shows a side, not a value");
    Require.that(s.lengths().includes(network.lengths()), "the lengths are not the statement's");
    Rational margin = Rational.of(network.margin());
    Require.that(margin.signum() > 0, "the margin is not positive");
    Rational kept = new NetworkOnBoxes(s.models(), task, network).margin();
    Require.that(kept.compareTo(margin) >= 0, "an output may come as near as " + kept);
    return new Agreed(
        (Extent.Range) network.lengths(),
        "a network of "
            + network.layers().size()
            + " layers answers "
            + s.task().title()
            + " on every word of length T = "
            + network.lengths().text()
            + ", and every output keeps "
            + ExactNumbers.write(network.margin())
            + " from 0");
  }
}

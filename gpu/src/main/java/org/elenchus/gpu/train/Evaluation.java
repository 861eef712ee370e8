package org.elenchus.gpu.train;

import java.util.List;
import org.elenchus.tasks.SettingException;

/**
 * How a trained model is tested.
 *
 * <p>Intervals need no correction for a run that stops early. What decides the stop are words of
 * streams of their own, one for each check; the network that is left then answers a number of words
 * fixed here, from a stream that nothing has looked at. Whatever rule led to the network, given the
 * network its right answers are binomial.
 *
 * @param multiples the test lengths as multiples of the training length
 * @param words how many words of each length
 * @param checkEvery after how many steps a seed is tested on fresh words of the training length; it
 *     stops once it answers {@link #CHECK_WORDS} of them wholly right in two tests running. 0:
 *     never
 */
public record Evaluation(List<Integer> multiples, int words, int checkEvery) {
  /** How many words a seed must answer to stop early. */
  public static final int CHECK_WORDS = 256;

  private static final int MOST_MULTIPLE = 64;
  private static final int MOST_WORDS = 1 << 20;

  /**
   * Copies and checks.
   *
   * @throws SettingException if a number is out of its range
   */
  public Evaluation {
    multiples = List.copyOf(multiples);
    for (int multiple : multiples) {
      if (multiple < 1 || multiple > MOST_MULTIPLE) {
        throw new SettingException("multiples", multiple, "integers from 1 to " + MOST_MULTIPLE);
      }
    }
    if (words < 1 || words > MOST_WORDS) {
      throw new SettingException("words", words, "an integer from 1 to " + MOST_WORDS);
    }
    if (checkEvery < 0) {
      throw new SettingException("checkEvery", checkEvery, "an integer of at least 0");
    }
  }

  /**
   * The usual test: 512 words of 1, 2 and 4 times the training length, no early stop.
   *
   * @return that test
   */
  public static Evaluation usual() {
    return new Evaluation(List.of(1, 2, 4), 512, 0);
  }
}

package org.elenchus.tasks;

/**
 * The right answers to a word.
 *
 * <p>Total and causal: every word over the vocabulary has labels, and the labels of a prefix are
 * the prefix of the labels.
 */
@FunctionalInterface
public interface Oracle {
  /** The label of a position that no answer is asked of. */
  int UNSCORED = -1;

  /**
   * Answers a word.
   *
   * @param word the word's symbols, [T], each an index into the vocabulary; not changed
   * @return a new array, [T]: per position an index into the label alphabet, or {@link #UNSCORED}
   */
  int[] labels(int[] word);
}

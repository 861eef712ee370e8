package org.elenchus.tasks;

/**
 * How words of a task are drawn. Data only: no oracle depends on it, because every oracle answers
 * every word.
 */
public sealed interface Sampling {
  /** Each symbol independent and uniform over the vocabulary. */
  record Uniform() implements Sampling {}

  /**
   * Bits whose share of ones is drawn once per word, as a power of a uniform number in (0, 1), so
   * that the step at which a count passes a bound is spread over the word.
   *
   * @param power 1 for a uniform share; more leans to few ones
   */
  record WordwiseBias(int power) implements Sampling {}

  /**
   * Brackets: a walk that stays within the depth, and in half of the words one symbol replaced.
   *
   * @param depth the greatest number of brackets open at once
   */
  record Nested(int depth) implements Sampling {}

  /**
   * Items strewn over blanks, then as many questions as items.
   *
   * @param symbols how many different items there are
   * @param items how many items a word holds, where its length allows
   */
  record Copying(int symbols, int items) implements Sampling {}

  /**
   * Pairs of a key and a value, mixed with questions.
   *
   * @param keys how many keys there are
   * @param values how many values there are
   */
  record Recalling(int keys, int values) implements Sampling {}
}

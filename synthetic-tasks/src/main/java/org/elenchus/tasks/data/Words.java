package org.elenchus.tasks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Sampling;
import org.elenchus.tasks.SettingException;
import org.elenchus.tasks.Task;

/** Words of one length with their labels. */
public final class Words {
  private final int[][] symbols;
  private final int[][] labels;

  private Words(int[][] symbols, int[][] labels) {
    this.symbols = symbols;
    this.labels = labels;
  }

  /**
   * Draws words.
   *
   * @param task the task
   * @param length T, at least 1
   * @param count N, at least 1
   * @param random where the numbers come from; advanced
   * @return N words with the oracle's labels
   * @throws SettingException if a size is below 1
   */
  public static Words draw(Task task, int length, int count, UniformRandomProvider random) {
    if (length < 1) {
      throw new SettingException("length", length, "an integer of at least 1");
    }
    if (count < 1) {
      throw new SettingException("words", count, "an integer of at least 1");
    }
    int[][] symbols = new int[count][];
    int[][] labels = new int[count][];
    for (int n = 0; n < count; n++) {
      symbols[n] = word(task, length, random);
      labels[n] = task.oracle().labels(symbols[n]);
    }
    return new Words(symbols, labels);
  }

  /**
   * Every word of a length.
   *
   * @param task the task
   * @param length T
   * @return all words in lexicographic order
   * @throws SettingException if there are more than 2^24 of them
   */
  public static Words all(Task task, int length) {
    int size = task.vocabulary().size();
    double count = Math.pow(size, length);
    if (count > 1 << 24) {
      throw new SettingException("length", length, "at most 2^24 words of that length");
    }
    int[][] symbols = new int[(int) count][length];
    int[][] labels = new int[symbols.length][];
    for (int n = 0; n < symbols.length; n++) {
      int rest = n;
      for (int t = length - 1; t >= 0; t--) {
        symbols[n][t] = rest % size;
        rest /= size;
      }
      labels[n] = task.oracle().labels(symbols[n]);
    }
    return new Words(symbols, labels);
  }

  /**
   * A word.
   *
   * @param n which word, from 0
   * @return its symbols, [T], indices into the vocabulary; not a copy, not to be changed
   */
  public int[] symbols(int n) {
    return symbols[n];
  }

  /**
   * The right labels of a word.
   *
   * @param n which word, from 0
   * @return its labels, [T], {@link Oracle#UNSCORED} where no answer is asked; not a copy
   */
  public int[] labels(int n) {
    return labels[n];
  }

  /**
   * How many words there are.
   *
   * @return N
   */
  public int count() {
    return symbols.length;
  }

  /**
   * How long each word is.
   *
   * @return T
   */
  public int length() {
    return symbols[0].length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Words that
        && Arrays.deepEquals(symbols, that.symbols)
        && Arrays.deepEquals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(symbols) + Arrays.deepHashCode(labels);
  }

  @Override
  public String toString() {
    return count() + " words of length " + length();
  }

  private static int[] word(Task task, int length, UniformRandomProvider random) {
    return switch (task.sampling()) {
      case Sampling.Uniform() -> uniform(length, task.vocabulary().size(), random);
      case Sampling.WordwiseBias(int power) -> biased(length, power, random);
      case Sampling.Nested(int depth) -> nested(length, depth, random);
      case Sampling.Copying(int symbols, int items) -> copying(length, symbols, items, random);
      case Sampling.Recalling(int keys, int values) -> recalling(length, keys, values, random);
    };
  }

  private static int[] uniform(int length, int size, UniformRandomProvider random) {
    int[] word = new int[length];
    for (int t = 0; t < length; t++) {
      word[t] = random.nextInt(size);
    }
    return word;
  }

  private static int[] biased(int length, int power, UniformRandomProvider random) {
    double drawn = random.nextDouble();
    double share = 1;
    // Products, not Math.pow, whose last bit may differ between machines.
    for (int i = 0; i < power; i++) {
      share *= drawn;
    }
    int[] word = new int[length];
    for (int t = 0; t < length; t++) {
      word[t] = random.nextDouble() < share ? 1 : 0;
    }
    return word;
  }

  /** A bracket of kind k opens as symbol 2k and closes as 2k + 1. */
  private static int[] nested(int length, int depth, UniformRandomProvider random) {
    int[] word = new int[length];
    int[] open = new int[depth];
    int height = 0;
    for (int t = 0; t < length; t++) {
      boolean opens = height == 0 || (height < depth && random.nextBoolean());
      if (opens) {
        open[height] = random.nextInt(2);
        word[t] = 2 * open[height];
        height++;
      } else {
        height--;
        word[t] = 2 * open[height] + 1;
      }
    }
    if (random.nextBoolean()) {
      word[random.nextInt(length)] = random.nextInt(4);
    }
    return word;
  }

  private static int[] copying(int length, int symbols, int items, UniformRandomProvider random) {
    int asked = Math.min(items, length / 2);
    int[] word = new int[length];
    Arrays.fill(word, 0, length - asked, symbols);
    Arrays.fill(word, length - asked, length, symbols + 1);
    int[] places = uniform(length - asked, Integer.MAX_VALUE, random);
    // The places of the smallest numbers: a uniform choice without repetition.
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < places.length; t++) {
      order.add(t);
    }
    order.sort((a, b) -> Integer.compare(places[a], places[b]));
    for (int place : order.subList(0, asked)) {
      word[place] = random.nextInt(symbols);
    }
    return word;
  }

  /** Half of the moves bind a key, which takes two symbols; the others ask. */
  private static int[] recalling(int length, int keys, int values, UniformRandomProvider random) {
    int[] word = new int[length];
    int t = 0;
    while (t < length) {
      int key = random.nextInt(keys);
      if (t + 1 < length && random.nextInt(4) < 2) {
        word[t] = key;
        word[t + 1] = keys + random.nextInt(values);
        t += 2;
      } else {
        word[t] = keys + values + key;
        t++;
      }
    }
    return word;
  }
}

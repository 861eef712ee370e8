package org.elenchus.tasks.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Task;

/**
 * What rules that do not solve a task reach on it. Each rule sees some feature of the prefix and
 * answers with the label that was most frequent under that feature in the words it was fitted on.
 *
 * <p>A model is said to have learned a task only where it is above all of these.
 */
public final class Shortcuts {
  private Shortcuts() {}

  /**
   * What one rule reaches.
   *
   * @param rule the rule's name
   * @param rightPositions positions answered right
   * @param positions positions asked
   * @param rightWords words with every position right
   * @param words words asked
   */
  public record Reach(String rule, long rightPositions, long positions, int rightWords, int words) {
    /**
     * The share of positions.
     *
     * @return a number in [0, 1]
     */
    public double positionAccuracy() {
      return (double) rightPositions / positions;
    }
  }

  /** What a rule sees at a position: equal features get equal answers. */
  private interface Feature {
    List<Integer> at(int[] word, int t);
  }

  /**
   * Fits each rule on drawn words and measures it on others.
   *
   * @param task the task
   * @param length T
   * @param words how many words to fit on, and as many to measure on
   * @param seed the seed; fitting and measuring use streams of their own
   * @return majority vote, last symbol, 2- and 3-gram, position, and bag of symbols
   */
  public static List<Reach> of(Task task, int length, int words, long seed) {
    Words fit = Words.draw(task, length, words, Streams.of(seed, "shortcut-fit", 0));
    Words test = Words.draw(task, length, words, Streams.of(seed, "shortcut-test", 0));
    int labels = task.labels().size();
    List<Reach> reached = new ArrayList<>();
    reached.add(reach("majority", (word, t) -> List.of(), fit, test, labels));
    for (int n = 1; n <= 3; n++) {
      int width = n;
      String name = n == 1 ? "last symbol" : n + "-gram";
      reached.add(reach(name, (word, t) -> window(word, t, width), fit, test, labels));
    }
    reached.add(reach("position", (word, t) -> List.of(t), fit, test, labels));
    int size = task.vocabulary().size();
    reached.add(reach("bag", (word, t) -> bag(word, t, size), fit, test, labels));
    return List.copyOf(reached);
  }

  /**
   * How often each label is right.
   *
   * @param task the task
   * @param words the words to count over
   * @return the share of each label among scored positions, [labels]
   */
  public static double[] balance(Task task, Words words) {
    double[] share = new double[task.labels().size()];
    long scored = 0;
    for (int n = 0; n < words.count(); n++) {
      for (int label : words.labels(n)) {
        if (label != Oracle.UNSCORED) {
          share[label]++;
          scored++;
        }
      }
    }
    for (int label = 0; label < share.length; label++) {
      share[label] /= scored;
    }
    return share;
  }

  private static Reach reach(String rule, Feature feature, Words fit, Words test, int labels) {
    Map<List<Integer>, int[]> seen = new HashMap<>();
    int[] overall = new int[labels];
    for (int n = 0; n < fit.count(); n++) {
      for (int t = 0; t < fit.length(); t++) {
        int label = fit.labels(n)[t];
        if (label != Oracle.UNSCORED) {
          seen.computeIfAbsent(feature.at(fit.symbols(n), t), key -> new int[labels])[label]++;
          overall[label]++;
        }
      }
    }
    long right = 0;
    long asked = 0;
    int rightWords = 0;
    for (int n = 0; n < test.count(); n++) {
      boolean whole = true;
      for (int t = 0; t < test.length(); t++) {
        int label = test.labels(n)[t];
        if (label != Oracle.UNSCORED) {
          int[] counts = seen.getOrDefault(feature.at(test.symbols(n), t), overall);
          boolean hit = mostFrequent(counts) == label;
          right += hit ? 1 : 0;
          asked++;
          whole &= hit;
        }
      }
      rightWords += whole ? 1 : 0;
    }
    return new Reach(rule, right, asked, rightWords, test.count());
  }

  private static int mostFrequent(int[] counts) {
    int best = 0;
    for (int label = 1; label < counts.length; label++) {
      best = counts[label] > counts[best] ? label : best;
    }
    return best;
  }

  private static List<Integer> window(int[] word, int t, int width) {
    return Arrays.stream(word, Math.max(0, t - width + 1), t + 1).boxed().toList();
  }

  private static List<Integer> bag(int[] word, int t, int size) {
    int[] counts = new int[size];
    for (int s = 0; s <= t; s++) {
      counts[word[s]]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }
}

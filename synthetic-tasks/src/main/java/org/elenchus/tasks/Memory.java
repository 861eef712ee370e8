package org.elenchus.tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tasks that keep a stack, a queue or a table. */
final class Memory {
  /** Brackets are numbered ( ) [ ]: even ones open. */
  private static final int SQUARE_OPEN = 2;

  private static final int NOTHING_OPEN = 0;
  private static final int BROKEN = 3;
  private static final int UNSCORED = Oracle.UNSCORED;

  private Memory() {}

  /**
   * Two kinds of brackets nested to a depth: the label is the innermost bracket still open,
   * nothing, or broken for good after a bracket that does not match or a depth that is exceeded.
   */
  static Task nestedDependencies(int depth) {
    Settings.within("depth", depth, 1, 12);
    Oracle stack =
        word -> {
          int[] y = new int[word.length];
          Deque<Integer> open = new ArrayDeque<>();
          boolean broken = false;
          for (int t = 0; t < word.length && !broken; t++) {
            boolean opens = word[t] % 2 == 0;
            int kind = word[t] < SQUARE_OPEN ? 1 : 2;
            if (opens) {
              broken = open.size() == depth;
              open.push(kind);
            } else {
              broken = open.isEmpty() || open.pop() != kind;
            }
            y[t] = broken ? BROKEN : open.isEmpty() ? NOTHING_OPEN : open.peek();
            if (broken) {
              Arrays.fill(y, t, word.length, BROKEN);
            }
          }
          return y;
        };
    return new Task(
        "nested-dependencies",
        new TreeMap<>(Map.of("depth", depth)),
        List.of("(", ")", "[", "]"),
        List.of("none", "round", "square", "broken"),
        new Sampling.Nested(depth),
        stack,
        nestedMachine(depth));
  }

  /**
   * States are stacks written in binary with a leading one (1: empty, 2s + kind: pushed), state 0
   * is the broken one.
   */
  private static Automaton nestedMachine(int depth) {
    int states = 1 << (depth + 1);
    int[][] next = new int[states][4];
    int[][] output = new int[states][4];
    for (int state = 0; state < states; state++) {
      for (int symbol = 0; symbol < 4; symbol++) {
        int bit = symbol >> 1;
        int target;
        if ((symbol & 1) == 0) {
          target = 2 * state + bit < states ? 2 * state + bit : 0;
        } else {
          target = state > 1 && (state & 1) == bit ? state >> 1 : 0;
        }
        next[state][symbol] = state == 0 ? 0 : target;
        output[state][symbol] =
            next[state][symbol] == 0 ? BROKEN : next[state][symbol] == 1 ? 0 : 1 + (target & 1);
      }
    }
    return new Automaton(1, next, output);
  }

  /**
   * The j-th question is answered by the j-th item seen before it, or by "none". Symbols: the
   * items, the blank, the question.
   */
  static Task selectiveCopy(int symbols, int items) {
    Settings.within("symbols", symbols, 2, 64);
    Settings.within("items", items, 1, 1024);
    int blank = symbols;
    int ask = symbols + 1;
    Oracle byCount =
        word -> {
          int[] y = new int[word.length];
          for (int t = 0; t < word.length; t++) {
            y[t] = word[t] == ask ? itemBefore(word, t, symbols, count(word, t, ask)) : UNSCORED;
          }
          return y;
        };
    Oracle byQueue =
        word -> {
          int[] y = new int[word.length];
          List<Integer> seen = new ArrayList<>();
          int asked = 0;
          for (int t = 0; t < word.length; t++) {
            y[t] = UNSCORED;
            if (word[t] < blank) {
              seen.add(word[t]);
            } else if (word[t] == ask) {
              y[t] = asked < seen.size() ? seen.get(asked) : symbols;
              asked++;
            }
          }
          return y;
        };
    List<String> vocabulary = new ArrayList<>(Settings.prefixed("item", symbols));
    vocabulary.add("blank");
    vocabulary.add("ask");
    List<String> labels = new ArrayList<>(Settings.prefixed("item", symbols));
    labels.add("none");
    return new Task(
        "selective-copy",
        new TreeMap<>(Map.of("symbols", symbols, "items", items)),
        vocabulary,
        labels,
        new Sampling.Copying(symbols, items),
        byCount,
        byQueue);
  }

  private static int count(int[] word, int end, int symbol) {
    int count = 0;
    for (int t = 0; t < end; t++) {
      count += word[t] == symbol ? 1 : 0;
    }
    return count;
  }

  private static int itemBefore(int[] word, int end, int symbols, int index) {
    int[] items = Arrays.stream(word, 0, end).filter(symbol -> symbol < symbols).toArray();
    return index < items.length ? items[index] : symbols;
  }

  /**
   * A value directly after a key is bound to it; a question names a key and is answered by the
   * value bound to it last, or by "none". Symbols: the keys, the values, the questions.
   */
  static Task associativeRecall(int keys, int values) {
    Settings.within("keys", keys, 1, 64);
    Settings.within("values", values, 2, 64);
    Oracle backwards =
        word -> {
          int[] y = new int[word.length];
          for (int t = 0; t < word.length; t++) {
            y[t] = UNSCORED;
            int key = word[t] - keys - values;
            if (key >= 0) {
              y[t] = values;
              for (int s = 1; s < t; s++) {
                if (word[s - 1] == key && word[s] >= keys && word[s] < keys + values) {
                  y[t] = word[s] - keys;
                }
              }
            }
          }
          return y;
        };
    Oracle table =
        word -> {
          int[] y = new int[word.length];
          int[] bound = new int[keys];
          Arrays.fill(bound, values);
          int lastKey = -1;
          for (int t = 0; t < word.length; t++) {
            int symbol = word[t];
            y[t] = symbol < keys + values ? UNSCORED : bound[symbol - keys - values];
            if (lastKey >= 0 && symbol >= keys && symbol < keys + values) {
              bound[lastKey] = symbol - keys;
            }
            lastKey = symbol < keys ? symbol : -1;
          }
          return y;
        };
    List<String> vocabulary = new ArrayList<>(Settings.prefixed("key", keys));
    vocabulary.addAll(Settings.prefixed("value", values));
    vocabulary.addAll(Settings.prefixed("ask", keys));
    List<String> labels = new ArrayList<>(Settings.prefixed("value", values));
    labels.add("none");
    return new Task(
        "associative-recall",
        new TreeMap<>(Map.of("keys", keys, "values", values)),
        vocabulary,
        labels,
        new Sampling.Recalling(keys, values),
        backwards,
        table);
  }
}

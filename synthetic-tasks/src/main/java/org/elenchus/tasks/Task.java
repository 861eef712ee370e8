package org.elenchus.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task: words over a vocabulary, and at each position the right label.
 *
 * @param name the family, such as {@code "temporal-xor"}
 * @param parameters what fixes the member of the family, by name
 * @param vocabulary the symbols, in the order of their indices
 * @param labels the answers, in the order of their indices
 * @param sampling how words are drawn
 * @param oracle the definition of the task
 * @param secondRoad the same function computed in another way: an automaton where there is one
 */
public record Task(
    String name,
    SortedMap<String, Integer> parameters,
    List<String> vocabulary,
    List<String> labels,
    Sampling sampling,
    Oracle oracle,
    Oracle secondRoad) {

  /** Copies the collections. */
  public Task {
    parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    vocabulary = List.copyOf(vocabulary);
    labels = List.copyOf(labels);
  }

  /**
   * The right labels of a word.
   *
   * @param word the symbols, [T]
   * @return the labels, [T], {@link Oracle#UNSCORED} where no answer is asked
   * @throws SettingException if a symbol is not in the vocabulary
   */
  public int[] label(int... word) {
    for (int symbol : word) {
      if (symbol < 0 || symbol >= vocabulary.size()) {
        throw new SettingException("word", symbol, "symbols from 0 to " + (vocabulary.size() - 1));
      }
    }
    return oracle.labels(word);
  }

  /**
   * The finite machine of this task.
   *
   * @return the machine, or nothing where the task is not regular or its machine is not written out
   */
  public Optional<Automaton> automaton() {
    return secondRoad instanceof Automaton machine ? Optional.of(machine) : Optional.empty();
  }

  /**
   * The name with its parameters, such as {@code "temporal-xor(lag=3)"}.
   *
   * @return a string that names exactly this task
   */
  public String title() {
    if (parameters.isEmpty()) {
      return name;
    }
    StringBuilder title = new StringBuilder(name).append('(');
    String separator = "";
    for (Map.Entry<String, Integer> entry : parameters.entrySet()) {
      title.append(separator).append(entry.getKey()).append('=').append(entry.getValue());
      separator = ",";
    }
    return title.append(')').toString();
  }
}

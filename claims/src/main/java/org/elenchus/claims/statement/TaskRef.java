package org.elenchus.claims.statement;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task by name: a function from words to labels. The trusted base knows what the name means; for
 * {@code threshold} (parameter theta, a rational or {@code any}) and {@code sum} words may hold any
 * numbers, all others are the synthetic tasks over their own symbols.
 *
 * @param name for example {@code parity}
 * @param parameters exact numbers or words, by name
 */
public record TaskRef(String name, SortedMap<String, String> parameters) {
  /** Copies the parameters. */
  public TaskRef {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /**
   * A task.
   *
   * @param name its name
   * @param parameters its parameters
   * @return the reference
   */
  public static TaskRef of(String name, Map<String, String> parameters) {
    return new TaskRef(name, new TreeMap<>(parameters));
  }

  /**
   * The name with its parameters.
   *
   * @return for example {@code threshold(theta=1)}
   */
  public String title() {
    return parameters.isEmpty()
        ? name
        : name + parameters.toString().replace('{', '(').replace('}', ')').replace(", ", ",");
  }
}

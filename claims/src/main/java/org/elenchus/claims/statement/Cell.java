package org.elenchus.claims.statement;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.relation.Term;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent cell written as formulas, one for each coordinate of its state, with what it reads
 * for each symbol of a task.
 *
 * @param parameters where each parameter lies; none for a cell that is fully given
 * @param start a term over the parameters for each coordinate, or null where any start is meant
 * @param inputs for each symbol what the input variables are, as terms over the parameters
 * @param update the next value of each coordinate: a term over coordinates, inputs and parameters
 */
public record Cell(
    Map<String, Range> parameters,
    @Nullable Map<String, String> start,
    List<Map<String, String>> inputs,
    Map<String, String> update) {
  /** Copies the collections; refuses what cannot be read. */
  public Cell {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    start = start == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(start));
    inputs = inputs.stream().map(i -> Collections.unmodifiableMap(new LinkedHashMap<>(i))).toList();
    update = Collections.unmodifiableMap(new LinkedHashMap<>(update));
    if (inputs.isEmpty() || update.isEmpty()) {
      throw new IllegalArgumentException("a cell reads a symbol and has a state");
    }
    if (start != null && !start.keySet().equals(update.keySet())) {
      throw new IllegalArgumentException("the start names other coordinates than the update");
    }
    Set<String> all = new HashSet<>(parameters.keySet());
    all.addAll(update.keySet());
    for (Map<String, String> symbol : inputs) {
      if (!symbol.keySet().equals(inputs.getFirst().keySet())) {
        throw new IllegalArgumentException("every symbol sets the same input variables");
      }
      for (Map.Entry<String, String> input : symbol.entrySet()) {
        Variables.term(input.getValue(), parameters.keySet());
        all.add(input.getKey());
      }
    }
    if (all.size() != parameters.size() + update.size() + inputs.getFirst().size()) {
      throw new IllegalArgumentException("a name stands for two things in a cell");
    }
    for (String text : update.values()) {
      Variables.term(text, all);
    }
    if (start != null) {
      for (String text : start.values()) {
        Variables.term(text, parameters.keySet());
      }
    }
  }

  /**
   * Reads a term over the parameters.
   *
   * @param text the term
   * @return its tree
   */
  public Term constant(String text) {
    return Variables.term(text, parameters.keySet());
  }

  /**
   * The update of a coordinate.
   *
   * @param coordinate its name
   * @return its tree
   */
  public Term next(String coordinate) {
    Set<String> all = new HashSet<>(parameters.keySet());
    all.addAll(update.keySet());
    all.addAll(inputs.getFirst().keySet());
    return Variables.term(update.getOrDefault(coordinate, ""), all);
  }

  /**
   * A readout.
   *
   * @param text a term over the coordinates
   * @return its tree
   */
  public Term readout(String text) {
    return Variables.term(text, update.keySet());
  }
}

package org.elenchus.claims.scope;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a reading is about, and what evidence reaches: an arithmetic, and for each quantity of the
 * domain (T, D, inputs, readout, ...) its extent. A quantity that is not named is not restricted.
 *
 * @param arithmetic the number system
 * @param domain the extent of each named quantity
 */
public record Scope(NumberSystem arithmetic, SortedMap<String, Extent> domain) {
  /** Copies the domain. */
  public Scope {
    domain = Collections.unmodifiableSortedMap(new TreeMap<>(domain));
  }

  /**
   * A scope from pairs of quantity and written extent.
   *
   * @param arithmetic the number system
   * @param domain for example {@code Map.of("T", "2..")}
   * @return the scope
   */
  public static Scope of(NumberSystem arithmetic, Map<String, String> domain) {
    TreeMap<String, Extent> extents = new TreeMap<>();
    domain.forEach((quantity, text) -> extents.put(quantity, Extent.parse(text)));
    return new Scope(arithmetic, extents);
  }

  /**
   * Whether what holds throughout this scope holds throughout the other: same arithmetic, the same
   * quantities, and each reaches here at least as far. A quantity of which only one of them speaks
   * could be restricted without a word in the other, so it is never covered.
   *
   * @param other the scope of a reading
   * @return true if this scope includes the other
   */
  public boolean covers(Scope other) {
    return arithmetic == other.arithmetic
        && domain.keySet().equals(other.domain.keySet())
        && domain.entrySet().stream()
            .allMatch(
                here -> {
                  Extent there = other.domain.get(here.getKey());
                  return there != null && here.getValue().includes(there);
                });
  }

  /**
   * The scope in words.
   *
   * @return for example {@code reals; T = 2.., inputs = bits}
   */
  public String inWords() {
    return arithmetic.word()
        + domain.entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue().text())
            .collect(Collectors.joining(", ", domain.isEmpty() ? "" : "; ", ""));
  }
}

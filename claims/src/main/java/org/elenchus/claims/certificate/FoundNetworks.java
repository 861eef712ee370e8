package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * For each row of a table a network of the row's space that computes the row's task, or none where
 * the space holds none. The checker runs a network on all words by interval arithmetic, words that
 * come to the same box as one; where none is given it goes through the whole space and finds each
 * network in error.
 *
 * <p>Arithmetic: intervals with double ends, rounded outward. Source: the project's notes on
 * models; exhaustive search. It does not show that no network outside the spaces is smaller, or
 * that training finds these.
 *
 * @param entries one for each row, in order
 */
@JsonTypeName("found-networks")
public record FoundNetworks(List<Entry> entries) implements Certificate {
  static final int MOST_BITS = 48;

  /** Copies the list. */
  public FoundNetworks {
    entries = List.copyOf(entries);
  }

  /**
   * What was found for a row.
   *
   * @param arrays the network's arrays by name, or null where there is none
   * @param gridBits states are enclosed in boxes whose corners are whole multiples of 2^−gridBits
   */
  public record Entry(@Nullable SortedMap<String, List<List<BigFraction>>> arrays, int gridBits) {
    /** Copies the arrays; refuses a grid that is none. */
    public Entry {
      if (arrays != null) {
        TreeMap<String, List<List<BigFraction>>> copy = new TreeMap<>();
        arrays.forEach((name, rows) -> copy.put(name, rows.stream().map(List::copyOf).toList()));
        arrays = Collections.unmodifiableSortedMap(copy);
      }
      if (gridBits < 0 || gridBits > MOST_BITS) {
        throw new IllegalArgumentException("gridBits must be from 0 to " + MOST_BITS);
      }
    }
  }
}

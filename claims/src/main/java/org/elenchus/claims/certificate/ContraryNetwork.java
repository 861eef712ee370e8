package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A network that computes the task of a row, though the row says that its space holds none.
 *
 * <p>Arithmetic: intervals with double ends, rounded outward. Source: the project's notes on
 * models. It does not show that other rows are right.
 *
 * @param row which row, from 0
 * @param arrays the network's arrays by name
 * @param gridBits as in {@link FoundNetworks.Entry}
 */
@JsonTypeName("contrary-network")
public record ContraryNetwork(
    int row, SortedMap<String, List<List<BigFraction>>> arrays, int gridBits)
    implements Certificate {
  /** Copies the arrays; refuses a row or a grid that is none. */
  public ContraryNetwork {
    TreeMap<String, List<List<BigFraction>>> copy = new TreeMap<>();
    arrays.forEach((name, rows) -> copy.put(name, rows.stream().map(List::copyOf).toList()));
    arrays = Collections.unmodifiableSortedMap(copy);
    if (row < 0 || gridBits < 0 || gridBits > FoundNetworks.MOST_BITS) {
      throw new IllegalArgumentException(
          "row is at least 0 and gridBits from 0 to " + FoundNetworks.MOST_BITS);
    }
  }
}

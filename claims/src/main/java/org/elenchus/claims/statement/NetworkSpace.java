package org.elenchus.claims.statement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Finitely many networks of one model: each entry of each array is one of a few values. The network
 * reads a word one symbol a step, as a one-hot vector [V]; its answer is one number, the readout
 * times the output of the last layer.
 *
 * @param model the name under which rows speak of it, an id of the reference models
 * @param units the numbers in the states of all layers, windows of convolutions not counted
 * @param cells the layers' models, first to last
 * @param activation what stands between layers; null where there is one layer
 * @param arrays the arrays by name; of more layers than one each name begins with its layer, as in
 *     {@code 1.A}, and W [outputs, H] and c [outputs, 1] link each layer but the last to the next
 */
public record NetworkSpace(
    String model,
    int units,
    List<String> cells,
    @Nullable String activation,
    SortedMap<String, Choice> arrays) {
  /** Copies the collections; refuses an activation where nothing stands between layers. */
  public NetworkSpace {
    cells = List.copyOf(cells);
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
    if (cells.isEmpty() || (cells.size() > 1) != (activation != null)) {
      throw new IllegalArgumentException(
          "activation stands between layers, of which there are two");
    }
  }

  /**
   * An array of free entries.
   *
   * @param height rows
   * @param width columns
   * @param values what an entry may be
   */
  public record Choice(int height, int width, List<BigFraction> values) {
    private static final int MOST = 64;

    /** Copies the values; refuses an empty array and repeated values. */
    public Choice {
      values = List.copyOf(values);
      if (height < 1 || width < 1 || height * width > MOST || values.isEmpty()) {
        throw new IllegalArgumentException("an array has 1 to " + MOST + " entries and a value");
      }
      if (values.stream().distinct().count() != values.size()) {
        throw new IllegalArgumentException("values names each value once");
      }
    }
  }
}

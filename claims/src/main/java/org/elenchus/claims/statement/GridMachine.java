package org.elenchus.claims.statement;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A stack of reference models with every number on a finite grid: after each operation the result
 * is rounded to the nearest point. It reads one-hot symbols and is a finite machine.
 *
 * @param grid the grid
 * @param symbols how many symbols there are
 * @param prefix symbols read before a word begins
 * @param layers the layers, first to last
 */
public record GridMachine(Grid grid, int symbols, List<Integer> prefix, List<Layer> layers) {
  /** Copies the lists and refuses symbols out of range. */
  public GridMachine {
    prefix = List.copyOf(prefix);
    layers = List.copyOf(layers);
    if (layers.isEmpty() || symbols < 1 || symbols > 64) {
      throw new IllegalArgumentException("a machine has at least one layer and 1 to 64 symbols");
    }
    for (int symbol : prefix) {
      if (symbol < 0 || symbol >= symbols) {
        throw new IllegalArgumentException("prefix holds symbols from 0 to " + (symbols - 1));
      }
    }
  }

  /**
   * Equally spaced points.
   *
   * @param from the first
   * @param to the last is the largest not beyond this
   * @param step their distance
   */
  public record Grid(BigFraction from, BigFraction to, BigFraction step) {
    private static final int MOST = 4096;

    /** Refuses grids without or with too many points. */
    public Grid {
      if (step.signum() <= 0
          || to.compareTo(from) < 0
          || to.subtract(from).divide(step).compareTo(BigFraction.of(MOST)) > 0) {
        throw new IllegalArgumentException("a grid has 1 to " + MOST + " points, from <= to");
      }
    }
  }

  /**
   * A layer and the affine link after it.
   *
   * @param model the id of the reference model: elman, e88-additive, e88-delta-written or
   *     selective, with one matrix a0, a1, ... for each symbol
   * @param parameters its matrices by name; a vector is one row, a number a row of one
   * @param linkWeights W [outputs, layer outputs]
   * @param linkBias b [outputs]
   */
  public record Layer(
      String model,
      SortedMap<String, List<List<BigFraction>>> parameters,
      List<List<BigFraction>> linkWeights,
      List<BigFraction> linkBias) {
    /** Copies the collections. */
    public Layer {
      TreeMap<String, List<List<BigFraction>>> copy = new TreeMap<>();
      parameters.forEach((name, rows) -> copy.put(name, rows.stream().map(List::copyOf).toList()));
      parameters = Collections.unmodifiableSortedMap(copy);
      linkWeights = linkWeights.stream().map(List::copyOf).toList();
      linkBias = List.copyOf(linkBias);
    }
  }
}

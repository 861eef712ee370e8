package org.elenchus.gpu.cell;

/**
 * A trained array of a layer.
 *
 * @param name its name within the layer, such as {@code "A"}
 * @param rows its rows
 * @param cols its columns, 1 for a vector
 * @param init how it begins
 */
public record Parameter(String name, int rows, int cols, Init init) {
  /**
   * A vector.
   *
   * @param name its name
   * @param rows its length
   * @param init how it begins
   * @return a parameter of one column
   */
  public static Parameter vector(String name, int rows, Init init) {
    return new Parameter(name, rows, 1, init);
  }

  /**
   * A matrix that keeps the size of what it is multiplied with.
   *
   * @param name its name
   * @param rows its rows
   * @param cols its columns
   * @return a parameter drawn by {@link Init#fanIn}
   */
  public static Parameter matrix(String name, int rows, int cols) {
    return new Parameter(name, rows, cols, Init.fanIn(cols));
  }

  /**
   * How many numbers it has.
   *
   * @return rows times columns
   */
  public int size() {
    return Math.multiplyExact(rows, cols);
  }

  /**
   * Whether weight decay applies: to matrices, not to vectors of gains, decays and offsets.
   *
   * @return true for more than one column
   */
  public boolean decays() {
    return cols > 1;
  }

  /**
   * The same parameter under a longer name.
   *
   * @param prefix what stands before the name
   * @return a copy named {@code prefix.name}
   */
  public Parameter within(String prefix) {
    return new Parameter(prefix + "." + name, rows, cols, init);
  }
}

package org.elenchus.gpu.cell;

/**
 * A trained array of a layer.
 *
 * @param name its name within the layer, such as {@code "A"}
 * @param rows its rows
 * @param cols its columns, 1 for a vector
 * @param init how it begins
 * @param spectral whether its largest singular value is set to {@link #SPECTRAL_NORM} after each
 *     step
 */
public record Parameter(String name, int rows, int cols, Init init, boolean spectral) {
  /** The norm at which spectral normalisation keeps a recurrent matrix. */
  public static final double SPECTRAL_NORM = 0.99;

  /** How long the rows of a recurrent matrix are at first. */
  private static final double RECURRENT_GAIN = 0.95;

  /**
   * A vector.
   *
   * @param name its name
   * @param rows its length
   * @param init how it begins
   * @return a parameter of one column
   */
  public static Parameter vector(String name, int rows, Init init) {
    return new Parameter(name, rows, 1, init, false);
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
    return new Parameter(name, rows, cols, Init.fanIn(cols), false);
  }

  /**
   * A square matrix applied to a state at each step, orthogonal at first.
   *
   * @param name its name
   * @param size its rows and columns
   * @param spectral whether its norm is kept at {@link #SPECTRAL_NORM}
   * @return a parameter
   */
  public static Parameter recurrent(String name, int size, boolean spectral) {
    return new Parameter(name, size, size, new Init.Orthogonal(RECURRENT_GAIN), spectral);
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
    return new Parameter(prefix + "." + name, rows, cols, init, spectral);
  }
}

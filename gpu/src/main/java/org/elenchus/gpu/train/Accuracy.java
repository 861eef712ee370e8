package org.elenchus.gpu.train;

/**
 * What a trained model answers at one length.
 *
 * @param length T
 * @param right words with every scored position right: the unit of any interval
 * @param words words asked
 * @param rightPositions scored positions answered right
 * @param positions scored positions
 */
public record Accuracy(int length, int right, int words, long rightPositions, long positions) {
  /**
   * The share of positions.
   *
   * @return a number in [0, 1]
   */
  public double positionAccuracy() {
    return (double) rightPositions / positions;
  }

  /**
   * The share of words.
   *
   * @return a number in [0, 1]
   */
  public double wordAccuracy() {
    return (double) right / words;
  }
}

package org.elenchus.verify.planted;

import java.util.random.RandomGenerator;

/**
 * How a study is laid out.
 *
 * @param merged whether configuration and results stand in one table
 * @param transposed whether models are columns and quantities rows: the held-back family
 * @param bullets whether the training figures are a list instead of a table
 * @param bold whether the best of a column is set in bold
 * @param synonyms which of the sets of column names is used
 * @param signedDifference whether differences carry a plus sign
 */
record Shape(
    boolean merged,
    boolean transposed,
    boolean bullets,
    boolean bold,
    int synonyms,
    boolean signedDifference) {
  private static final String[][] NAMES = {
    {"Model", "Depth", "Dim", "Params", "Loss", "Throughput", "Speed", "Delta", "Change", "Memory"},
    {
      "Variant",
      "Layers",
      "Width",
      "Parameters",
      "Test loss",
      "Tokens/s",
      "Relative speed",
      "Loss vs base",
      "Loss change",
      "GPU memory"
    },
    {
      "Run",
      "L",
      "d_model",
      "Size",
      "Val loss",
      "tok/s",
      "Speedup",
      "Difference",
      "Relative",
      "Peak memory"
    }
  };

  /** A shape of the family that rules may be tuned on. */
  static Shape known(RandomGenerator random) {
    return new Shape(
        random.nextBoolean(),
        false,
        false,
        random.nextInt(4) > 0,
        random.nextInt(2),
        random.nextBoolean());
  }

  /** A shape of the held-back family. */
  static Shape heldBack(RandomGenerator random) {
    return new Shape(
        random.nextBoolean(), true, true, random.nextInt(4) > 0, 2, random.nextBoolean());
  }

  String name(int quantity) {
    return NAMES[synonyms][quantity];
  }
}

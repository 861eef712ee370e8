package org.elenchus.gpu.train;

import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Parameter;
import org.elenchus.tasks.SettingException;

/** How a batch is cut into passes, and how much memory that takes, found before any is taken. */
public final class Footprint {
  /** Lanes of one pass: words that go through the model side by side. */
  public static final int LANES = 32;

  /** The share of the heap that training may fill. */
  private static final double SHARE = 0.75;

  /** Bytes of a number in single precision. */
  private static final int NUMBER = 4;

  private Footprint() {}

  /**
   * How many lanes a pass has: whole vectors of any machine, at most {@link #LANES}.
   *
   * @param batch the words
   * @return the lanes of each pass over them
   */
  public static int lanes(int batch) {
    return Math.min(LANES, (batch + 15) / 16 * 16);
  }

  /**
   * How many passes a batch takes.
   *
   * @param batch the words
   * @return the passes
   */
  public static int blocks(int batch) {
    return (batch + LANES - 1) / LANES;
  }

  /**
   * The steps of one pass when testing words of a length.
   *
   * @param model the model
   * @param trainLength the training length
   * @param length the length of the words
   * @return T of each pass
   */
  public static int testSteps(Layer model, int trainLength, int length) {
    return model.streams() ? Math.min(trainLength, length) : length;
  }

  /** Refuses what does not fit, saying how far it is off. */
  static void check(Layer model, int length, int batch, int seeds, Evaluation evaluation) {
    double pass = pass(model, length, evaluation);
    double parameters = parametersPerSeed(model, batch) * seeds;
    double bytes = NUMBER * (pass * Runtime.getRuntime().availableProcessors() + parameters);
    if (pass > Integer.MAX_VALUE || parameters > Integer.MAX_VALUE || bytes > room()) {
      throw new SettingException(
          "length",
          length + " with batch " + batch + ", " + seeds + " seeds and these sizes",
          String.format(
              "sizes that fit into %.1f GiB of memory; these need about %.1f",
              room() / (1L << 30), bytes / (1L << 30)));
    }
  }

  /** How many seeds {@link #check} lets pass. */
  static int members(Layer model, int length, int batch, Evaluation evaluation) {
    double passes = pass(model, length, evaluation) * Runtime.getRuntime().availableProcessors();
    double numbers = Math.min(room() / NUMBER - passes, Integer.MAX_VALUE);
    return (int) Math.max(0, Math.floor(numbers / parametersPerSeed(model, batch)));
  }

  /** Bytes that may be filled. */
  private static double room() {
    return SHARE * Runtime.getRuntime().maxMemory();
  }

  /** The numbers of one pass over the longest words. */
  private static double pass(Layer model, int length, Evaluation evaluation) {
    long longest = length;
    if (!model.streams()) {
      for (int multiple : evaluation.multiples()) {
        longest = Math.max(longest, (long) length * multiple);
      }
    }
    double width = model.inputs() + 3.0 * model.outputs() + model.numbersPerStep((int) longest);
    return width * (longest + 1) * LANES;
  }

  /** Weights, what the optimiser keeps of them, and a gradient for each pass. */
  private static double parametersPerSeed(Layer model, int batch) {
    double size = 0;
    for (Parameter parameter : model.parameters()) {
      size += (double) parameter.rows() * parameter.cols();
    }
    return size * (3 + blocks(batch));
  }
}

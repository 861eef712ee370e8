package org.elenchus.gpu.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The models of all members of a {@link Cohort}, a seed at a learning rate each, on one device,
 * trained in one computation. What a device must do to take part in training. Where it says seed, S
 * counts the members.
 */
public interface Population extends AutoCloseable {
  /**
   * Takes one step for some of the seeds.
   *
   * @param step which step, from 1
   * @param active which seeds take part, [S]; the others are not touched
   * @return the mean loss per scored position before the step, [S]; NaN where the loss or the
   *     gradient is not finite, and then the parameters of that seed are as they were
   */
  double[] step(int step, boolean[] active);

  /**
   * Tests some of the seeds on words of their own.
   *
   * @param purpose the name of the random streams the words come from
   * @param length the length of the words
   * @param words how many words for each seed
   * @param active which seeds take part, [S]
   * @return the result for each seed in order; of zero words for a seed that takes no part
   */
  List<Accuracy> test(String purpose, int length, int words, boolean[] active);

  /**
   * Reads a seed's parameters.
   *
   * @param index which of the seeds, from 0
   * @return a copy
   */
  Weights weights(int index);

  /**
   * Writes all that later steps depend on.
   *
   * @param out where to
   * @throws IOException if {@code out} throws it
   */
  void save(DataOutputStream out) throws IOException;

  /**
   * Reads what {@link #save} wrote.
   *
   * @param in where from
   * @throws IOException if {@code in} throws it
   */
  void load(DataInputStream in) throws IOException;

  /**
   * Names the device.
   *
   * @return the device and what it computes with
   */
  String device();

  @Override
  void close();
}

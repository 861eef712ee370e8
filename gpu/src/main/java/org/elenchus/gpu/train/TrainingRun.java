package org.elenchus.gpu.train;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elenchus.gpu.cell.Sizes;

/**
 * What came of training one seed.
 *
 * @param task the task's name
 * @param taskParameters the task's parameters
 * @param model the model's id
 * @param variant the model's variant
 * @param seed the seed
 * @param sizes the model's sizes
 * @param parameters P, how many numbers were trained
 * @param length the training length
 * @param steps how many steps were taken
 * @param state {@code "finished"}, {@code "solved at step n"} for an early stop, {@code "diverged
 *     at step n"} where the loss or gradient stopped being a number, or {@value #OUT_OF_BUDGET}
 * @param losses the loss curve
 * @param accuracy the tests, by length; empty for a run that diverged
 * @param device the device and kernels it ran on
 * @param seconds how long the whole population took; not part of what a rerun repeats
 * @param weights the trained arrays
 */
public record TrainingRun(
    String task,
    SortedMap<String, Integer> taskParameters,
    String model,
    String variant,
    long seed,
    Sizes sizes,
    int parameters,
    int length,
    int steps,
    String state,
    List<LossPoint> losses,
    List<Accuracy> accuracy,
    String device,
    double seconds,
    Weights weights) {
  /** The state of a run that was ended by {@link RunConfig#operations()}. */
  public static final String OUT_OF_BUDGET = "out of budget";

  /** Copies the collections. */
  public TrainingRun {
    taskParameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(taskParameters));
    losses = List.copyOf(losses);
    accuracy = List.copyOf(accuracy);
  }

  /**
   * The same run with another duration, to compare what must repeat.
   *
   * @param duration the seconds to write
   * @return a copy
   */
  public TrainingRun withSeconds(double duration) {
    return new TrainingRun(
        task,
        taskParameters,
        model,
        variant,
        seed,
        sizes,
        parameters,
        length,
        steps,
        state,
        losses,
        accuracy,
        device,
        duration,
        weights);
  }
}

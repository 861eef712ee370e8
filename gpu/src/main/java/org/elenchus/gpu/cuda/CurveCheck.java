package org.elenchus.gpu.cuda;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;

/**
 * One model trained for ten steps on the CPU's plain kernels and on another device: the losses
 * agree within the roundings, and a second time has the bits of the first. A loss after the first
 * step has every gradient in it, so a wrong one shows; in double precision nothing hides it.
 *
 * @param model the model's id
 * @param variant its variant
 * @param precision the format
 * @param off the largest difference of two losses, relative to 1 + loss and to what is allowed at
 *     its step: at most 1 if they agree
 * @param repeats whether the second time had the bits of the first; asked in single precision only,
 *     the format that runs are trained in
 * @param tests whether both answered the same words right; asked in double precision only, where no
 *     score is near enough to another for rounding to decide
 */
public record CurveCheck(
    String model, String variant, Precision precision, double off, boolean repeats, boolean tests) {
  /** How many steps. */
  static final int STEPS = 10;

  /** T of the words. */
  static final int LENGTH = 5;

  /** Rounded operations in a row for one time step, forward and back, on numbers of order 1. */
  static final double CHAIN = 20;

  /**
   * Whether all is as it should be.
   *
   * @return true if losses, bits and tests agree
   */
  public boolean passed() {
    return off <= 1 && repeats && tests;
  }

  /**
   * What rounding may do to a loss. The longest chain of rounded operations from a word to its loss
   * and back has {@code T · CHAIN} links; each step of training begins with weights that every step
   * before it has moved by as much.
   *
   * @param precision the format
   * @param step which step, from 1
   * @return the largest difference, relative to 1 + loss
   */
  static double allowed(Precision precision, int step) {
    return CHAIN * LENGTH * precision.unit() * step;
  }

  /** Two seeds, two blocks of lanes of which the second is not full; tests longer than training. */
  static RunConfig.Builder config(String model, String variant) {
    return RunConfig.of("temporal-xor", Map.of("lag", 2), model)
        .variant(variant)
        .sizes(new Sizes(1, 4, 2))
        .length(LENGTH)
        .batch(40)
        .steps(STEPS)
        .seeds(List.of(3L, 8L))
        .evaluation(new Evaluation(List.of(1, 2), 40, 0));
  }

  /** The losses of every step and seed, and the runs without their times. */
  record Seen(List<List<Double>> losses, List<TrainingRun> runs) {}

  /** Trains on a device. */
  static Seen train(Device device, RunConfig.Builder config) {
    List<List<Double>> losses = new ArrayList<>();
    List<TrainingRun> runs =
        new Trainer(device)
            .train(
                config.device(device.id()).build(),
                (step, found) -> losses.add(Arrays.stream(found).boxed().toList()));
    return new Seen(losses, runs.stream().map(run -> run.withSeconds(0)).toList());
  }

  /** The losses of each step and seed. */
  static List<List<Double>> losses(Device device, String model, String variant) {
    return train(device, config(model, variant)).losses;
  }

  /** The largest difference, relative to 1 + loss and to what is allowed at its step. */
  static double apart(
      List<List<Double>> expected, List<List<Double>> found, IntToDoubleFunction allowed) {
    double off = expected.size() == found.size() ? 0 : Double.POSITIVE_INFINITY;
    for (int t = 0; t < Math.min(expected.size(), found.size()); t++) {
      for (int s = 0; s < expected.get(t).size(); s++) {
        double loss = expected.get(t).get(s);
        double difference = Math.abs(loss - found.get(t).get(s)) / (1 + loss);
        double ratio = difference / allowed.applyAsDouble(t + 1);
        off = Math.max(off, ratio); // stays NaN once a loss is no number, and NaN passes no limit
      }
    }
    return off;
  }

  /**
   * Trains and compares.
   *
   * @param device the device to check, of the given precision
   * @param precision the format
   * @param model the model's id
   * @param variant its variant
   * @return what was seen
   */
  public static CurveCheck of(Device device, Precision precision, String model, String variant) {
    Seen expected =
        train(new CpuDevice(KernelProvider.plain(), precision, 1), config(model, variant));
    Seen found = train(device, config(model, variant));
    double off = apart(expected.losses, found.losses, step -> allowed(precision, step));
    boolean tests = true;
    for (int s = 0; s < expected.runs.size() && precision == Precision.FLOAT64; s++) {
      tests &= expected.runs.get(s).accuracy().equals(found.runs.get(s).accuracy());
    }
    boolean repeats =
        precision == Precision.FLOAT64 || found.equals(train(device, config(model, variant)));
    return new CurveCheck(model, variant, precision, off, repeats, tests);
  }
}

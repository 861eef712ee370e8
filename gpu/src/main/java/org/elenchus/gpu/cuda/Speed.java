package org.elenchus.gpu.cuda;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;

/**
 * How fast a population of E1 cells trains.
 *
 * @param hidden H
 * @param length T
 * @param population S, the seeds
 * @param tokensPerSecond symbols of all seeds, forward, backward and update, after a step to warm
 *     up
 */
public record Speed(int hidden, int length, int population, double tokensPerSecond) {
  /** The batch of every seed. */
  static final int BATCH = 32;

  /** Sizes of a population. */
  record Shape(int hidden, int length, int population) {}

  /** What a GPU is measured at. */
  static final List<Shape> SHAPES =
      List.of(
          new Shape(32, 32, 1),
          new Shape(32, 32, 64),
          new Shape(64, 64, 16),
          new Shape(64, 64, 128),
          new Shape(128, 64, 1),
          new Shape(128, 64, 64));

  /** Trains a few steps and takes the time of all but the first. */
  static Speed measure(Device device, Shape shape, int steps) {
    RunConfig config =
        RunConfig.of("temporal-xor", Map.of("lag", 2), "e1")
            .sizes(Sizes.of(1, shape.hidden))
            .length(shape.length)
            .batch(BATCH)
            .steps(steps + 1)
            .seeds(LongStream.rangeClosed(1, shape.population).boxed().toList())
            .evaluation(new Evaluation(List.of(1), 1, 0))
            .device(device.id())
            .build();
    long[] times = new long[2];
    new Trainer(device)
        .train(config, (step, losses) -> times[step == 1 ? 0 : 1] = System.nanoTime());
    double tokens = (double) shape.population * BATCH * shape.length * steps;
    return new Speed(
        shape.hidden, shape.length, shape.population, tokens / ((times[1] - times[0]) * 1e-9));
  }
}

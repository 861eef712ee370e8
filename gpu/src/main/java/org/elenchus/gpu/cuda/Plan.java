package org.elenchus.gpu.cuda;

import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.PlainKernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Footprint;
import org.elenchus.gpu.train.RunConfig;

/** How much device memory a population takes, found without taking any. */
final class Plan {
  /** A word of the list of the seeds that take part, of the population and of each pass. */
  private static final int LISTED = Integer.BYTES;

  /** Loss, norm, scored positions and learning rate. */
  private static final int RESULTS = 4 * Double.BYTES;

  private long numbers;
  private long kept;

  private Plan() {}

  /**
   * The bytes of one seed when most is taken: while a test goes on, beside what training keeps.
   * Every buffer grows with the number of seeds.
   */
  static long bytesPerSeed(RunConfig config, Precision precision, Storage storage) {
    return bytesOfTraining(config, precision, storage) + bytesOfTests(config, precision, storage);
  }

  /** The bytes of one seed that are taken as long as it trains. */
  static long bytesOfTraining(RunConfig config, Precision precision, Storage storage) {
    Layer model = config.modelItself();
    int blocks = Footprint.blocks(config.batch());
    long own = (3L + blocks) * model.parameterCount() * Format.of(precision).bytes();
    int lanes = Footprint.lanes(config.batch());
    return own + LISTED + RESULTS + pass(model, config.length(), lanes, blocks, precision, storage);
  }

  /** The bytes of one seed that its most costly test takes for a while. */
  private static long bytesOfTests(RunConfig config, Precision precision, Storage storage) {
    Layer model = config.modelItself();
    int blocks = Footprint.blocks(config.batch());
    int lanes = Footprint.lanes(config.evaluation().words());
    long most = 0;
    for (int multiple : config.evaluation().multiples()) {
      int steps = Footprint.testSteps(model, config.length(), config.length() * multiple);
      most = Math.max(most, pass(model, steps, lanes, blocks, precision, storage));
    }
    // Checks and probes ask words of the training length, in passes of all lanes.
    return Math.max(
        most, pass(model, config.length(), Footprint.LANES, blocks, precision, storage));
  }

  /** The bytes of one seed in a {@link CudaPass}. */
  private static long pass(
      Layer model, int steps, int lanes, int blocks, Precision precision, Storage storage) {
    Plan plan = new Plan();
    model.open(new Workspace(new PlainKernels(), plan.new Counter(), steps, lanes));
    long positions = (long) steps * lanes;
    long numbers = plan.numbers + positions * (model.inputs() + 2L * model.outputs() + 1);
    long each =
        numbers * Format.of(precision).bytes()
            + plan.kept * storage.format(precision).bytes()
            + 3 * positions * Integer.BYTES;
    return each * blocks + LISTED;
  }

  /** Counts and takes nothing. */
  private final class Counter implements Allocator {
    @Override
    public Buffer allocate(int length) {
      numbers += Math.max(1, length);
      return new Imagined(length);
    }

    @Override
    public Buffer allocateKept(int length) {
      kept += Math.max(1, length);
      return new Imagined(length);
    }
  }

  /** A buffer that has a length and no numbers. */
  private record Imagined(int length) implements Buffer {
    @Override
    public double get(int index) {
      return 0;
    }

    @Override
    public void set(int index, double value) {}

    @Override
    public void fill(int from, int to, double value) {}

    @Override
    public void copy(Buffer source, int from, int at, int count) {}
  }
}

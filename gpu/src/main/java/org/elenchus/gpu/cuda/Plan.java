package org.elenchus.gpu.cuda;

import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.PlainKernels;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Footprint;

/** How much device memory a population takes, found without taking any. */
final class Plan {
  /** The seeds that take part are listed for the population and for its pass. */
  private static final int LISTS = 2;

  /** Loss, norm, scored positions and learning rate. */
  private static final int RESULTS = 4;

  private long numbers;
  private long kept;

  private Plan() {}

  /** The bytes of one seed; every buffer grows with the number of seeds. */
  static long bytesPerSeed(
      Layer model, Precision precision, Storage storage, int length, int batch) {
    Plan plan = new Plan();
    int lanes = Footprint.lanes(batch);
    int blocks = Footprint.blocks(batch);
    model.open(new Workspace(new PlainKernels(), plan.new Counter(), length, lanes));
    long positions = (long) length * lanes;
    long perPiece =
        plan.numbers
            + positions * (model.inputs() + 2L * model.outputs() + 1)
            + model.parameterCount();
    long integers = 3 * positions * blocks + LISTS;
    return (perPiece * blocks + 3L * model.parameterCount()) * Format.of(precision).bytes()
        + plan.kept * blocks * storage.format(precision).bytes()
        + integers * Integer.BYTES
        + RESULTS * Double.BYTES;
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

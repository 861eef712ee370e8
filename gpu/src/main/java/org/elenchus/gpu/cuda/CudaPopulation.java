package org.elenchus.gpu.cuda;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jcuda.Pointer;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Parameter;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.Accuracy;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Footprint;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Weights;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.data.Streams;
import org.elenchus.tasks.data.Words;

/**
 * A population on a GPU. It sees the words that the CPU's population sees, cut into the same blocks
 * of lanes; all pieces take each operation in one launch. One number per seed comes back each step.
 */
final class CudaPopulation implements Population {
  private final Cohort cohort;
  private final RunConfig config;
  private final String device;
  private final Task task;
  private final Layer model;
  private final List<Parameter> parameters;
  private final CudaContext context;
  private final Storage storage;
  private final Rung rung;
  private final Launcher launcher;
  private final TrainingLaunches training;
  private final CudaPass pass;
  private final int seeds;
  private final int blocks;
  private final int size;

  private final TrainingLaunches.State state;

  /**
   * Loss and squared norm of each seed, and its scored positions and learning rate, [S, 2] each, in
   * double precision.
   */
  private final CudaContext.Memory results;

  private final CudaContext.Memory given;

  /**
   * Places a population.
   *
   * @param context the device, closed with this
   * @param storage how kept numbers lie in memory
   * @param rung how operations are fused
   * @throws CudaFailure if a call fails; nothing is then left behind
   */
  CudaPopulation(Cohort cohort, CudaContext context, Storage storage, Rung rung, String device) {
    this.cohort = cohort;
    config = cohort.config();
    this.context = context;
    this.storage = storage;
    this.rung = rung;
    this.device = device;
    task = config.taskItself();
    model = config.modelItself();
    parameters = model.parameters();
    seeds = cohort.size();
    blocks = Footprint.blocks(config.batch());
    size = model.parameterCount();
    try {
      refuseWhatDoesNotFit();
      launcher = new Launcher(context, seeds, blocks);
      training = new TrainingLaunches(launcher);
      state =
          new TrainingLaunches.State(
              launcher.allocatePerSeed(size),
              launcher.allocatePerSeed(size),
              launcher.allocatePerSeed(size),
              launcher.allocate(size));
      results = launcher.take(2L * seeds * Double.BYTES);
      given = launcher.take(2L * seeds * Double.BYTES);
      pass = open(config.length(), Footprint.lanes(config.batch()));
      for (int s = 0; s < seeds; s++) {
        Buffer drawn = context.precision().allocate(size);
        Weights.draw(parameters, cohort.seed(s), drawn, 0);
        double[] values = new double[size];
        Arrays.setAll(values, drawn::get);
        state.weights().write((long) s * size, values);
      }
    } catch (RuntimeException e) {
      try {
        context.close();
      } catch (CudaFailure other) {
        e.addSuppressed(other);
      }
      throw e;
    }
  }

  private void refuseWhatDoesNotFit() {
    long each = Plan.bytesPerSeed(config, context.precision(), storage);
    long free = context.free();
    if (each * seeds > free) {
      throw new CudaFailure(
          "A population of "
              + seeds
              + " seeds needs "
              + each * seeds
              + " bytes of device memory, "
              + free
              + " are free; the largest population that fits has "
              + free / each
              + ".",
          CudaFailure.OUT_OF_MEMORY);
    }
  }

  private CudaPass open(int steps, int lanes) {
    Launcher own = new Launcher(context, seeds, blocks, storage);
    try {
      return new CudaPass(own, rung, seeds, model, steps, lanes);
    } catch (CudaFailure e) {
      own.close();
      throw e;
    }
  }

  @Override
  public double[] step(int step, boolean[] active) {
    context.enter();
    int[] indices = indices(active);
    pass.clear();
    double[] here = new double[2 * seeds];
    for (int s : indices) {
      for (int block = 0; block < blocks; block++) {
        int words = Math.min(Footprint.LANES, config.batch() - block * Footprint.LANES);
        long stream = (long) step * blocks + block;
        pass.load(
            s,
            block,
            Words.draw(task, config.length(), words, Streams.of(cohort.seed(s), "train", stream)),
            0);
      }
      here[2 * s] = pass.scored(s);
      here[2 * s + 1] = cohort.rateAt(s, step);
    }
    launcher.activate(indices);
    pass.activate(indices);
    state.gradients().fill(0, size, 0);
    pass.train(state.weights(), state.gradients());
    given.write(Pointer.to(here), 0, 2L * seeds * Double.BYTES);
    training.measure(pass.losses(), state.gradients(), results);
    update(step);
    double[] found = new double[2 * seeds];
    results.read(Pointer.to(found), 0, 2L * seeds * Double.BYTES);
    double[] losses = new double[seeds];
    for (int s : indices) {
      boolean finite = Double.isFinite(found[2 * s]) && Double.isFinite(found[2 * s + 1]);
      losses[s] = finite ? found[2 * s] / here[2 * s] : Double.NaN;
    }
    return losses;
  }

  private void update(int step) {
    int at = 0;
    for (Parameter parameter : parameters) {
      training.adamw(state, parameter, at, results, given, config.optimiser(), step);
      if (parameter.spectral()) {
        training.spectral(state, parameter, at, results);
      }
      at += parameter.size();
    }
  }

  @Override
  public List<Accuracy> test(String purpose, int length, int words, boolean[] active) {
    context.enter();
    int[] indices = indices(active);
    int lanes = Footprint.lanes(words);
    int pieces = Footprint.blocks(words);
    int steps = Footprint.testSteps(model, config.length(), length);
    Tally[] found = new Tally[seeds];
    Arrays.setAll(found, s -> new Tally());
    try (CudaPass tester = open(steps, lanes)) {
      tester.activate(indices);
      for (int from = 0; indices.length > 0 && from < pieces; from += blocks) {
        round(
            tester, purpose, length, words, from, Math.min(blocks, pieces - from), indices, found);
      }
    }
    List<Accuracy> results = new ArrayList<>();
    for (int s = 0; s < seeds; s++) {
      Tally tally = found[s];
      results.add(
          new Accuracy(
              length, tally.right, active[s] ? words : 0, tally.rightPositions, tally.positions));
    }
    return results;
  }

  /** What the words of one seed gave so far. */
  private static final class Tally {
    private int right;
    private long rightPositions;
    private long positions;
  }

  /** Takes some blocks of test words through the model, from their first symbol to their last. */
  private void round(
      CudaPass tester,
      String purpose,
      int length,
      int words,
      int from,
      int count,
      int[] indices,
      Tally[] found) {
    int steps = Footprint.testSteps(model, config.length(), length);
    Words[][] drawn = new Words[seeds][count];
    boolean[][][] whole = new boolean[seeds][count][];
    for (int s : indices) {
      for (int b = 0; b < count; b++) {
        int block = from + b;
        int some = Math.min(Footprint.LANES, words - block * Footprint.LANES);
        drawn[s][b] =
            Words.draw(
                task, length, some, Streams.of(cohort.seed(s), purpose + "/" + length, block));
        whole[s][b] = new boolean[some];
        Arrays.fill(whole[s][b], true);
      }
    }
    for (int start = 0; start < length; start += steps) {
      tester.clear();
      for (int s : indices) {
        for (int b = 0; b < count; b++) {
          tester.load(s, b, drawn[s][b], start);
        }
      }
      int[] answers = tester.answers(state.weights(), start > 0);
      for (int s : indices) {
        for (int b = 0; b < count; b++) {
          count(tester, answers, s, b, steps, whole[s][b], found[s]);
        }
      }
    }
    for (int s : indices) {
      for (boolean[] block : whole[s]) {
        for (boolean each : block) {
          found[s].right += each ? 1 : 0;
        }
      }
    }
  }

  private static void count(
      CudaPass tester, int[] answers, int s, int b, int steps, boolean[] whole, Tally tally) {
    for (int t = 0; t < steps; t++) {
      for (int lane = 0; lane < whole.length; lane++) {
        Boolean hit = tester.hit(answers, s, b, t, lane);
        if (hit != null) {
          tally.positions++;
          tally.rightPositions += hit ? 1 : 0;
          whole[lane] &= hit;
        }
      }
    }
  }

  private static int[] indices(boolean[] active) {
    return java.util.stream.IntStream.range(0, active.length).filter(s -> active[s]).toArray();
  }

  @Override
  public Weights weights(int index) {
    context.enter();
    Buffer here = Precision.FLOAT64.allocate(size);
    double[] values = state.weights().values((long) index * size, 0, size);
    for (int i = 0; i < size; i++) {
      here.set(i, values[i]);
    }
    return Weights.from(parameters, here, 0);
  }

  /** In the order and format of the CPU's population. */
  @Override
  public void save(DataOutputStream out) throws IOException {
    context.enter();
    for (CudaBuffer buffer : List.of(state.weights(), state.first(), state.second())) {
      for (double value : buffer.values(0, 0, seeds * size)) {
        out.writeDouble(value);
      }
    }
  }

  @Override
  public void load(DataInputStream in) throws IOException {
    context.enter();
    for (CudaBuffer buffer : List.of(state.weights(), state.first(), state.second())) {
      double[] values = new double[seeds * size];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readDouble();
      }
      buffer.write(0, values);
    }
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public void close() {
    context.close();
  }
}

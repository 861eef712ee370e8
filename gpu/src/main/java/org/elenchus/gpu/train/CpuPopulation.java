package org.elenchus.gpu.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Parameter;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.gpu.device.Allocator;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.device.Slab;
import org.elenchus.gpu.device.TrainingKernels;
import org.elenchus.gpu.device.Workers;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.data.Streams;

/**
 * A population on the CPU. The work of a step is cut into one piece for each seed and block of
 * lanes; each piece goes through all of its time steps at once, so that its states stay in the
 * cache, and has a gradient of its own. These are then added in the order of the blocks, so that
 * the sums do not depend on the number of threads.
 */
final class CpuPopulation implements Population {
  private final Cohort cohort;
  private final RunConfig config;
  private final Task task;
  private final Layer model;
  private final List<Parameter> parameters;
  private final KernelProvider provider;
  private final Precision precision;
  private final Workers workers;
  private final TrainingKernels[] kernels;
  private final Pass[] passes;
  private final int size;
  private final int blocks;

  /** Parameters and both moments of AdamW, [S, P] each. */
  private final Buffer weights;

  private final Buffer first;
  private final Buffer second;

  /** [S, blocks, P]. */
  private final Buffer gradients;

  CpuPopulation(
      Cohort cohort, Layer model, KernelProvider provider, Precision precision, int threads) {
    this.cohort = cohort;
    config = cohort.config();
    this.provider = provider;
    this.precision = precision;
    task = config.taskItself();
    this.model = model;
    parameters = model.parameters();
    size = model.parameterCount();
    blocks = Footprint.blocks(config.batch());
    int seeds = cohort.size();
    Allocator memory = Slab.of(precision);
    weights = memory.allocate(Math.multiplyExact(seeds, size));
    first = memory.allocate(seeds * size);
    second = memory.allocate(seeds * size);
    gradients = memory.allocate(Math.multiplyExact(seeds * blocks, size));
    workers = new Workers(threads);
    kernels = new TrainingKernels[threads];
    passes = new Pass[threads];
    int lanes = Footprint.lanes(config.batch());
    for (int i = 0; i < threads; i++) {
      kernels[i] = provider.open();
      passes[i] =
          new Pass(
              task,
              model,
              kernels[i],
              new Workspace(kernels[i], Slab.of(precision), config.length(), lanes));
    }
    for (int s = 0; s < seeds; s++) {
      Weights.draw(parameters, cohort.seed(s), weights, s * size);
    }
  }

  @Override
  public double[] step(int step, boolean[] active) {
    int[] seeds = indices(active);
    double[][] found = new double[seeds.length * blocks][];
    workers.forEach(
        found.length,
        (piece, worker) -> {
          int s = seeds[piece / blocks];
          int block = piece % blocks;
          int at = (s * blocks + block) * size;
          gradients.fill(at, at + size, 0);
          long seed = cohort.seed(s);
          found[piece] =
              passes[worker].train(
                  Streams.of(seed, "train", (long) step * blocks + block),
                  Math.min(Footprint.LANES, config.batch() - block * Footprint.LANES),
                  weights,
                  s * size,
                  gradients,
                  at);
        });
    double[] losses = new double[active.length];
    workers.forEach(
        seeds.length,
        (i, worker) -> losses[seeds[i]] = update(seeds[i], i, found, step, kernels[worker]));
    return losses;
  }

  private double update(int s, int place, double[][] found, int step, TrainingKernels kernel) {
    double rate = cohort.rateAt(s, step);
    int at = s * blocks * size;
    double loss = 0;
    double scored = 0;
    for (int block = 0; block < blocks; block++) {
      loss += found[place * blocks + block][0];
      scored += found[place * blocks + block][1];
      if (block > 0) {
        kernel.add(gradients, at + block * size, gradients, at, size);
      }
    }
    double norm = Math.sqrt(kernel.sumOfSquares(gradients, at, size)) / scored;
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      return Double.NaN;
    }
    double scale = Math.min(1, config.optimiser().clip() / norm) / scored;
    int offset = 0;
    for (Parameter parameter : parameters) {
      double decay = parameter.decays() ? config.optimiser().weightDecay() : 0;
      kernel.adamw(
          weights,
          s * size + offset,
          gradients,
          at + offset,
          scale,
          first,
          second,
          parameter.size(),
          new TrainingKernels.AdamRule(
              rate, Optimiser.BETA1, Optimiser.BETA2, Optimiser.EPSILON, decay, step));
      if (parameter.spectral()) {
        Spectral.normalise(weights, s * size + offset, parameter.rows(), Parameter.SPECTRAL_NORM);
      }
      offset += parameter.size();
    }
    return loss / scored;
  }

  @Override
  public List<Accuracy> test(String purpose, int length, int words, boolean[] active) {
    int lanes = Footprint.lanes(words);
    int pieces = Footprint.blocks(words);
    int[] seeds = indices(active);
    Pass[] testers = new Pass[workers.count()];
    Pass.Count[] found = new Pass.Count[seeds.length * pieces];
    workers.forEach(
        found.length,
        (piece, worker) -> {
          Pass tester = testers[worker];
          if (tester == null) {
            int steps = Footprint.testSteps(model, config.length(), length);
            TrainingKernels own = kernels[worker];
            tester = new Pass(task, model, own, new Workspace(own, precision, steps, lanes));
            testers[worker] = tester;
          }
          int s = seeds[piece / pieces];
          int block = piece % pieces;
          found[piece] =
              tester.test(
                  Streams.of(cohort.seed(s), purpose + "/" + length, block),
                  length,
                  Math.min(Footprint.LANES, words - block * Footprint.LANES),
                  weights,
                  s * size);
        });
    List<Accuracy> results = new ArrayList<>();
    int place = 0;
    for (boolean takesPart : active) {
      int right = 0;
      long rightPositions = 0;
      long positions = 0;
      for (int block = 0; takesPart && block < pieces; block++) {
        Pass.Count count = found[place * pieces + block];
        right += count.right();
        rightPositions += count.rightPositions();
        positions += count.positions();
      }
      place += takesPart ? 1 : 0;
      results.add(new Accuracy(length, right, takesPart ? words : 0, rightPositions, positions));
    }
    return results;
  }

  private static int[] indices(boolean[] active) {
    int[] found = new int[active.length];
    int count = 0;
    for (int s = 0; s < active.length; s++) {
      if (active[s]) {
        found[count++] = s;
      }
    }
    return java.util.Arrays.copyOf(found, count);
  }

  @Override
  public Weights weights(int index) {
    return Weights.from(parameters, weights, index * size);
  }

  @Override
  public void save(DataOutputStream out) throws IOException {
    for (Buffer buffer : List.of(weights, first, second)) {
      for (int i = 0; i < buffer.length(); i++) {
        out.writeDouble(buffer.get(i));
      }
    }
  }

  @Override
  public void load(DataInputStream in) throws IOException {
    for (Buffer buffer : List.of(weights, first, second)) {
      for (int i = 0; i < buffer.length(); i++) {
        buffer.set(i, in.readDouble());
      }
    }
  }

  @Override
  public String device() {
    return "cpu (" + provider.name() + ")";
  }

  @Override
  public void close() {
    workers.close();
  }
}

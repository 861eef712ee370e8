package org.elenchus.gpu.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.cell.Chain;
import org.elenchus.gpu.cell.E1Written;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Linear;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.gpu.train.CpuDevice;
import org.elenchus.gpu.train.Footprint;
import org.elenchus.gpu.train.Optimiser;
import org.elenchus.gpu.train.Population;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Weights;
import org.elenchus.tasks.data.Streams;
import org.elenchus.tasks.data.Words;

/**
 * A model at one size, in both forms, on prefix parity.
 *
 * @param model which model
 * @param hidden H
 * @param length T
 * @param batch N
 * @param seeds how many networks are trained
 */
record Case(Model model, int hidden, int length, int batch, int seeds) {
  /** Length of keys and values of {@code e88-delta}; heads take the rest of H. */
  private static final int HEAD = 16;

  private static final double RATE = 0.001;

  /** No schedule comes to its end in a benchmark. */
  private static final int STEPS = 1_000_000;

  /** No gradient is clipped: PyTorch is spared the norm. */
  private static final double UNCLIPPED = 1e30;

  /** The models. */
  enum Model {
    /** Two recurrent matrices and a gate, in no residual block. */
    E1("e1"),
    /** One layer in a residual block. */
    DELTA("e88-delta"),
    /** Two dense layers. */
    STACK("linear-stack");

    private final String id;

    Model(String id) {
      this.id = id;
    }
  }

  /** One step's words, one-hot, as PyTorch takes them. */
  static final class Drawn {
    private final float[] symbols;
    private final float[] labels;

    private Drawn(float[] symbols, float[] labels) {
      this.symbols = symbols;
      this.labels = labels;
    }

    float[] symbols() {
      return symbols;
    }

    float[] labels() {
      return labels;
    }
  }

  String title() {
    return "%s H = %d, T = %d, N = %d%s"
        .formatted(model.id, hidden, length, batch, seeds == 1 ? "" : ", " + seeds + " seeds");
  }

  /** Words of one step of all seeds. */
  int tokens() {
    return length * batch * seeds;
  }

  RunConfig config() {
    int layers = model == Model.STACK ? 2 : 1;
    int heads = model == Model.DELTA ? hidden / HEAD : 1;
    return RunConfig.of("parity", Map.of(), model.id)
        .sizes(new Sizes(layers, hidden, heads))
        .length(length)
        .batch(batch)
        .steps(STEPS)
        .optimiser(new Optimiser(RATE, 0, UNCLIPPED, 0))
        .seeds(LongStream.rangeClosed(1, seeds).boxed().toList())
        .build();
  }

  private Layer layer(RunConfig config) {
    if (model != Model.E1) {
      return config.modelItself();
    }
    return new Chain(
        List.of("embed", "cell", "head"),
        List.of(
            new Linear(2, hidden, false),
            new E1Written(hidden, hidden, true, List.of()),
            new Linear(hidden, 2, true)));
  }

  /** Ours, on so many threads. */
  Population ours(int threads) {
    RunConfig config = config();
    return new CpuDevice(KernelProvider.best(), Precision.FLOAT32, threads)
        .open(config, layer(config));
  }

  /** The same network in PyTorch. */
  TorchModel torch(Weights weights) {
    return switch (model) {
      case E1 -> new TorchModels.Elman(weights, length, batch);
      case STACK -> new TorchModels.Stack(weights, length, batch);
      case DELTA -> new TorchModels.Delta(weights, length, batch, hidden / HEAD, HEAD);
    };
  }

  /** The words that ours draws for a step. */
  Drawn draw(int step, long seed) {
    RunConfig config = config();
    int blocks = Footprint.blocks(batch);
    float[] symbols = new float[length * batch * 2];
    float[] labels = new float[length * batch * 2];
    for (int block = 0; block < blocks; block++) {
      UniformRandomProvider random = Streams.of(seed, "train", (long) step * blocks + block);
      int count = Math.min(Footprint.LANES, batch - block * Footprint.LANES);
      Words words = Words.draw(config.taskItself(), length, count, random);
      for (int n = 0; n < count; n++) {
        for (int t = 0; t < length; t++) {
          int row = 2 * (t * batch + block * Footprint.LANES + n);
          symbols[row + words.symbols(n)[t]] = 1;
          labels[row + words.labels(n)[t]] = 1;
        }
      }
    }
    return new Drawn(symbols, labels);
  }

  double rate(int step) {
    return config().optimiser().rateAt(step, STEPS);
  }
}

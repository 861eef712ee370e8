package org.elenchus.gpu.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.train.Weights;

/** The benchmarked models in PyTorch, beginning with our weights. */
final class TorchModels {
  private TorchModels() {}

  /** E1 as written: h = tanh(W_h h + W_x e) ⊙ σ(W_g h + V_g e), e an embedding of width H. */
  static final class Elman extends TorchModel {
    private final NDArray embed;
    private final NDArray across;
    private final NDArray recurrent;
    private final NDArray head;
    private final NDArray offset;

    Elman(Weights weights, int steps, int batch) {
      super(steps, batch);
      embed = turned(weights, "embed.W");
      across = turned(weights, "cell.W_x", "cell.V_g");
      recurrent = turned(weights, "cell.W_h", "cell.W_g");
      head = turned(weights, "head.W");
      offset = vector(weights, "head.b");
    }

    @Override
    protected NDArray scores(NDArray input) {
      NDList drives = unbind(input.matMul(embed).matMul(across));
      List<NDArray> states = new ArrayList<>();
      for (NDArray drive : drives) {
        NDArray both = states.isEmpty() ? drive : states.getLast().matMul(recurrent).add(drive);
        NDList halves = both.split(2, 1);
        states.add(halves.get(0).tanh().mul(sigmoid(halves.get(1))));
      }
      return join(states).matMul(head).add(offset);
    }
  }

  /** Two LTI layers, each with SiLU after it: h = A h + B x, y = silu(C h + c). */
  static final class Stack extends TorchModel {
    private record Lti(NDArray a, NDArray b, NDArray c, NDArray offset) {}

    private final List<Lti> layers = new ArrayList<>();
    private final NDArray head;
    private final NDArray offset;

    Stack(Weights weights, int steps, int batch) {
      super(steps, batch);
      for (String name : List.of("layer0", "layer1")) {
        layers.add(
            new Lti(
                turned(weights, name + ".A"),
                turned(weights, name + ".B"),
                turned(weights, name + ".C"),
                vector(weights, name + ".c")));
      }
      head = turned(weights, "head.W");
      offset = vector(weights, "head.b");
    }

    @Override
    protected NDArray scores(NDArray input) {
      NDArray sequence = input;
      for (Lti layer : layers) {
        List<NDArray> states = new ArrayList<>();
        for (NDArray drive : unbind(sequence.matMul(layer.b))) {
          states.add(states.isEmpty() ? drive : states.getLast().matMul(layer.a).add(drive));
        }
        sequence = silu(join(states).matMul(layer.c).add(layer.offset));
      }
      return sequence.matMul(head).add(offset);
    }
  }

  /**
   * E88 with the delta rule in a pre-norm residual block: S = tanh(λ S + k (v − Sᵀk)ᵀ), o = Sᵀq.
   * Heads are further words of the batch.
   */
  static final class Delta extends TorchModel {
    private static final double EPSILON = 1e-6;

    private final int heads;
    private final int size;
    private final NDArray embed;
    private final NDArray gain;
    private final NDArray keys;
    private final NDArray times;
    private final NDArray timeOffset;
    private final NDArray rates;
    private final NDArray out;
    private final NDArray lastGain;
    private final NDArray head;
    private final NDArray offset;

    Delta(Weights weights, int steps, int batch, int heads, int size) {
      super(steps, batch);
      this.heads = heads;
      this.size = size;
      String cell = "block0.mixer.cell.";
      embed = turned(weights, "embed.W");
      gain = vector(weights, "block0.norm.gain");
      keys = turned(weights, cell + "W_q", cell + "W_k", cell + "W_v");
      times = turned(weights, cell + "W_s");
      timeOffset = vector(weights, cell + "b_s");
      rates = vector(weights, cell + "a");
      out = turned(weights, "block0.mixer.out.W");
      lastGain = vector(weights, "norm.gain");
      head = turned(weights, "head.W");
      offset = vector(weights, "head.b");
    }

    private static NDArray normalised(NDArray x, NDArray gain) {
      return x.div(x.square().mean(new int[] {1}, true).add(EPSILON).sqrt()).mul(gain);
    }

    /** [T · N, H] as T times [N · K, rows, cols]. */
    private NDList pieces(NDArray x, boolean unit, int rows, int cols) {
      NDArray each = x.reshape((long) steps * batch * heads, rows, cols);
      if (unit) {
        each = each.div(each.square().sum(new int[] {1, 2}, true).sqrt());
      }
      return unbind(each);
    }

    @Override
    protected NDArray scores(NDArray input) {
      NDArray embedded = input.matMul(embed);
      NDArray seen = normalised(embedded, gain);
      NDList three = silu(seen.matMul(keys)).split(3, 1);
      NDList q = pieces(three.get(0), true, 1, size);
      NDArray key = three.get(1);
      NDList k = pieces(key, true, 1, size);
      NDList column = pieces(key, true, size, 1);
      NDList v = pieces(three.get(2), false, 1, size);
      NDArray waited = seen.matMul(times).add(timeOffset).getNDArrayInternal().softPlus();
      NDArray decay = waited.mul(rates.exp()).neg().exp();
      NDList lambda = unbind(decay.reshape((long) steps * batch * heads, 1, 1));
      List<NDArray> read = new ArrayList<>();
      NDArray state = null;
      for (int t = 0; t < steps; t++) {
        NDArray inside;
        if (state == null) {
          inside = column.get(t).batchMatMul(v.get(t));
        } else {
          NDArray error = v.get(t).sub(k.get(t).batchMatMul(state));
          inside = state.mul(lambda.get(t)).add(column.get(t).batchMatMul(error));
        }
        state = inside.tanh();
        read.add(q.get(t).batchMatMul(state));
      }
      NDArray mixed =
          NDArrays.concat(new NDList(read))
              .reshape(new Shape((long) steps * batch, (long) heads * size))
              .matMul(out);
      return normalised(embedded.add(mixed), lastGain).matMul(head).add(offset);
    }
  }
}

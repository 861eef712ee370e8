package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * The SwiGLU block: o_t = W_2 (silu(W_1 u_t) ⊙ W_3 u_t).
 *
 * @param inputs the width of u and o
 * @param hidden the width between
 */
public record GatedMlp(int inputs, int hidden) implements Layer {
  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.matrix("W_1", hidden, inputs),
        Parameter.matrix("W_3", hidden, inputs),
        Parameter.matrix("W_2", inputs, hidden));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 6L * hidden;
  }

  @Override
  public Run open(Workspace space) {
    Kernels kernels = space.kernels();
    Affine up = new Affine(space, inputs, hidden);
    Affine down = new Affine(space, hidden, inputs);
    Buffer gate = space.sequence(hidden);
    Buffer value = space.sequence(hidden);
    Buffer product = space.sequence(hidden);
    Buffer gateGradient = space.sequence(hidden);
    Buffer valueGradient = space.sequence(hidden);
    Buffer productGradient = space.sequence(hidden);
    int valueAt = up.size();
    int downAt = 2 * up.size();
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        up.apply(w, wAt, x, gate);
        up.apply(w, wAt + valueAt, x, value);
        kernels.gate(Activation.SILU, value, 0, gate, 0, product, 0, product.length());
        down.apply(w, wAt + downAt, product, y);
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        Affine.clear(dx);
        Affine.clear(gateGradient);
        Affine.clear(valueGradient);
        Affine.clear(productGradient);
        down.back(w, wAt + downAt, g, gAt + downAt, product, dy, productGradient);
        kernels.gateBackward(
            Activation.SILU,
            value,
            0,
            gate,
            0,
            productGradient,
            0,
            valueGradient,
            0,
            gateGradient,
            0,
            product.length());
        up.back(w, wAt, g, gAt, x, gateGradient, dx);
        up.back(w, wAt + valueAt, g, gAt + valueAt, x, valueGradient, dx);
      }
    };
  }
}

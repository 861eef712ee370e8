package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * {@code elman}: h_t = tanh(W_h h_{t−1} + W_x x_t + b), o_t = h_t.
 *
 * @param inputs the width of x
 * @param hidden H
 * @param spectral whether ‖W_h‖₂ is kept at {@link Parameter#SPECTRAL_NORM}
 */
public record Elman(int inputs, int hidden, boolean spectral) implements Layer {
  @Override
  public int outputs() {
    return hidden;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.recurrent("W_h", hidden, spectral),
        Parameter.matrix("W_x", hidden, inputs),
        Parameter.vector("b", hidden, new Init.Constant(0)));
  }

  @Override
  public long numbersPerStep(int steps) {
    return Core.numbersPerStep(hidden) + hidden;
  }

  @Override
  public Run open(Workspace space) {
    Core core = new Core(space, hidden, true);
    Affine input = new Affine(space, inputs, hidden);
    Buffer drive = space.sequence(hidden);
    int xAt = hidden * hidden;
    int bAt = xAt + input.size();
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        input.apply(w, wAt + xAt, wAt + bAt, x, drive);
        core.forward(w, wAt, drive, carry);
        y.copy(core.outputs, 0, 0, y.length());
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        core.backward(w, wAt, g, gAt, dy);
        Affine.clear(dx);
        input.back(w, wAt + xAt, g, gAt + xAt, x, dy, dx);
        input.backOffset(g, gAt + bAt, dy);
      }
    };
  }
}

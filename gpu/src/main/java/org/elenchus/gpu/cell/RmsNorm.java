package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * y_t = gain ⊙ x_t/√(mean of x_t² + ε) within each group of rows.
 *
 * @param inputs the width of x
 * @param groups how many groups of equal size the rows fall into
 */
public record RmsNorm(int inputs, int groups) implements Layer {
  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.vector("gain", inputs, new Init.Constant(1)));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 2L * inputs + groups;
  }

  @Override
  public Run open(Workspace space) {
    Kernels kernels = space.kernels();
    Norm norm = Norm.meanSquare(space, groups, inputs / groups);
    Buffer normed = space.sequence(inputs);
    Buffer normedGradient = space.sequence(inputs);
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        norm.forward(x, normed);
        scale(w, wAt, normed, y);
      }

      private void scale(Buffer w, int wAt, Buffer from, Buffer to) {
        to.fill(0, to.length(), 0);
        kernels.scaleRowsEach(w, wAt, inputs, from, 0, to, 0, space.steps(), space.lanes());
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        kernels.dotRows(dy, 0, normed, 0, inputs, space.steps(), space.lanes(), g, gAt);
        if (dx != null) {
          scale(w, wAt, dy, normedGradient);
          Affine.clear(dx);
          norm.backward(x, normedGradient, dx);
        }
      }
    };
  }
}

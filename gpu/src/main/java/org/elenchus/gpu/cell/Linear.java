package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * y_t = W x_t + b.
 *
 * @param inputs the width of x
 * @param outputs the width of y
 */
public record Linear(int inputs, int outputs) implements Layer {
  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.matrix("W", outputs, inputs),
        Parameter.vector("b", outputs, new Init.Constant(0)));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 0;
  }

  @Override
  public Run open(Workspace workspace) {
    return new Pass(workspace);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final int steps;
    private final int lanes;

    Pass(Workspace workspace) {
      kernels = workspace.kernels();
      steps = workspace.steps();
      lanes = workspace.lanes();
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      int bAt = wAt + outputs * inputs;
      for (int t = 0; t < steps; t++) {
        int at = t * outputs * lanes;
        kernels.spread(w, bAt, outputs, y, at, lanes);
        kernels.multiply(w, wAt, outputs, inputs, x, t * inputs * lanes, y, at, lanes);
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      kernels.outer(dy, 0, outputs, x, 0, inputs, steps, lanes, g, gAt);
      kernels.sumRows(dy, 0, outputs, steps, lanes, g, gAt + outputs * inputs);
      if (dx != null) {
        dx.fill(0, steps * inputs * lanes, 0);
        for (int t = 0; t < steps; t++) {
          kernels.multiplyTransposed(
              w, wAt, outputs, inputs, dy, t * outputs * lanes, dx, t * inputs * lanes, lanes);
        }
      }
    }
  }
}

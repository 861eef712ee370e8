package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * A causal convolution of each channel by itself, with silu: y_t = silu(Σ_j w_j ⊙ x_{t−j} + b), j
 * below {@value #WIDTH}, x being 0 before the first step.
 *
 * @param inputs the channels
 */
public record ShortConvolution(int inputs) implements Layer {
  /** How many steps it sees, the current one among them. */
  static final int WIDTH = 4;

  @Override
  public int outputs() {
    return inputs;
  }

  /** Row j of the taps weighs the input j steps ago. */
  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("taps", WIDTH, inputs, new Init.Normal(1 / Math.sqrt(WIDTH)), false),
        Parameter.vector("b", inputs, new Init.Constant(0)));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 3L * inputs;
  }

  @Override
  public Run open(Workspace space) {
    return new Pass(space);
  }

  private final class Pass implements Run {
    private final Kernels kernels;
    private final int steps;
    private final int lanes;
    private final int size;

    /** The inputs, those of the steps before the pass first, [T + 3, C, L]. */
    private final Buffer seen;

    /** Before silu, [T, C, L]. */
    private final Buffer before;

    private final Buffer gradient;

    Pass(Workspace space) {
      kernels = space.kernels();
      steps = space.steps();
      lanes = space.lanes();
      size = inputs * lanes;
      seen = space.memory().allocate((steps + WIDTH - 1) * size);
      before = space.sequence(inputs);
      gradient = space.sequence(inputs);
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      int past = (WIDTH - 1) * size;
      if (carry) {
        seen.copy(seen, steps * size, 0, past);
      } else {
        seen.fill(0, past, 0);
      }
      seen.copy(x, 0, past, steps * size);
      kernels.spreadEach(w, wAt + WIDTH * inputs, inputs, before, 0, steps, lanes);
      for (int j = 0; j < WIDTH; j++) {
        int at = (WIDTH - 1 - j) * size;
        kernels.scaleRowsEach(w, wAt + j * inputs, inputs, seen, at, before, 0, steps, lanes);
      }
      kernels.activate(Activation.SILU, before, 0, y, 0, steps * size);
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      kernels.activateBackward(Activation.SILU, before, 0, dy, 0, gradient, 0, steps * size);
      kernels.sumRows(gradient, 0, inputs, steps, lanes, g, gAt + WIDTH * inputs);
      Affine.clear(dx);
      for (int j = 0; j < WIDTH; j++) {
        int offset = (WIDTH - 1 - j) * size;
        kernels.dotRows(gradient, 0, seen, offset, inputs, steps, lanes, g, gAt + j * inputs);
        if (dx != null && j < steps) {
          kernels.scaleRowsEach(
              w, wAt + j * inputs, inputs, gradient, j * size, dx, 0, steps - j, lanes);
        }
      }
    }
  }
}

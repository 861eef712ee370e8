package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * A linear time-invariant recurrence with a position-wise activation after it: h_t = A h_{t−1} + B
 * x_t with h_0 = 0, y_t = φ(C h_t + c).
 *
 * @param inputs the width of x
 * @param hidden the width of h
 * @param outputs the width of y
 * @param diagonal whether A is diagonal, of any sign, rather than dense
 * @param activation φ
 */
public record LtiLayer(int inputs, int hidden, int outputs, boolean diagonal, Activation activation)
    implements Layer {
  @Override
  public List<Parameter> parameters() {
    Parameter a =
        diagonal
            ? Parameter.vector("A", hidden, new Init.Uniform(-1, 1))
            : Parameter.recurrent("A", hidden, false);
    return List.of(
        a,
        Parameter.matrix("B", hidden, inputs),
        Parameter.matrix("C", outputs, hidden),
        Parameter.vector("c", outputs, new Init.Constant(0)));
  }

  @Override
  public long numbersPerStep(int steps) {
    return 2L * hidden + 2L * outputs;
  }

  @Override
  public Run open(Workspace workspace) {
    return new Pass(workspace);
  }

  private final class Pass implements Run {
    private final Workspace space;
    private final Kernels kernels;
    private final int steps;
    private final int lanes;

    /** h, [T + 1, H, L]. */
    private final Buffer states;

    /** C h + c, [T, O, L]. */
    private final Buffer before;

    /** The gradient of h, [T, H, L]. */
    private final Buffer stateGradients;

    Pass(Workspace workspace) {
      space = workspace;
      kernels = workspace.kernels();
      steps = workspace.steps();
      lanes = workspace.lanes();
      states = workspace.states(hidden);
      before = workspace.sequence(outputs);
      stateGradients = workspace.sequence(hidden);
    }

    private int bAt(int wAt) {
      return wAt + (diagonal ? hidden : hidden * hidden);
    }

    private int cAt(int wAt) {
      return bAt(wAt) + hidden * inputs;
    }

    private int offsetAt(int wAt) {
      return cAt(wAt) + outputs * hidden;
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      space.begin(states, hidden, carry);
      int size = hidden * lanes;
      kernels.assignEach(w, bAt(wAt), hidden, inputs, x, 0, states, size, steps, lanes);
      boolean done =
          diagonal
              ? kernels.scan(w, wAt, hidden, states, steps, lanes)
              : kernels.recur(w, wAt, hidden, false, states, steps, lanes);
      for (int t = 0; !done && t < steps; t++) {
        int now = (t + 1) * size;
        if (diagonal) {
          kernels.scaleRows(w, wAt, hidden, states, now - size, states, now, lanes);
        } else {
          kernels.multiply(w, wAt, hidden, hidden, states, now - size, states, now, lanes);
        }
      }
      kernels.spreadEach(w, offsetAt(wAt), outputs, before, 0, steps, lanes);
      kernels.multiplyEach(w, cAt(wAt), outputs, hidden, states, size, before, 0, steps, lanes);
      kernels.activate(activation, before, 0, y, 0, steps * outputs * lanes);
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      int size = hidden * lanes;
      int outSize = outputs * lanes;
      kernels.activateBackward(activation, before, 0, dy, 0, dy, 0, steps * outSize);
      kernels.assignTransposedEach(
          w, cAt(wAt), outputs, hidden, dy, 0, stateGradients, 0, steps, lanes);
      boolean done =
          diagonal
              ? kernels.scanBackward(w, wAt, hidden, stateGradients, steps, lanes)
              : kernels.recurBackward(w, wAt, hidden, false, states, stateGradients, steps, lanes);
      for (int t = steps - 1; !done && t >= 0; t--) {
        int now = t * size;
        if (t + 1 < steps) {
          if (diagonal) {
            kernels.scaleRows(
                w, wAt, hidden, stateGradients, now + size, stateGradients, now, lanes);
          } else {
            kernels.multiplyTransposed(
                w, wAt, hidden, hidden, stateGradients, now + size, stateGradients, now, lanes);
          }
        }
      }
      kernels.outer(dy, 0, outputs, states, size, hidden, steps, lanes, g, cAt(gAt));
      kernels.sumRows(dy, 0, outputs, steps, lanes, g, offsetAt(gAt));
      kernels.outer(stateGradients, 0, hidden, x, 0, inputs, steps, lanes, g, bAt(gAt));
      if (diagonal) {
        kernels.dotRows(stateGradients, 0, states, 0, hidden, steps, lanes, g, gAt);
      } else {
        kernels.outer(stateGradients, 0, hidden, states, 0, hidden, steps, lanes, g, gAt);
      }
      if (dx != null) {
        kernels.assignTransposedEach(
            w, bAt(wAt), hidden, inputs, stateGradients, 0, dx, 0, steps, lanes);
      }
    }
  }
}

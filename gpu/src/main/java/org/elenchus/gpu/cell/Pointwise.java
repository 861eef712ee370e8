package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Activation;
import org.elenchus.gpu.device.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * y = φ(x), entry by entry.
 *
 * @param inputs the width
 * @param activation φ
 */
public record Pointwise(int inputs, Activation activation) implements Layer {
  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public long numbersPerStep(int steps) {
    return 0;
  }

  @Override
  public Run open(Workspace space) {
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        space.kernels().activate(activation, x, 0, y, 0, y.length());
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        if (dx != null) {
          space.kernels().activateBackward(activation, x, 0, dy, 0, dx, 0, dx.length());
        }
      }
    };
  }
}

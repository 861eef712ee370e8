package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * y = x + mixer(x).
 *
 * @param mixer a layer as wide at its end as at its beginning
 */
public record Residual(Layer mixer) implements Layer {
  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if they differ
   */
  public Residual {
    if (mixer.inputs() != mixer.outputs()) {
      throw new IllegalArgumentException(
          "A residual mixer reads and writes the same width, not "
              + mixer.inputs()
              + " and "
              + mixer.outputs()
              + ".");
    }
  }

  /** A pre-norm block: y = x + mixer(RMSNorm(x)). */
  static Residual preNorm(String name, Layer mixer) {
    return new Residual(
        new Chain(List.of("norm", name), List.of(new RmsNorm(mixer.inputs(), 1), mixer)));
  }

  @Override
  public int inputs() {
    return mixer.inputs();
  }

  @Override
  public int outputs() {
    return mixer.outputs();
  }

  @Override
  public List<Parameter> parameters() {
    return mixer.parameters();
  }

  @Override
  public long numbersPerStep(int steps) {
    return mixer.numbersPerStep(steps) + inputs();
  }

  @Override
  public boolean streams() {
    return mixer.streams();
  }

  @Override
  public Run open(Workspace space) {
    Run inner = mixer.open(space);
    Kernels kernels = space.kernels();
    Buffer skipped = space.sequence(inputs());
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        inner.forward(w, wAt, x, y, carry);
        kernels.add(x, 0, y, 0, y.length());
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        // The mixer may change dy.
        skipped.copy(dy, 0, 0, dy.length());
        inner.backward(w, wAt, g, gAt, x, dy, dx);
        if (dx != null) {
          kernels.add(skipped, 0, dx, 0, dx.length());
        }
      }
    };
  }
}

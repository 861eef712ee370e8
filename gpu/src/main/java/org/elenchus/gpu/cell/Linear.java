package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * y_t = W x_t + b, or without b.
 *
 * @param inputs the width of x
 * @param outputs the width of y
 * @param offset whether there is a b
 */
public record Linear(int inputs, int outputs, boolean offset) implements Layer {
  @Override
  public List<Parameter> parameters() {
    Parameter matrix = Parameter.matrix("W", outputs, inputs);
    return offset
        ? List.of(matrix, Parameter.vector("b", outputs, new Init.Constant(0)))
        : List.of(matrix);
  }

  @Override
  public long numbersPerStep(int steps) {
    return 0;
  }

  @Override
  public Run open(Workspace workspace) {
    Affine affine = new Affine(workspace, inputs, outputs);
    return new Run() {
      @Override
      public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
        if (offset) {
          affine.apply(w, wAt, wAt + affine.size(), x, y);
        } else {
          affine.apply(w, wAt, x, y);
        }
      }

      @Override
      public void backward(
          Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
        affine.backFirst(w, wAt, g, gAt, x, dy, dx);
        if (offset) {
          affine.backOffset(g, gAt + affine.size(), dy);
        }
      }
    };
  }
}

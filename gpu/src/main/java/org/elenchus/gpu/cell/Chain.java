package org.elenchus.gpu.cell;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Layers one after another.
 *
 * @param names a name for each layer, under which its parameters are known
 * @param layers the layers; each is as wide as the one before it puts out
 */
public record Chain(List<String> names, List<Layer> layers) implements Layer {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the widths do not fit or a name is missing
   */
  public Chain {
    names = List.copyOf(names);
    layers = List.copyOf(layers);
    if (layers.isEmpty() || names.size() != layers.size()) {
      throw new IllegalArgumentException("A chain has one name for each of its layers.");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            "Layer "
                + names.get(i)
                + " reads "
                + layers.get(i).inputs()
                + " rows, but "
                + names.get(i - 1)
                + " writes "
                + layers.get(i - 1).outputs()
                + ".");
      }
    }
  }

  @Override
  public int inputs() {
    return layers.getFirst().inputs();
  }

  @Override
  public int outputs() {
    return layers.getLast().outputs();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (Parameter parameter : layers.get(i).parameters()) {
        all.add(parameter.within(names.get(i)));
      }
    }
    return List.copyOf(all);
  }

  @Override
  public long numbersPerStep(int steps) {
    long numbers = 0;
    for (Layer layer : layers) {
      numbers += layer.numbersPerStep(steps) + 2L * layer.outputs();
    }
    return numbers;
  }

  @Override
  public boolean streams() {
    return layers.stream().allMatch(Layer::streams);
  }

  @Override
  public Run open(Workspace workspace) {
    return new Pass(workspace);
  }

  private final class Pass implements Run {
    private final List<Run> runs = new ArrayList<>();
    private final int[] offsets = new int[layers.size()];

    /** What each layer but the last puts out, and its gradient. */
    private final List<Buffer> values = new ArrayList<>();

    private final List<Buffer> gradients = new ArrayList<>();

    Pass(Workspace workspace) {
      int offset = 0;
      for (int i = 0; i < layers.size(); i++) {
        runs.add(layers.get(i).open(workspace));
        offsets[i] = offset;
        offset += layers.get(i).parameterCount();
        if (i + 1 < layers.size()) {
          values.add(workspace.sequence(layers.get(i).outputs()));
          gradients.add(workspace.sequence(layers.get(i).outputs()));
        }
      }
    }

    @Override
    public void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry) {
      for (int i = 0; i < runs.size(); i++) {
        Buffer in = i == 0 ? x : values.get(i - 1);
        Buffer out = i + 1 == runs.size() ? y : values.get(i);
        runs.get(i).forward(w, wAt + offsets[i], in, out, carry);
      }
    }

    @Override
    public void backward(
        Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx) {
      for (int i = runs.size() - 1; i >= 0; i--) {
        Buffer in = i == 0 ? x : values.get(i - 1);
        Buffer up = i + 1 == runs.size() ? dy : gradients.get(i);
        Buffer down = i == 0 ? dx : gradients.get(i - 1);
        runs.get(i).backward(w, wAt + offsets[i], g, gAt + offsets[i], in, up, down);
      }
    }
  }
}

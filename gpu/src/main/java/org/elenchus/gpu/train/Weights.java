package org.elenchus.gpu.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.cell.Parameter;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.tasks.data.Streams;

/** The trained arrays of one seed, by name: binary32 numbers, so each is an exact rational. */
public final class Weights {
  /**
   * One array.
   *
   * @param name its layer and name, such as {@code "layer0.A"}
   * @param rows its rows
   * @param cols its columns, 1 for a vector
   * @param values its entries row by row; unmodifiable
   */
  public record Tensor(String name, int rows, int cols, List<Float> values) {
    /** Copies the entries. */
    public Tensor {
      values = List.copyOf(values);
    }

    /**
     * One entry.
     *
     * @param row its row
     * @param col its column
     * @return the entry
     */
    public float at(int row, int col) {
      return values.get(row * cols + col);
    }
  }

  private final List<Tensor> tensors;

  private Weights(List<Tensor> tensors) {
    this.tensors = List.copyOf(tensors);
  }

  /**
   * Draws the initial values of one seed.
   *
   * @param parameters the model's parameters
   * @param seed the seed
   * @param buffer where they go, one after another
   * @param at where they begin
   */
  public static void draw(List<Parameter> parameters, long seed, Buffer buffer, int at) {
    int next = at;
    for (Parameter parameter : parameters) {
      UniformRandomProvider random = Streams.of(seed, "init/" + parameter.name(), 0);
      for (double value : parameter.init().draw(parameter.rows(), parameter.cols(), random)) {
        buffer.set(next++, value);
      }
    }
  }

  /**
   * Cuts a stretch of a buffer into the parameters it holds.
   *
   * @param parameters the model's parameters
   * @param buffer where they lie, one after another
   * @param at where they begin
   * @return copies of the arrays
   */
  public static Weights from(List<Parameter> parameters, Buffer buffer, int at) {
    List<Tensor> tensors = new ArrayList<>();
    int next = at;
    for (Parameter parameter : parameters) {
      Float[] values = new Float[parameter.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) buffer.get(next + i);
      }
      next += values.length;
      tensors.add(
          new Tensor(parameter.name(), parameter.rows(), parameter.cols(), Arrays.asList(values)));
    }
    return new Weights(tensors);
  }

  /**
   * All arrays.
   *
   * @return the arrays in the order of the model's parameters
   */
  public List<Tensor> tensors() {
    return tensors;
  }

  /**
   * An array by name.
   *
   * @param name such as {@code "layer0.A"}
   * @return the array
   * @throws IllegalArgumentException if there is none of that name
   */
  public Tensor tensor(String name) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No tensor is named " + name + "."));
  }

  /**
   * Whether there is an array of a name.
   *
   * @param name such as {@code "layer0.A"}
   * @return true if so
   */
  public boolean has(String name) {
    return tensors.stream().anyMatch(tensor -> tensor.name().equals(name));
  }

  /**
   * How many numbers there are.
   *
   * @return P
   */
  public int count() {
    return tensors.stream().mapToInt(tensor -> tensor.values().size()).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that && tensors.equals(that.tensors);
  }

  @Override
  public int hashCode() {
    return tensors.hashCode();
  }

  @Override
  public String toString() {
    return count() + " weights in " + tensors.size() + " tensors";
  }
}

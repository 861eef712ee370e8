package org.elenchus.gpu.cell;

import java.util.List;
import org.elenchus.gpu.device.Buffer;
import org.jspecify.annotations.Nullable;

/** A map from sequences to sequences: its widths and parameters, without buffers. */
public interface Layer {
  /**
   * The width of the input.
   *
   * @return rows per step
   */
  int inputs();

  /**
   * The width of the output.
   *
   * @return rows per step
   */
  int outputs();

  /**
   * What is trained.
   *
   * @return the parameters, in the order in which they lie in memory
   */
  List<Parameter> parameters();

  /**
   * How many numbers a run keeps for one step and lane: what memory is planned with.
   *
   * @param steps T, for layers that keep something for each pair of steps
   * @return numbers per step and lane
   */
  long numbersPerStep(int steps);

  /**
   * Makes buffers for passes of one size.
   *
   * @param workspace the size, precision and kernels
   * @return a run that one thread uses at a time
   */
  Run open(Workspace workspace);

  /**
   * Whether a word may be read in several passes, one after another. A layer that looks back at all
   * earlier inputs may not.
   *
   * @return true if the state carries all that is needed
   */
  default boolean streams() {
    return true;
  }

  /**
   * How many numbers the parameters have.
   *
   * @return the sum of the sizes
   */
  default int parameterCount() {
    int size = 0;
    for (Parameter parameter : parameters()) {
      size = Math.addExact(size, parameter.size());
    }
    return size;
  }

  /** A layer with buffers. */
  interface Run {
    /**
     * Reads T steps.
     *
     * @param w the parameters
     * @param wAt where they begin
     * @param x the input, [T, inputs, L]
     * @param y the output, [T, outputs, L], overwritten
     * @param carry whether the words go on from the last forward pass
     */
    void forward(Buffer w, int wAt, Buffer x, Buffer y, boolean carry);

    /**
     * Goes back over the last forward pass. Gradients stop at the state that the pass began with.
     *
     * @param w the parameters
     * @param wAt where they begin
     * @param g the gradient of the parameters, added to
     * @param gAt where it begins
     * @param x the input of the forward pass
     * @param dy the gradient of the output, [T, outputs, L]; may be changed
     * @param dx the gradient of the input, [T, inputs, L], overwritten, or null if nobody asks
     */
    void backward(Buffer w, int wAt, Buffer g, int gAt, Buffer x, Buffer dy, @Nullable Buffer dx);
  }
}

package org.elenchus.gpu.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.elenchus.gpu.train.Optimiser;
import org.elenchus.gpu.train.Weights;

/**
 * A model in PyTorch, eager, on the CPU, at its best: matrices of one input are joined, projections
 * that see no state are hoisted out of the loop over time, sequences are split and joined once, the
 * update is PyTorch's own in-place AdamW, and no gradient collector of DJL stands between.
 *
 * <p>Sequences are [T · N, width], step after step.
 */
abstract class TorchModel implements AutoCloseable {
  /** Owns the parameters and their moments. */
  protected final NDManager manager;

  /** T. */
  protected final int steps;

  /** N. */
  protected final int batch;

  private final List<PtNDArray> parameters = new ArrayList<>();
  private final List<PtNDArray> first = new ArrayList<>();
  private final List<PtNDArray> second = new ArrayList<>();
  private int step;

  TorchModel(int steps, int batch) {
    this.steps = steps;
    this.batch = batch;
    manager = NDManager.newBaseManager();
  }

  /** Sets how many threads PyTorch uses. */
  static void threads(int count) {
    JniUtils.setNumThreads(count);
  }

  /** The scores, [T · N, C], of one-hot symbols, [T · N, V]. */
  protected abstract NDArray scores(NDArray input);

  /** A parameter that begins as a matrix [R, C] of ours, turned round to [C, R]. */
  protected final NDArray turned(Weights weights, String... names) {
    int rows = 0;
    int cols = weights.tensor(names[0]).cols();
    for (String name : names) {
      rows += weights.tensor(name).rows();
    }
    float[] values = new float[rows * cols];
    int row = 0;
    for (String name : names) {
      Weights.Tensor tensor = weights.tensor(name);
      for (int r = 0; r < tensor.rows(); r++, row++) {
        for (int c = 0; c < cols; c++) {
          values[c * rows + row] = tensor.at(r, c);
        }
      }
    }
    return parameter(values, new Shape(cols, rows));
  }

  /** A parameter that begins as a vector of ours. */
  protected final NDArray vector(Weights weights, String name) {
    Weights.Tensor tensor = weights.tensor(name);
    float[] values = new float[tensor.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.at(i, 0);
    }
    return parameter(values, new Shape(values.length));
  }

  private NDArray parameter(float[] values, Shape shape) {
    PtNDArray made = (PtNDArray) manager.create(values, shape);
    made.setRequiresGradient(true);
    parameters.add(made);
    first.add((PtNDArray) manager.zeros(shape));
    second.add((PtNDArray) manager.zeros(shape));
    return made;
  }

  /** One sequence as its T steps, [N, width] each. */
  protected final NDList unbind(NDArray sequence) {
    return sequence.split(steps);
  }

  /** T steps as one sequence. */
  protected final NDArray join(List<NDArray> each) {
    return NDArrays.concat(new NDList(each));
  }

  protected static NDArray sigmoid(NDArray x) {
    return x.getNDArrayInternal().sigmoid();
  }

  protected static NDArray silu(NDArray x) {
    return x.mul(sigmoid(x));
  }

  /**
   * One training step.
   *
   * @param symbols one-hot, [T · N, V]
   * @param labels one-hot, [T · N, C]
   * @param rate the step size
   * @return the mean cross-entropy
   */
  final float step(float[] symbols, float[] labels, double rate) {
    step++;
    int positions = steps * batch;
    try (NDManager own = manager.newSubManager()) {
      NDArray input = own.create(symbols, new Shape(positions, symbols.length / positions));
      NDArray right = own.create(labels, new Shape(positions, labels.length / positions));
      JniUtils.setGradMode(true);
      NDArray loss = right.mul(scores(input).logSoftmax(1)).sum().div(-positions);
      JniUtils.backward((PtNDArray) loss, (PtNDArray) own.ones(loss.getShape()), false, false);
      JniUtils.setGradMode(false);
      update((float) rate);
      return loss.getFloat();
    }
  }

  private void update(float rate) {
    double corrected =
        rate
            * Math.sqrt(1 - Math.pow(Optimiser.BETA2, step))
            / (1 - Math.pow(Optimiser.BETA1, step));
    for (int i = 0; i < parameters.size(); i++) {
      try (PtNDArray gradient = parameters.get(i).getGradient()) {
        JniUtils.adamUpdate(
            parameters.get(i),
            gradient,
            first.get(i),
            second.get(i),
            rate,
            (float) corrected,
            0,
            1,
            -1,
            (float) Optimiser.BETA1,
            (float) Optimiser.BETA2,
            (float) Optimiser.EPSILON,
            true);
      }
      JniUtils.zeroGrad(parameters.get(i));
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}

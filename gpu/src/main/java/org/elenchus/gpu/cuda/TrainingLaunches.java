package org.elenchus.gpu.cuda;

import static org.elenchus.gpu.cuda.Arguments.array;
import static org.elenchus.gpu.cuda.Arguments.number;
import static org.elenchus.gpu.cuda.Arguments.view;
import static org.elenchus.gpu.cuda.Arguments.whole;
import static org.elenchus.gpu.cuda.Arguments.wide;

import org.elenchus.gpu.cell.Parameter;
import org.elenchus.gpu.train.Optimiser;
import org.elenchus.gpu.train.Spectral;

/** {@code training.cu}: what a training step needs around its layers. */
record TrainingLaunches(Launcher launcher) {
  private static final Program TRAINING = Program.of("training");

  /** Symbols, [S, blocks, T, L], become one-hot columns, [T, V, L]. */
  void oneHot(CudaContext.Memory symbols, CudaBuffer input, int vocabulary, int steps, int lanes) {
    long count = (long) steps * vocabulary * lanes;
    launcher.each(
        TRAINING,
        "oneHot",
        count,
        array(symbols),
        whole(input, count),
        number(vocabulary),
        number(steps),
        number(lanes));
  }

  /** Losses, [T, L], and the gradient of the scores, [T, C, L]. */
  void crossEntropy(
      CudaContext.Memory labels,
      CudaBuffer scores,
      CudaBuffer gradient,
      CudaBuffer losses,
      int classes,
      int steps,
      int lanes) {
    long positions = (long) steps * lanes;
    launcher.each(
        TRAINING,
        "crossEntropy",
        positions,
        array(labels),
        whole(scores, positions * classes),
        whole(gradient, positions * classes),
        whole(losses, positions),
        number(classes),
        number(steps),
        number(lanes));
  }

  /** The class of the greatest score, [S, blocks, T, L]; -2 where there is none. */
  void answer(CudaBuffer scores, CudaContext.Memory answers, int classes, int steps, int lanes) {
    long positions = (long) steps * lanes;
    launcher.each(
        TRAINING,
        "answer",
        positions,
        whole(scores, positions * classes),
        array(answers),
        number(classes),
        number(steps),
        number(lanes));
  }

  /**
   * Adds the gradients of a seed's blocks in its block 0, and finds loss and squared norm of each
   * seed, [S, 2].
   */
  void measure(CudaBuffer losses, CudaBuffer gradients, CudaContext.Memory results) {
    int size = gradients.length();
    int positions = losses.length();
    int blocks = launcher.blocks();
    launcher.launch(
        TRAINING,
        "sumBlocks",
        Shape.each(size, 1),
        whole(gradients, size),
        number(size),
        number(blocks));
    launcher.launch(
        TRAINING,
        "measure",
        Shape.sums(1, 1, Double.BYTES),
        whole(losses, positions),
        whole(gradients, size),
        array(results),
        number(positions),
        number(blocks),
        number(size));
  }

  /** Parameters and both moments of AdamW, [S, P], and gradients, [S, blocks, P]. */
  record State(CudaBuffer weights, CudaBuffer first, CudaBuffer second, CudaBuffer gradients) {}

  /**
   * A step of AdamW for one parameter.
   *
   * @param at where it begins
   * @param results loss and squared norm, [S, 2]
   * @param given scored positions and learning rate of this step, [S, 2]
   */
  void adamw(
      State state,
      Parameter parameter,
      int at,
      CudaContext.Memory results,
      CudaContext.Memory given,
      Optimiser optimiser,
      int step) {
    int count = parameter.size();
    launcher.launch(
        TRAINING,
        "adamw",
        Shape.each(count, 1),
        view(state.weights, at, count),
        view(state.gradients, at, count),
        view(state.first, at, count),
        view(state.second, at, count),
        array(results),
        array(given),
        wide(optimiser.clip()),
        wide(Optimiser.BETA1),
        wide(Optimiser.BETA2),
        wide(Optimiser.EPSILON),
        wide(parameter.decays() ? optimiser.weightDecay() : 0),
        wide(1 - Math.pow(Optimiser.BETA1, step)),
        wide(1 - Math.pow(Optimiser.BETA2, step)),
        number(count));
  }

  /** Brings the norm of a square matrix to {@link Parameter#SPECTRAL_NORM}. */
  void spectral(State state, Parameter parameter, int at, CudaContext.Memory results) {
    int rows = parameter.rows();
    int scratch = 2 * rows + Shape.THREADS;
    launcher.launch(
        TRAINING,
        "spectral",
        new Shape(1, 1, Shape.THREADS, scratch * Double.BYTES),
        view(state.weights, at, parameter.size()),
        array(results),
        number(rows),
        number(Spectral.ITERATIONS),
        wide(Parameter.SPECTRAL_NORM));
  }
}

package org.elenchus.gpu.cuda;

import jcuda.Pointer;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.data.Words;

/** Buffers for taking the words of a whole population through a model: T steps of each piece. */
final class CudaPass implements AutoCloseable {
  private final Launcher launcher;
  private final TrainingLaunches training;
  private final int steps;
  private final int lanes;
  private final int symbols;
  private final int classes;
  private final Layer.Run run;

  /** One-hot symbols [T, V, L]; scores and their gradient [T, C, L]; losses [T, L]. */
  private final CudaBuffer input;

  private final CudaBuffer scores;
  private final CudaBuffer gradient;
  private final CudaBuffer losses;

  /** Symbols, labels and answers on the device, [S, blocks, T, L] each. */
  private final CudaContext.Memory symbolsThere;

  private final CudaContext.Memory labelsThere;
  private final CudaContext.Memory answersThere;
  private final int[] symbolsHere;
  private final int[] labelsHere;

  /**
   * Takes the buffers.
   *
   * @param launcher one of its own, closed with this
   */
  CudaPass(Launcher launcher, Rung rung, int seeds, Layer model, int steps, int lanes) {
    this.launcher = launcher;
    training = new TrainingLaunches(launcher);
    this.steps = steps;
    this.lanes = lanes;
    symbols = model.inputs();
    classes = model.outputs();
    run = model.open(new Workspace(rung.on(launcher), launcher, steps, lanes));
    input = launcher.allocate(steps * symbols * lanes);
    scores = launcher.allocate(steps * classes * lanes);
    gradient = launcher.allocate(steps * classes * lanes);
    losses = launcher.allocate(steps * lanes);
    int count = Math.multiplyExact(Math.multiplyExact(seeds, launcher.blocks()), steps * lanes);
    symbolsHere = new int[count];
    labelsHere = new int[count];
    symbolsThere = launcher.take((long) count * Integer.BYTES);
    labelsThere = launcher.take((long) count * Integer.BYTES);
    answersThere = launcher.take((long) count * Integer.BYTES);
  }

  /** Chooses the seeds that take part from now on. */
  void activate(int[] indices) {
    launcher.activate(indices);
  }

  CudaBuffer losses() {
    return losses;
  }

  /** Forgets the words of the last pass. */
  void clear() {
    java.util.Arrays.fill(symbolsHere, -1);
    java.util.Arrays.fill(labelsHere, Oracle.UNSCORED);
  }

  private int at(int seed, int block) {
    return (seed * launcher.blocks() + block) * steps * lanes;
  }

  /** Steps of words, from {@code start}, into the lanes of a piece. */
  void load(int seed, int block, Words words, int start) {
    int at = at(seed, block);
    int some = Math.min(steps, words.length() - start);
    for (int b = 0; b < words.count(); b++) {
      int[] word = words.symbols(b);
      int[] right = words.labels(b);
      for (int t = 0; t < some; t++) {
        symbolsHere[at + t * lanes + b] = word[start + t];
        labelsHere[at + t * lanes + b] = right[start + t];
      }
    }
  }

  /** How many positions of a seed are scored. */
  int scored(int seed) {
    int found = 0;
    int at = at(seed, 0);
    for (int i = at; i < at + launcher.blocks() * steps * lanes; i++) {
      found += labelsHere[i] == Oracle.UNSCORED ? 0 : 1;
    }
    return found;
  }

  private void upload() {
    long bytes = (long) symbolsHere.length * Integer.BYTES;
    symbolsThere.write(Pointer.to(symbolsHere), 0, bytes);
    labelsThere.write(Pointer.to(labelsHere), 0, bytes);
    training.oneHot(symbolsThere, input, symbols, steps, lanes);
  }

  /** Forward, losses and backward; the gradient of the weights is added to. */
  void train(CudaBuffer weights, CudaBuffer gradients) {
    upload();
    run.forward(weights, 0, input, scores, false);
    training.crossEntropy(labelsThere, scores, gradient, losses, classes, steps, lanes);
    run.backward(weights, 0, gradients, 0, input, gradient, null);
  }

  /**
   * Forward and the answers.
   *
   * @param carry whether the words go on from the last pass
   * @return the class of the greatest score, [S, blocks, T, L]; -2 where there is none
   */
  int[] answers(CudaBuffer weights, boolean carry) {
    upload();
    run.forward(weights, 0, input, scores, carry);
    training.answer(scores, answersThere, classes, steps, lanes);
    int[] answers = new int[symbolsHere.length];
    answersThere.read(Pointer.to(answers), 0, (long) answers.length * Integer.BYTES);
    return answers;
  }

  /** Whether the answer at a place of a piece is right, or null where none is asked. */
  @org.jspecify.annotations.Nullable
  Boolean hit(int[] answers, int seed, int block, int t, int lane) {
    int i = at(seed, block) + t * lanes + lane;
    return labelsHere[i] == Oracle.UNSCORED ? null : answers[i] == labelsHere[i];
  }

  @Override
  public void close() {
    launcher.close();
  }
}

package org.elenchus.gpu.train;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Workspace;
import org.elenchus.gpu.device.Buffer;
import org.elenchus.gpu.device.TrainingKernels;
import org.elenchus.tasks.Oracle;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.data.Words;

/** One thread's buffers for taking words through a model. */
final class Pass {
  /** What testing some words gave. */
  record Count(int right, long rightPositions, long positions) {}

  private final Task task;
  private final TrainingKernels kernels;
  private final Workspace space;
  private final Layer.Run run;
  private final int symbols;
  private final int classes;

  /** One-hot symbols, [T, V, L]. */
  private final Buffer input;

  /** Scores and their gradient, [T, C, L]. */
  private final Buffer scores;

  private final Buffer gradient;

  /** Right labels, [T, L]. */
  private final int[] labels;

  Pass(Task task, Layer model, TrainingKernels kernels, Workspace space) {
    this.task = task;
    this.kernels = kernels;
    this.space = space;
    symbols = model.inputs();
    classes = model.outputs();
    run = model.open(space);
    input = space.sequence(symbols);
    scores = space.sequence(classes);
    gradient = space.sequence(classes);
    labels = new int[space.steps() * space.lanes()];
  }

  /** Steps of words, from {@code start}, into the lanes; lanes and steps left over are unscored. */
  private void load(Words words, int start) {
    int lanes = space.lanes();
    input.fill(0, input.length(), 0);
    Arrays.fill(labels, Oracle.UNSCORED);
    int steps = Math.min(space.steps(), words.length() - start);
    for (int b = 0; b < words.count(); b++) {
      int[] word = words.symbols(b);
      int[] right = words.labels(b);
      for (int t = 0; t < steps; t++) {
        input.set((t * symbols + word[start + t]) * lanes + b, 1);
        labels[t * lanes + b] = right[start + t];
      }
    }
  }

  /**
   * Draws words and adds the gradient of their summed loss.
   *
   * @return the summed loss and the number of scored positions
   */
  double[] train(UniformRandomProvider random, int count, Buffer w, int wAt, Buffer g, int gAt) {
    load(Words.draw(task, space.steps(), count, random), 0);
    run.forward(w, wAt, input, scores, false);
    int lanes = space.lanes();
    double loss = 0;
    for (int t = 0; t < space.steps(); t++) {
      int at = t * classes * lanes;
      loss += kernels.crossEntropy(scores, at, classes, labels, t * lanes, lanes, gradient, at);
    }
    run.backward(w, wAt, g, gAt, input, gradient, null);
    long scored = Arrays.stream(labels).filter(label -> label != Oracle.UNSCORED).count();
    return new double[] {loss, scored};
  }

  /** Draws words of any length and counts what is answered right. */
  Count test(UniformRandomProvider random, int length, int count, Buffer w, int wAt) {
    Words words = Words.draw(task, length, count, random);
    boolean[] whole = new boolean[count];
    Arrays.fill(whole, true);
    long rightPositions = 0;
    long positions = 0;
    int lanes = space.lanes();
    for (int start = 0; start < length; start += space.steps()) {
      load(words, start);
      run.forward(w, wAt, input, scores, start > 0);
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] != Oracle.UNSCORED) {
          boolean hit = answer(i / lanes, i % lanes) == labels[i];
          rightPositions += hit ? 1 : 0;
          positions++;
          whole[i % lanes] &= hit;
        }
      }
    }
    int right = 0;
    for (boolean each : whole) {
      right += each ? 1 : 0;
    }
    return new Count(right, rightPositions, positions);
  }

  /** The label with the greatest score; none where a score is not a number or two share the top. */
  private int answer(int t, int lane) {
    int lanes = space.lanes();
    int best = -1;
    double top = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      double score = scores.get((t * classes + c) * lanes + lane);
      if (Double.isNaN(score)) {
        return -2;
      }
      if (score > top) {
        top = score;
        best = c;
      } else if (score == top) {
        best = -2;
      }
    }
    return best;
  }
}

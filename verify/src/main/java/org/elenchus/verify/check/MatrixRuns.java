package org.elenchus.verify.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.LearningMatrix.Protocol;
import org.elenchus.claims.statement.LearningMatrix.TaskChoice;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.tasks.SettingException;
import org.elenchus.tasks.Tasks;

/** From a {@link LearningMatrix} to the configurations of its cells, and back to its runs. */
final class MatrixRuns {
  private static final int CURVE_POINTS = 10;
  private static final MathContext CURVE_DIGITS = new MathContext(4);

  private MatrixRuns() {}

  /** The runs of one cell, one for each seed of the configuration, in their order. */
  @FunctionalInterface
  interface Source {
    List<Runs.Run> runs(RunConfig config, ModelChoice model);
  }

  /**
   * The runs of all cells.
   *
   * @param matrix the family
   * @param seeds the seeds that stand for the protocol's 0, 1, …
   * @param source where the runs of a cell come from
   * @return all runs, task by task and model by model
   * @throws SettingException if a cell cannot be run
   */
  static Runs of(LearningMatrix matrix, List<Long> seeds, Source source) {
    List<Runs.Run> all = new ArrayList<>();
    for (TaskChoice task : matrix.tasks()) {
      for (ModelChoice model : matrix.models()) {
        all.addAll(source.runs(config(matrix.protocol(), task, model, seeds), model));
      }
    }
    return new Runs(all);
  }

  private static RunConfig config(
      Protocol protocol, TaskChoice task, ModelChoice model, List<Long> seeds) {
    return RunConfig.of(task.task(), task.parameters(), model.model())
        .variant(model.variant())
        .sizes(new Sizes(size(model, "D"), size(model, "H"), size(model, "K")))
        .length(protocol.length())
        .batch(protocol.batch())
        .steps(protocol.steps())
        .learningRate(protocol.learningRate().doubleValue())
        .seeds(seeds)
        .evaluation(new Evaluation(protocol.multiples(), protocol.words(), protocol.checkEvery()))
        .operations(protocol.operations())
        .build();
  }

  private static int size(ModelChoice model, String name) {
    Integer size = model.sizes().get(name);
    if (size == null) {
      throw new SettingException("sizes." + name, "missing", "a number; sizes are D, H and K");
    }
    return size;
  }

  /**
   * A run as evidence.
   *
   * @param config its configuration
   * @param model its model as the statement names it
   * @param index the protocol's number of its seed
   * @param steps steps taken
   * @param state how it ended
   * @param accuracy its tests
   * @param losses its loss curve
   * @return the run, with about {@value #CURVE_POINTS} points of the curve, to four digits
   */
  static Runs.Run run(
      RunConfig config,
      ModelChoice model,
      int index,
      int steps,
      String state,
      List<Runs.Accuracy> accuracy,
      List<Double> losses) {
    List<Double> curve = new ArrayList<>();
    int stride = Math.max(1, losses.size() / CURVE_POINTS);
    for (int i = 0; i < losses.size(); i += stride) {
      curve.add(new BigDecimal(losses.get(i)).round(CURVE_DIGITS).doubleValue());
    }
    return new Runs.Run(
        Tasks.of(config.task(), config.taskParameters()).title(),
        model.model(),
        model.variant(),
        index,
        new TreeMap<>(model.sizes()),
        steps,
        state,
        accuracy,
        curve);
  }
}

package org.elenchus.verify.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.Statement;
import org.elenchus.gpu.train.LossPoint;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.tasks.SettingException;

/** Trains all cells of a {@link LearningMatrix}; a cell that two statements share is done once. */
final class MatrixTrainingCheck implements Check {
  private final Map<String, List<TrainingRun>> cells = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "matrix-training";
  }

  @Override
  public Class<LearningMatrix> form() {
    return LearningMatrix.class;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    LearningMatrix matrix = form().cast(statement);
    try {
      return List.of(
          MatrixRuns.of(
              matrix, TrainingCheck.seeds(matrix.protocol().seeds(), context), this::cell));
    } catch (SettingException e) {
      throw new InputException(subject, 0, "protocol", String.valueOf(e.getMessage()));
    }
  }

  private List<Runs.Run> cell(RunConfig config, ModelChoice model) {
    List<TrainingRun> runs =
        cells.computeIfAbsent(config.key(), key -> new Trainer().train(config));
    return IntStream.range(0, runs.size())
        .mapToObj(i -> run(config, model, i, runs.get(i)))
        .toList();
  }

  private static Runs.Run run(RunConfig config, ModelChoice model, int index, TrainingRun run) {
    return MatrixRuns.run(
        config,
        model,
        index,
        run.steps(),
        run.state(),
        run.accuracy().stream()
            .map(test -> new Runs.Accuracy(test.length(), test.right(), test.words()))
            .toList(),
        run.losses().stream().map(LossPoint::loss).toList());
  }
}

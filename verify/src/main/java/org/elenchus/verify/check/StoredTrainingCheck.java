package org.elenchus.verify.check;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.LearningMatrix;
import org.elenchus.claims.statement.LearningMatrix.ModelChoice;
import org.elenchus.claims.statement.Statement;
import org.elenchus.gpu.store.BundledRuns;
import org.elenchus.gpu.store.StoredRun;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.tasks.SettingException;

/**
 * Brings the runs of a sweep that was done once and is kept in the project. Which file, and its
 * hash, stand in the claim; a run counts only under the key of the very configuration that the
 * statement lays down.
 */
final class StoredTrainingCheck implements Check {
  private final Map<Settings, BundledRuns> read = new ConcurrentHashMap<>();

  /**
   * Which runs.
   *
   * @param file the name of the bundled file
   * @param sha256 of its lines
   * @param trainer the trainer's version that computed them
   */
  record Settings(String file, String sha256, int trainer) {}

  @Override
  public String name() {
    return "stored-training";
  }

  @Override
  public Class<LearningMatrix> form() {
    return LearningMatrix.class;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    LearningMatrix matrix = form().cast(statement);
    if (call.settings() == null) {
      throw new CheckException(subject + ": check " + name() + " needs settings: which runs");
    }
    Settings settings = Json.convert(call.settings(), Settings.class);
    BundledRuns runs = read.computeIfAbsent(settings, s -> BundledRuns.read(s.file(), s.sha256()));
    List<Long> seeds = LongStream.rangeClosed(1, matrix.protocol().seeds()).boxed().toList();
    try {
      return List.of(
          MatrixRuns.of(
              matrix,
              seeds,
              (config, model) -> runs(runs, config, model, settings.trainer(), subject)));
    } catch (SettingException e) {
      throw new InputException(subject, 0, "protocol", String.valueOf(e.getMessage()));
    }
  }

  private static List<Runs.Run> runs(
      BundledRuns stored, RunConfig config, ModelChoice model, int trainer, String subject) {
    List<StoredRun> runs = stored.runs(config.key(trainer));
    if (!runs.stream().map(StoredRun::seed).toList().equals(config.seeds())) {
      throw new CheckException(
          subject + ": no stored runs of " + config.model() + " on " + config.task());
    }
    return IntStream.range(0, runs.size())
        .mapToObj(i -> run(config, model, i, runs.get(i)))
        .toList();
  }

  private static Runs.Run run(RunConfig config, ModelChoice model, int index, StoredRun run) {
    return MatrixRuns.run(
        config,
        model,
        index,
        run.steps(),
        run.state(),
        run.accuracy().stream()
            .map(test -> new Runs.Accuracy(test.length(), test.right(), test.words()))
            .toList(),
        run.losses().stream().map(List::getLast).toList());
  }
}

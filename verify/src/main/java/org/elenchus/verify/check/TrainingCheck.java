package org.elenchus.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs;
import org.elenchus.claims.statement.Learns;
import org.elenchus.claims.statement.Learns.Training;
import org.elenchus.claims.statement.Statement;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.cuda.Devices;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.LossPoint;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.tasks.SettingException;
import org.elenchus.tasks.Tasks;

/**
 * Trains what a {@link Learns} statement lays down. Runs that two statements share are done once.
 */
final class TrainingCheck implements Check {
  /** Where the tests reach beyond the training length: 1, 2 and 4 times. */
  private static final List<Integer> MULTIPLES = List.of(1, 2, 4);

  /** Multiply-adds of one population: what needs more ends out of budget, which decides nothing. */
  private static final long QUICK_OPERATIONS = 100_000_000_000L;

  private static final long OPERATIONS = 100 * QUICK_OPERATIONS;
  private static final int CURVE_POINTS = 40;

  private final Map<Key, Runs> done = new ConcurrentHashMap<>();

  private record Key(Training training, Context context) {}

  @Override
  public String name() {
    return "training";
  }

  @Override
  public Class<Learns> form() {
    return Learns.class;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    Learns learns = form().cast(statement);
    Training training = learns.training();
    if (MULTIPLES.stream().noneMatch(m -> m * training.length() == learns.evaluationLength())) {
      throw new InputException(
          subject,
          0,
          "evaluationLength",
          "must be 1, 2 or 4 times the training length " + training.length());
    }
    try {
      return List.of(done.computeIfAbsent(new Key(training, context), TrainingCheck::train));
    } catch (SettingException e) {
      throw new InputException(subject, 0, "training", String.valueOf(e.getMessage()));
    }
  }

  /**
   * The protocol numbers its seeds from 0; the run's seed makes them other seeds in another run.
   */
  static List<Long> seeds(int count, Context context) {
    return LongStream.range(0, count).mapToObj(i -> context.seed() * count + i).toList();
  }

  private static Runs train(Key key) {
    Training training = key.training();
    Device device = Devices.of(key.context().device().word());
    List<Long> seeds = seeds(training.seeds(), key.context());
    RunConfig config =
        RunConfig.of(training.task(), training.parameters(), training.model())
            .variant(training.variant())
            .device(device.id())
            .sizes(new Sizes(size(training, "D"), size(training, "H"), 1))
            .length(training.length())
            .batch(training.batch())
            .steps(training.steps())
            .learningRate(training.learningRate().doubleValue())
            .seeds(seeds)
            .evaluation(new Evaluation(MULTIPLES, training.words(), 0))
            .operations(
                key.context().budget() == Context.Budget.QUICK ? QUICK_OPERATIONS : OPERATIONS)
            .build();
    List<TrainingRun> runs = new Trainer(device).train(config);
    return new Runs(
        IntStream.range(0, runs.size()).mapToObj(i -> run(training, i, runs.get(i))).toList());
  }

  private static int size(Training training, String name) {
    Integer size = training.sizes().get(name);
    if (size == null) {
      throw new SettingException("sizes." + name, "missing", "a number; sizes are D and H");
    }
    return size;
  }

  private static Runs.Run run(Training training, int index, TrainingRun run) {
    List<Double> curve = new ArrayList<>();
    List<LossPoint> losses = run.losses();
    int stride = Math.max(1, losses.size() / CURVE_POINTS);
    for (int i = 0; i < losses.size(); i += stride) {
      curve.add(losses.get(i).loss());
    }
    return new Runs.Run(
        Tasks.of(run.task(), run.taskParameters()).title(),
        run.model(),
        run.variant(),
        index,
        new TreeMap<>(training.sizes()),
        run.steps(),
        run.state(),
        run.accuracy().stream()
            .map(a -> new Runs.Accuracy(a.length(), a.right(), a.words()))
            .toList(),
        curve);
  }
}

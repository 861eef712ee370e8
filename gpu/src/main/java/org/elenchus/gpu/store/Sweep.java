package org.elenchus.gpu.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.train.Checkpoint;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.tasks.SettingException;

/**
 * Every task with every model at every learning rate: the same tuning grid for all models.
 *
 * @param schema {@value #SCHEMA}
 * @param tasks the tasks
 * @param models the models
 * @param batch N
 * @param steps how many steps at most
 * @param learningRates the learning rates
 * @param seeds how many seeds, numbered from 1
 * @param multiples the test lengths as multiples of the training length
 * @param words the words of each test
 * @param checkEvery after how many steps a seed may stop early, 0 for never
 * @param operations the multiply-adds that one population may take
 */
public record Sweep(
    String schema,
    List<TaskChoice> tasks,
    List<ModelChoice> models,
    int batch,
    int steps,
    List<Double> learningRates,
    int seeds,
    List<Integer> multiples,
    int words,
    int checkEvery,
    long operations) {
  /** What the field {@code schema} must say. */
  public static final String SCHEMA = "elenchus-sweep/1";

  /** How many threads a trainer may have. */
  public static final int MOST_THREADS = 1024;

  private static final long MAX_BYTES = 1L << 20;
  private static final int CHECKPOINT_EVERY = 200;

  /**
   * A task of a sweep.
   *
   * @param task its name
   * @param parameters its parameters
   * @param length the training length
   */
  public record TaskChoice(String task, Map<String, Integer> parameters, int length) {
    /** Copies the parameters. */
    public TaskChoice {
      parameters = Map.copyOf(parameters);
    }
  }

  /**
   * A model of a sweep.
   *
   * @param model its id
   * @param variant its variant
   * @param layers D
   * @param hidden H
   * @param heads K
   */
  public record ModelChoice(String model, String variant, int layers, int hidden, int heads) {}

  /** Copies the lists. */
  public Sweep {
    tasks = List.copyOf(tasks);
    models = List.copyOf(models);
    learningRates = List.copyOf(learningRates);
    multiples = List.copyOf(multiples);
  }

  /**
   * Reads a sweep and checks every configuration of it before any work.
   *
   * @param file the file
   * @return the sweep
   * @throws InputException if the file is no sweep or one of its configurations cannot be run
   */
  public static Sweep read(Path file) {
    Sweep sweep = Json.read(file, MAX_BYTES, Sweep.class);
    if (!sweep.schema.equals(SCHEMA)) {
      throw new InputException(
          file.toString(), 0, "schema", "is \"" + sweep.schema + "\", expected \"" + SCHEMA + "\"");
    }
    try {
      sweep.configurations();
    } catch (SettingException e) {
      throw new InputException(file.toString(), 0, null, String.valueOf(e.getMessage()));
    }
    return sweep;
  }

  /**
   * All configurations.
   *
   * @return one for each task, model and learning rate, in that order
   * @throws SettingException if one of them cannot be run
   */
  public List<RunConfig> configurations() {
    return configurations("auto");
  }

  /**
   * All configurations on a device, which is a part of what they are.
   *
   * @param device {@code "auto"}, {@code "cpu"} or {@code "cuda"}
   * @return one for each task, model and learning rate, in that order
   * @throws SettingException if one of them cannot be run
   */
  public List<RunConfig> configurations(String device) {
    List<RunConfig> all = new ArrayList<>();
    for (TaskChoice task : tasks) {
      for (ModelChoice model : models) {
        for (double rate : learningRates) {
          all.add(
              RunConfig.of(task.task, task.parameters, model.model)
                  .variant(model.variant)
                  .sizes(new Sizes(model.layers, model.hidden, model.heads))
                  .length(task.length)
                  .batch(batch)
                  .steps(steps)
                  .learningRate(rate)
                  .seeds(LongStream.rangeClosed(1, seeds).boxed().toList())
                  .evaluation(new Evaluation(multiples, words, checkEvery))
                  .device(device)
                  .operations(operations)
                  .build());
        }
      }
    }
    return List.copyOf(all);
  }

  /** Hears of a sweep as it goes. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called before a configuration is computed at some of its learning rates.
     *
     * @param cohort the configuration and the learning rates
     * @param done how many configurations of this shard are there already
     * @param all how many this shard has
     * @return hears of its steps
     */
    default Trainer.Listener begins(Cohort cohort, int done, int all) {
      return (step, losses) -> {};
    }

    /**
     * Called after each configuration, also one that the store held already.
     *
     * @param done how many of this shard are there now
     * @param all how many this shard has
     * @param runs the runs of the configuration
     */
    void done(int done, int all, List<StoredRun> runs);
  }

  /**
   * Computes what a store does not hold yet of one shard: every {@code shards}-th configuration.
   * Those that differ in their learning rate alone train in one population, as far as the device
   * has room, each as it would alone. May be killed and started again at any time.
   *
   * @param store the store
   * @param folder where runs are kept while they go on
   * @param shard which shard, from 0
   * @param shards how many there are
   * @param trainer the trainer; its device is that of the configurations
   * @param listener hears of each configuration
   * @return how many configurations were computed
   * @throws SettingException if the shard is none of them
   */
  public int run(
      RunStore store, Path folder, int shard, int shards, Trainer trainer, Listener listener) {
    if (shards < 1 || shard < 0 || shard >= shards) {
      throw new SettingException(
          "shard", shard + " of " + shards, "a shard from 0 to their number less 1");
    }
    List<RunConfig> all = configurations(trainer.device().id());
    List<RunConfig> mine =
        IntStream.iterate(shard, i -> i < all.size(), i -> i + shards).mapToObj(all::get).toList();
    int done = 0;
    int computed = 0;
    for (Cohort group : groups(mine)) {
      int before = done;
      computed +=
          compute(
              group,
              store,
              folder,
              trainer,
              cohort -> listener.begins(cohort, before, mine.size()));
      for (int rate = 0; rate < group.learningRates().size(); rate++) {
        done++;
        listener.done(done, mine.size(), store.runs(group.configuration(rate).key()));
      }
    }
    return computed;
  }

  /** Configurations that differ in their learning rate alone, in the order of their first. */
  private static List<Cohort> groups(List<RunConfig> configurations) {
    Map<RunConfig, Set<Double>> groups = new LinkedHashMap<>();
    for (RunConfig config : configurations) {
      groups
          .computeIfAbsent(config.withLearningRate(1), same -> new LinkedHashSet<>())
          .add(config.optimiser().learningRate());
    }
    return groups.entrySet().stream()
        .map(group -> new Cohort(group.getKey(), List.copyOf(group.getValue())))
        .toList();
  }

  /**
   * Computes a configuration at those of its learning rates that a store does not hold yet, and
   * appends their runs. May be killed and started again at any time.
   *
   * @param group the configuration and its learning rates
   * @param store the store
   * @param folder where runs are kept while they go on
   * @param trainer the trainer
   * @param listeners who hears of the steps of each population
   * @return how many learning rates were computed
   */
  public static int compute(
      Cohort group,
      RunStore store,
      Path folder,
      Trainer trainer,
      Function<Cohort, Trainer.Listener> listeners) {
    List<Double> missing = new ArrayList<>();
    for (int rate = 0; rate < group.learningRates().size(); rate++) {
      if (store.runs(group.configuration(rate).key()).isEmpty()) {
        missing.add(group.learningRates().get(rate));
      }
    }
    if (missing.isEmpty()) {
      checkpoint(group, folder).remove();
      return 0;
    }
    for (Cohort cohort : Cohort.of(group.config(), missing, trainer.device())) {
      Checkpoint checkpoint = checkpoint(cohort, folder);
      List<List<TrainingRun>> runs = trainer.train(cohort, listeners.apply(cohort), checkpoint);
      List<StoredRun> lines = new ArrayList<>();
      for (int rate = 0; rate < runs.size(); rate++) {
        RunConfig config = cohort.configuration(rate);
        runs.get(rate).forEach(run -> lines.add(StoredRun.of(config, run)));
      }
      store.append(lines);
      // Only now: whoever is killed before this line has the runs, the checkpoint, or both.
      checkpoint.remove();
    }
    return missing.size();
  }

  private static Checkpoint checkpoint(Cohort cohort, Path folder) {
    return new Checkpoint(folder.resolve(cohort.key() + ".part"), CHECKPOINT_EVERY);
  }
}

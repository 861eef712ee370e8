package org.elenchus.gpu.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.train.Checkpoint;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
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
     * Called before a configuration is computed.
     *
     * @param config the configuration
     * @param done how many of this shard are there already
     * @param all how many this shard has
     * @return hears of its steps
     */
    default Trainer.Listener begins(RunConfig config, int done, int all) {
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
   * May be killed and started again at any time.
   *
   * @param store the store
   * @param folder where runs are kept while they go on
   * @param shard which shard, from 0
   * @param shards how many there are
   * @param trainer the trainer
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
    List<RunConfig> all = configurations();
    int mine = (all.size() - shard + shards - 1) / shards;
    int done = 0;
    int computed = 0;
    for (int i = shard; i < all.size(); i += shards) {
      RunConfig config = all.get(i);
      String key = config.key();
      if (store.runs(key).isEmpty()) {
        compute(config, store, folder, trainer, listener.begins(config, done, mine));
        computed++;
      } else {
        checkpoint(config, folder).remove();
      }
      done++;
      listener.done(done, mine, store.runs(key));
    }
    return computed;
  }

  /**
   * Computes one configuration and appends its runs. May be killed and started again at any time.
   *
   * @param config the configuration
   * @param store the store
   * @param folder where the run is kept while it goes on
   * @param trainer the trainer
   * @param listener hears of each step
   */
  public static void compute(
      RunConfig config, RunStore store, Path folder, Trainer trainer, Trainer.Listener listener) {
    Checkpoint checkpoint = checkpoint(config, folder);
    store.append(
        trainer.train(config, listener, checkpoint).stream()
            .map(run -> StoredRun.of(config, run))
            .toList());
    // Only now: whoever is killed before this line has the runs, the checkpoint, or both.
    checkpoint.remove();
  }

  private static Checkpoint checkpoint(RunConfig config, Path folder) {
    return new Checkpoint(folder.resolve(config.key() + ".part"), CHECKPOINT_EVERY);
  }
}

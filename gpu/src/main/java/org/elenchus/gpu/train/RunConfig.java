package org.elenchus.gpu.train;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cell.Layer;
import org.elenchus.gpu.cell.Models;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.tasks.SettingException;
import org.elenchus.tasks.Task;
import org.elenchus.tasks.Tasks;

/**
 * Everything that fixes a training run. A configuration that exists is one that can be run.
 *
 * @param task the task's name, one of {@link Tasks#names()}
 * @param taskParameters its parameters; those left out take their defaults
 * @param model the model's id, one of {@link Models#ids()}
 * @param variant one of {@link Models#variants}
 * @param sizes the model's sizes
 * @param length T, the length of the training words
 * @param batch N, the words of a step, for each seed
 * @param steps how many steps at most
 * @param optimiser the optimiser
 * @param seeds the seeds, all different; trained together
 * @param evaluation the tests
 * @param device {@code "cpu"}, {@code "cuda"}, or {@code "auto"}, which names no choice and is the
 *     CPU: a caller that chooses writes down what it chose
 * @param operations how much work training may take, in multiply-adds as {@link #operationsPerStep}
 *     counts them; with what is left then it stops, out of budget. Not wall-clock time, so that a
 *     rerun ends at the same step
 */
public record RunConfig(
    String task,
    SortedMap<String, Integer> taskParameters,
    String model,
    String variant,
    Sizes sizes,
    int length,
    int batch,
    int steps,
    Optimiser optimiser,
    List<Long> seeds,
    Evaluation evaluation,
    String device,
    long operations) {
  /** Raised when the trainer comes to give other numbers for the same configuration. */
  private static final int TRAINER = 3;

  private static final List<String> DEVICES = List.of("auto", "cpu", "cuda");
  private static final int MOST_LENGTH = 1 << 16;
  private static final int MOST_BATCH = 1 << 16;
  private static final int MOST_STEPS = 100_000_000;
  private static final int MOST_SEEDS = 1024;

  /**
   * Checks everything that can be checked before any work.
   *
   * @throws SettingException if a field cannot be used, naming it
   */
  public RunConfig {
    SortedMap<String, Integer> full = Tasks.of(task, taskParameters).parameters();
    taskParameters = Collections.unmodifiableSortedMap(new TreeMap<>(full));
    seeds = List.copyOf(seeds);
    within("length", length, MOST_LENGTH);
    within("batch", batch, MOST_BATCH);
    within("steps", steps, MOST_STEPS);
    within("number of seeds", seeds.size(), MOST_SEEDS);
    if (new HashSet<>(seeds).size() != seeds.size()) {
      throw new SettingException("seeds", seeds, "each seed once");
    }
    if (!DEVICES.contains(device)) {
      throw new SettingException("device", "\"" + device + "\"", "one of " + DEVICES);
    }
    if (operations < 1) {
      throw new SettingException("operations", operations, "an integer of at least 1");
    }
    Task made = Tasks.of(task, taskParameters);
    Layer layer =
        Models.build(model, variant, sizes, made.vocabulary().size(), made.labels().size());
    Footprint.check(layer, length, batch, seeds.size(), evaluation);
  }

  /** Refuses more members of a population than can be trained together. */
  void requireRoom(int members) {
    within("number of seeds", members, MOST_SEEDS);
    Footprint.check(modelItself(), length, batch, members, evaluation);
  }

  /** How many members a population can have on the CPU, or anywhere. */
  int mostMembers() {
    return Math.min(MOST_SEEDS, Footprint.members(modelItself(), length, batch, evaluation));
  }

  /**
   * The same at another learning rate.
   *
   * @param learningRate the largest step size
   * @return the configuration
   */
  public RunConfig withLearningRate(double learningRate) {
    return new RunConfig(
        task,
        taskParameters,
        model,
        variant,
        sizes,
        length,
        batch,
        steps,
        optimiser.withLearningRate(learningRate),
        seeds,
        evaluation,
        device,
        operations);
  }

  private static void within(String field, int value, int high) {
    if (value < 1 || value > high) {
      throw new SettingException(field, value, "an integer from 1 to " + high);
    }
  }

  /**
   * The device itself.
   *
   * @return {@code "cpu"} or {@code "cuda"}
   */
  public String deviceId() {
    return device.equals("auto") ? "cpu" : device;
  }

  /**
   * The task itself.
   *
   * @return the task with its oracle
   */
  public Task taskItself() {
    return Tasks.of(task, taskParameters);
  }

  /**
   * The model itself.
   *
   * @return the model from symbols to scores
   */
  public Layer modelItself() {
    Task made = taskItself();
    return Models.build(model, variant, sizes, made.vocabulary().size(), made.labels().size());
  }

  /**
   * How much work one step of all seeds is: each parameter and each number kept for the backward
   * pass is used once for every symbol going forward, and twice going back.
   *
   * @return multiply-adds, an estimate that depends on the sizes alone
   */
  public double operationsPerStep() {
    Layer model = modelItself();
    double perSymbol = (double) model.parameterCount() + model.numbersPerStep(length);
    return 3.0 * perSymbol * length * batch * seeds.size();
  }

  /**
   * How many steps the work that is allowed suffices for.
   *
   * @return at most {@link #steps}
   */
  public int affordableSteps() {
    return (int) Math.min(steps, Math.floor(operations / operationsPerStep()));
  }

  /**
   * What names this configuration wherever its runs are kept: the SHA-256 of all that its results
   * depend on. The device is part of it, the allowed work too, since it may end a run.
   *
   * @return 64 hexadecimal digits
   */
  public String key() {
    return key(TRAINER);
  }

  /**
   * The key under which an earlier trainer kept the runs of this configuration.
   *
   * @param trainer the trainer's version, from 1
   * @return 64 hexadecimal digits
   */
  public String key(int trainer) {
    Map<String, Object> all = new TreeMap<>();
    all.put("trainer", trainer);
    all.put("task", task);
    all.put("taskParameters", taskParameters);
    all.put("model", model);
    all.put("variant", variant);
    all.put("sizes", List.of(sizes.layers(), sizes.hidden(), sizes.heads()));
    all.put("length", length);
    all.put("batch", batch);
    all.put("steps", steps);
    all.put(
        "optimiser",
        List.of(
            optimiser.learningRate(),
            optimiser.weightDecay(),
            optimiser.clip(),
            optimiser.warmup()));
    all.put("seeds", seeds);
    all.put("multiples", evaluation.multiples());
    all.put("words", evaluation.words());
    all.put("checkEvery", evaluation.checkEvery());
    all.put("device", deviceId());
    all.put("operations", operations);
    return Json.digest(all);
  }

  /**
   * Starts a configuration at its defaults.
   *
   * @param task the task's name
   * @param taskParameters its parameters; those left out take their defaults
   * @param model the model's id
   * @return a builder: the model's first variant, H = 16 in 2 layers (1 for {@code linear-rnn}), T
   *     = 16, N = 64, 500 steps at a learning rate of 0.01, seeds 1 to 5, 10¹² multiply-adds
   */
  public static Builder of(String task, Map<String, Integer> taskParameters, String model) {
    return new Builder(task, taskParameters, model);
  }

  /** Sets the fields of a configuration one by one. */
  public static final class Builder {
    private final String task;
    private final SortedMap<String, Integer> taskParameters;
    private final String model;
    private String variant;
    private Sizes sizes;
    private int length = 16;
    private int batch = 64;
    private int steps = 500;
    private Optimiser optimiser = Optimiser.of(0.01);
    private List<Long> seeds = List.of(1L, 2L, 3L, 4L, 5L);
    private Evaluation evaluation = Evaluation.usual();
    private String device = "auto";
    private long operations = 1_000_000_000_000L;

    private Builder(String task, Map<String, Integer> taskParameters, String model) {
      this.task = task;
      this.taskParameters = new TreeMap<>(taskParameters);
      this.model = model;
      variant = Models.variants(model).getFirst();
      sizes = Sizes.of(model.equals("linear-rnn") ? 1 : 2, 16);
    }

    /**
     * Sets the variant.
     *
     * @param name one of {@link Models#variants}
     * @return this
     */
    public Builder variant(String name) {
      variant = name;
      return this;
    }

    /**
     * Sets the sizes.
     *
     * @param value the sizes
     * @return this
     */
    public Builder sizes(Sizes value) {
      sizes = value;
      return this;
    }

    /**
     * Sets the training length.
     *
     * @param value T
     * @return this
     */
    public Builder length(int value) {
      length = value;
      return this;
    }

    /**
     * Sets the batch.
     *
     * @param value N
     * @return this
     */
    public Builder batch(int value) {
      batch = value;
      return this;
    }

    /**
     * Sets the number of steps.
     *
     * @param value how many at most
     * @return this
     */
    public Builder steps(int value) {
      steps = value;
      return this;
    }

    /**
     * Sets the learning rate, with the usual rest of the optimiser.
     *
     * @param value the largest step size
     * @return this
     */
    public Builder learningRate(double value) {
      optimiser = Optimiser.of(value);
      return this;
    }

    /**
     * Sets the optimiser.
     *
     * @param value the optimiser
     * @return this
     */
    public Builder optimiser(Optimiser value) {
      optimiser = value;
      return this;
    }

    /**
     * Sets the seeds.
     *
     * @param values the seeds, all different
     * @return this
     */
    public Builder seeds(List<Long> values) {
      seeds = List.copyOf(values);
      return this;
    }

    /**
     * Sets the tests.
     *
     * @param value the tests
     * @return this
     */
    public Builder evaluation(Evaluation value) {
      evaluation = value;
      return this;
    }

    /**
     * Sets the device.
     *
     * @param name {@code "auto"}, {@code "cpu"} or {@code "cuda"}
     * @return this
     */
    public Builder device(String name) {
      device = name;
      return this;
    }

    /**
     * Sets how much work may be done.
     *
     * @param value multiply-adds
     * @return this
     */
    public Builder operations(long value) {
      operations = value;
      return this;
    }

    /**
     * Checks and makes the configuration.
     *
     * @return the configuration
     * @throws SettingException if a field cannot be used
     */
    public RunConfig build() {
      return new RunConfig(
          task,
          taskParameters,
          model,
          variant,
          sizes,
          length,
          batch,
          steps,
          optimiser,
          seeds,
          evaluation,
          device,
          operations);
    }
  }
}

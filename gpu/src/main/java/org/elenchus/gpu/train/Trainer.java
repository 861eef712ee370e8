package org.elenchus.gpu.train;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.device.Precision;
import org.elenchus.tasks.SettingException;
import org.jspecify.annotations.Nullable;

/** Trains configurations. */
public final class Trainer {
  /** How many points a loss curve has, about. */
  private static final int CURVE_POINTS = 100;

  private final Device device;

  /** A trainer with the fastest kernels there are and a thread for each processor. */
  public Trainer() {
    this(CpuDevice.best());
  }

  /**
   * A trainer on a device.
   *
   * @param device where to train
   */
  public Trainer(Device device) {
    this.device = device;
  }

  /**
   * A trainer on the CPU with chosen kernels.
   *
   * @param provider the kernels
   * @param threads how many threads work at once; has no influence on the result
   */
  public Trainer(KernelProvider provider, int threads) {
    this(new CpuDevice(provider, Precision.FLOAT32, threads));
  }

  /**
   * Where it trains.
   *
   * @return the device
   */
  public Device device() {
    return device;
  }

  /** Hears of a run as it goes. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called after each step.
     *
     * @param step the step just taken, from 1
     * @param losses the loss of each seed, NaN for those that no longer train; not to be changed
     */
    void step(int step, double[] losses);

    /**
     * After how many steps it wants to hear how many words are answered. That costs time, and has
     * no influence on the run.
     *
     * @return the number of steps, 0 for never
     */
    default int probeEvery() {
      return 0;
    }

    /**
     * Called after each {@link #probeEvery()} steps.
     *
     * @param step the step just taken
     * @param accuracy what each seed answers of {@value Trainer#PROBE_WORDS} fresh words of the
     *     training length; of zero words for a seed that no longer trains
     */
    default void probe(int step, List<Accuracy> accuracy) {}
  }

  /** How many words a {@link Listener#probe} asks. */
  static final int PROBE_WORDS = 64;

  /**
   * Trains all seeds of a configuration together.
   *
   * @param config the configuration
   * @return one run for each seed, in the order of the seeds
   */
  public List<TrainingRun> train(RunConfig config) {
    return train(config, (step, losses) -> {});
  }

  /**
   * Trains all seeds of a configuration together.
   *
   * @param config the configuration
   * @param listener hears of each step
   * @return one run for each seed, in the order of the seeds
   */
  public List<TrainingRun> train(RunConfig config, Listener listener) {
    return train(config, listener, null);
  }

  /**
   * Trains all seeds of a configuration together, from where a killed run was last kept. The
   * results are those of an unbroken run.
   *
   * @param config the configuration
   * @param listener hears of each step
   * @param checkpoint where the run is kept meanwhile, or null for nowhere; it outlives the
   *     training, until the caller has kept the runs and removes it
   * @return one run for each seed, in the order of the seeds
   * @throws org.elenchus.tasks.SettingException if the checkpoint is damaged or belongs to another
   *     configuration, or the configuration names another device
   */
  public List<TrainingRun> train(
      RunConfig config, Listener listener, @Nullable Checkpoint checkpoint) {
    return train(Cohort.of(config), listener, checkpoint).getFirst();
  }

  /**
   * Trains all members of a cohort in one population. Each is what it would be alone.
   *
   * @param cohort the seeds and learning rates
   * @param listener hears of each step, of all members in order
   * @param checkpoint as for a single configuration
   * @return for each learning rate one run for each seed, in their orders
   * @throws org.elenchus.tasks.SettingException as for a single configuration
   */
  public List<List<TrainingRun>> train(
      Cohort cohort, Listener listener, @Nullable Checkpoint checkpoint) {
    RunConfig config = cohort.config();
    if (!config.deviceId().equals(device.id())) {
      throw new SettingException(
          "device", "\"" + config.device() + "\"", "\"" + device.id() + "\"");
    }
    try (Population population = device.open(cohort)) {
      Protocol protocol = new Protocol(cohort, population, listener);
      if (checkpoint != null) {
        checkpoint.read(cohort.key(), protocol::load);
      }
      List<TrainingRun> runs = protocol.run(checkpoint);
      int seeds = config.seeds().size();
      return IntStream.range(0, cohort.learningRates().size())
          .mapToObj(rate -> List.copyOf(runs.subList(rate * seeds, (rate + 1) * seeds)))
          .toList();
    }
  }

  /** One training of one cohort: who still trains, since when, and what was seen. */
  private static final class Protocol {
    private final Cohort cohort;
    private final RunConfig config;
    private final Population population;
    private final Listener listener;
    private long start = System.nanoTime();
    private int stepsDone;
    private final boolean[] active;
    private final int[] solvedChecks;
    private final int[] steps;
    private final String[] states;
    private final List<List<LossPoint>> curves = new ArrayList<>();

    Protocol(Cohort cohort, Population population, Listener listener) {
      this.cohort = cohort;
      this.config = cohort.config();
      this.population = population;
      this.listener = listener;
      int seeds = cohort.size();
      active = new boolean[seeds];
      Arrays.fill(active, true);
      solvedChecks = new int[seeds];
      steps = new int[seeds];
      states = new String[seeds];
      Arrays.fill(states, "finished");
      for (int s = 0; s < seeds; s++) {
        curves.add(new ArrayList<>());
      }
    }

    private void save(DataOutputStream out) throws IOException {
      out.writeInt(stepsDone);
      out.writeLong(System.nanoTime() - start);
      for (int s = 0; s < active.length; s++) {
        out.writeBoolean(active[s]);
        out.writeInt(solvedChecks[s]);
        out.writeInt(steps[s]);
        out.writeUTF(states[s]);
        out.writeInt(curves.get(s).size());
        for (LossPoint point : curves.get(s)) {
          out.writeInt(point.step());
          out.writeDouble(point.loss());
        }
      }
      population.save(out);
    }

    private void load(DataInputStream in) throws IOException {
      stepsDone = in.readInt();
      start = System.nanoTime() - in.readLong();
      for (int s = 0; s < active.length; s++) {
        active[s] = in.readBoolean();
        solvedChecks[s] = in.readInt();
        steps[s] = in.readInt();
        states[s] = in.readUTF();
        int points = in.readInt();
        curves.get(s).clear();
        for (int i = 0; i < points; i++) {
          curves.get(s).add(new LossPoint(in.readInt(), in.readDouble()));
        }
      }
      population.load(in);
    }

    List<TrainingRun> run(@Nullable Checkpoint checkpoint) {
      int last = config.affordableSteps();
      for (int step = stepsDone + 1; step <= last && anyActive(); step++) {
        take(step);
        stepsDone = step;
        if (checkpoint != null && step % checkpoint.every() == 0) {
          checkpoint.write(cohort.key(), this::save);
        }
      }
      if (last < config.steps()) {
        stopAll(TrainingRun.OUT_OF_BUDGET);
      }
      return results();
    }

    private boolean anyActive() {
      for (boolean each : active) {
        if (each) {
          return true;
        }
      }
      return false;
    }

    private void stopAll(String state) {
      for (int s = 0; s < active.length; s++) {
        if (active[s]) {
          states[s] = state;
          active[s] = false;
        }
      }
    }

    private void take(int step) {
      int every = Math.max(1, config.steps() / CURVE_POINTS);
      boolean[] taking = active.clone();
      double[] losses = population.step(step, taking);
      for (int s = 0; s < taking.length; s++) {
        if (!taking[s]) {
          losses[s] = Double.NaN;
        } else if (Double.isNaN(losses[s])) {
          states[s] = "diverged at step " + step;
          active[s] = false;
        } else {
          steps[s] = step;
          if (step == 1 || step % every == 0 || step == config.steps()) {
            curves.get(s).add(new LossPoint(step, losses[s]));
          }
        }
      }
      int checkEvery = config.evaluation().checkEvery();
      if (checkEvery > 0 && step % checkEvery == 0 && anyActive()) {
        check(step);
      }
      listener.step(step, losses);
      int probeEvery = listener.probeEvery();
      if (probeEvery > 0 && step % probeEvery == 0) {
        listener.probe(
            step, population.test("probe/" + step, config.length(), PROBE_WORDS, active.clone()));
      }
    }

    private void check(int step) {
      List<Accuracy> seen =
          population.test("check/" + step, config.length(), Evaluation.CHECK_WORDS, active.clone());
      for (int s = 0; s < active.length; s++) {
        if (active[s]) {
          solvedChecks[s] = seen.get(s).right() == seen.get(s).words() ? solvedChecks[s] + 1 : 0;
          if (solvedChecks[s] == 2) {
            states[s] = "solved at step " + step;
            active[s] = false;
          }
        }
      }
    }

    private List<TrainingRun> results() {
      boolean[] usable = new boolean[active.length];
      for (int s = 0; s < usable.length; s++) {
        usable[s] = !states[s].startsWith("diverged");
      }
      List<List<Accuracy>> tests = new ArrayList<>();
      for (int multiple : config.evaluation().multiples()) {
        tests.add(
            population.test(
                "test", config.length() * multiple, config.evaluation().words(), usable));
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      List<TrainingRun> runs = new ArrayList<>();
      for (int s = 0; s < active.length; s++) {
        int seed = s;
        List<Accuracy> accuracy =
            usable[s] ? tests.stream().map(test -> test.get(seed)).toList() : List.of();
        Weights weights = population.weights(s);
        runs.add(
            new TrainingRun(
                config.task(),
                config.taskParameters(),
                config.model(),
                config.variant(),
                cohort.seed(s),
                config.sizes(),
                weights.count(),
                config.length(),
                steps[s],
                states[s],
                curves.get(s),
                accuracy,
                population.device(),
                seconds,
                weights));
      }
      return runs;
    }
  }
}

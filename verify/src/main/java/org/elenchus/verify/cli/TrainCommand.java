package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.device.KernelProvider;
import org.elenchus.gpu.store.RunStore;
import org.elenchus.gpu.store.StoredRun;
import org.elenchus.gpu.store.Sweep;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.Device;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.tasks.SettingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code elenchus train}: trains one model on one task, several seeds at once. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains one model on one synthetic task, and tests it on longer words.")
final class TrainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--task", paramLabel = "NAME", required = true, description = "The task.")
  private String task = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=N",
      description = "A parameter of the task, such as lag=2. May be repeated.")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Option(names = "--model", paramLabel = "ID", required = true, description = "The model.")
  private String model = "";

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "The model's variant; without it, its first.")
  private @Nullable String variant;

  @Option(names = "--layers", paramLabel = "D", description = "Default: 2; 1 for linear-rnn.")
  private @Nullable Integer layers;

  @Option(
      names = "--hidden",
      paramLabel = "H",
      defaultValue = "16",
      description = "Default: ${DEFAULT-VALUE}.")
  private int hidden;

  @Option(
      names = "--heads",
      paramLabel = "K",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}.")
  private int heads;

  @Option(
      names = "--length",
      paramLabel = "T",
      defaultValue = "16",
      description = "The length of the training words. Default: ${DEFAULT-VALUE}.")
  private int length;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "64",
      description = "Words of a step, for each seed. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "500",
      description = "Steps at most. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      split = ",",
      defaultValue = "0.01",
      description =
          "One or more, which train side by side, each as it would alone."
              + " Default: ${DEFAULT-VALUE}.")
  private List<Double> learningRates = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many, numbered from 1. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--multiples",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,2,4,8,16",
      description = "Test lengths as multiples of T. Default: ${DEFAULT-VALUE}.")
  private List<Integer> multiples = List.of();

  @Option(
      names = "--words",
      paramLabel = "N",
      defaultValue = "512",
      description = "Words of each test. Default: ${DEFAULT-VALUE}.")
  private int words;

  @Option(
      names = "--check-every",
      paramLabel = "N",
      defaultValue = "0",
      description = "After how many steps a seed may stop early; 0: never. Default: 0.")
  private int checkEvery;

  @Option(
      names = "--operations",
      paramLabel = "N",
      defaultValue = "1000000000000",
      description = "Multiply-adds at most. Default: ${DEFAULT-VALUE}.")
  private long operations;

  @Mixin private DeviceOption device = new DeviceOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Of the CPU; without it, one for each processor. Has no influence on the result.")
  private @Nullable Integer threads;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Where runs are kept: one that is there already is not computed again, one that was"
              + " killed goes on.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Trainer trainer = trainer(device.device(), threads);
    Cohort cohort = new Cohort(config(trainer.device().id()), learningRates);
    List<List<StoredRun>> runs =
        folder == null ? train(cohort, trainer) : kept(cohort, trainer, folder);
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    PrintWriter out = spec.commandLine().getOut();
    for (int rate = 0; rate < runs.size(); rate++) {
      if (runs.size() > 1) {
        out.println("learning rate " + learningRates.get(rate));
      }
      RunTable.print(out, runs.get(rate));
    }
    out.flush();
    return Elenchus.DONE;
  }

  private RunConfig config(String device) {
    RunConfig.Builder builder = RunConfig.of(task, parameters, model);
    if (variant != null) {
      builder.variant(variant);
    }
    int depth = layers != null ? layers : model.equals("linear-rnn") ? 1 : 2;
    return builder
        .sizes(new Sizes(depth, hidden, heads))
        .length(length)
        .batch(batch)
        .steps(steps)
        .device(device)
        .seeds(LongStream.rangeClosed(1, seeds).boxed().toList())
        .evaluation(new Evaluation(multiples, words, checkEvery))
        .operations(operations)
        .build();
  }

  /** A trainer on a device; on the CPU with the given number of threads, or one a processor. */
  static Trainer trainer(Device device, @Nullable Integer threads) {
    if (threads == null) {
      return new Trainer(device);
    }
    if (threads < 1 || threads > Sweep.MOST_THREADS) {
      throw new SettingException("threads", threads, "an integer from 1 to " + Sweep.MOST_THREADS);
    }
    return device.id().equals("cpu")
        ? new Trainer(KernelProvider.best(), threads)
        : new Trainer(device);
  }

  private static List<List<StoredRun>> train(Cohort cohort, Trainer trainer) {
    List<List<StoredRun>> all = new ArrayList<>();
    for (Cohort part : Cohort.of(cohort.config(), cohort.learningRates(), trainer.device())) {
      try (TrainingProgress progress = new TrainingProgress("train", cohort.config())) {
        List<List<TrainingRun>> runs = trainer.train(part, progress, null);
        for (int rate = 0; rate < runs.size(); rate++) {
          RunConfig config = part.configuration(rate);
          all.add(runs.get(rate).stream().map(run -> StoredRun.of(config, run)).toList());
        }
      }
    }
    return all;
  }

  private static List<List<StoredRun>> kept(Cohort cohort, Trainer trainer, Path folder) {
    RunStore store = RunStore.open(folder, "train");
    Supplier<List<List<StoredRun>>> runs =
        () ->
            IntStream.range(0, cohort.learningRates().size())
                .mapToObj(rate -> store.runs(cohort.configuration(rate).key()))
                .toList();
    if (runs.get().stream().anyMatch(List::isEmpty)) {
      try (TrainingProgress progress = new TrainingProgress("train", cohort.config())) {
        Sweep.compute(cohort, store, folder, trainer, part -> progress);
      }
    }
    return runs.get();
  }
}

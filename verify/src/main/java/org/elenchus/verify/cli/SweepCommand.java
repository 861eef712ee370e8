package org.elenchus.verify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.InputException;
import org.elenchus.gpu.store.RunStore;
import org.elenchus.gpu.store.StoredRun;
import org.elenchus.gpu.store.Sweep;
import org.elenchus.gpu.train.Cohort;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elenchus sweep}: every task with every model of a file, in shards that can be merged. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains every task with every model of a file, and computes nothing that is there already.",
      "May be killed and started again; stores are merged by copying their files together."
    })
final class SweepCommand implements Callable<Integer> {
  private static final Pattern SHARD = Pattern.compile("([1-9][0-9]{0,5})/([1-9][0-9]{0,5})");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE.json", description = "What to train: an elenchus-sweep/1 file.")
  private Path file = Path.of("sweep.json");

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      defaultValue = "1/1",
      description = "The I-th of N parts, from 1. Default: ${DEFAULT-VALUE}.")
  private String shard = "1/1";

  @Option(
      names = "--store",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where the runs are kept. Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("runs");

  @Mixin private DeviceOption device = new DeviceOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Of the CPU; without it, one for each processor. Has no influence on the result.")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("a command is run by picocli");
    }
    Matcher part = SHARD.matcher(shard);
    if (!part.matches() || Integer.parseInt(part.group(1)) > Integer.parseInt(part.group(2))) {
      throw new InputException(
          "--shard", 0, null, "is '" + shard + "', expected I/N with 1 ≤ I ≤ N, such as 2/8");
    }
    int index = Integer.parseInt(part.group(1)) - 1;
    int shards = Integer.parseInt(part.group(2));
    Sweep sweep = Sweep.read(file);
    Trainer trainer = TrainCommand.trainer(device.device(), threads);
    RunStore store = RunStore.open(folder, "shard-" + (index + 1) + "-of-" + shards);
    PrintWriter out = spec.commandLine().getOut();
    int computed;
    try (Live live = new Live()) {
      computed = sweep.run(store, folder, index, shards, trainer, live);
      out.printf(
          "%d of %d configurations computed, %d were there; %d runs in %s%n",
          computed, live.all, live.all - computed, store.all().size(), folder);
    }
    out.flush();
    return Elenchus.DONE;
  }

  /** One live line after another. */
  private static final class Live implements Sweep.Listener, AutoCloseable {
    private @Nullable TrainingProgress now;
    private int all;

    @Override
    public Trainer.Listener begins(Cohort cohort, int done, int of) {
      close();
      RunConfig config = cohort.config();
      int rates = cohort.learningRates().size();
      String which = rates == 1 ? "" + (done + 1) : (done + 1) + "-" + (done + rates);
      now =
          new TrainingProgress(
              which + "/" + of + " " + config.task() + " " + config.model(), config);
      return now;
    }

    @Override
    public void done(int done, int of, List<StoredRun> runs) {
      all = of;
    }

    @Override
    public void close() {
      if (now != null) {
        now.close();
        now = null;
      }
    }
  }
}

package org.elenchus.verify.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.elenchus.gpu.train.Accuracy;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * A live line on standard error while models train, if standard error is a terminal: loss and
 * accuracy as means over the seeds that still train, tokens per second, time left.
 */
final class TrainingProgress implements Trainer.Listener, AutoCloseable {
  /** How often accuracy is asked in one training. */
  private static final int PROBES = 20;

  private final RunConfig config;
  private final @Nullable ProgressBar bar;
  private final long start = System.nanoTime();
  private long tokens;
  private String accuracy = "-";

  /**
   * A line for one training.
   *
   * @param name what stands before the bar
   * @param config what is trained
   */
  TrainingProgress(String name, RunConfig config) {
    this.config = config;
    // The launcher says whether standard error is a terminal; Java cannot ask.
    bar =
        Boolean.getBoolean("elenchus.terminal")
            ? new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(config.steps())
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
  }

  @Override
  public int probeEvery() {
    return bar == null ? 0 : Math.max(1, config.steps() / PROBES);
  }

  @Override
  public void step(int step, double[] losses) {
    if (bar == null) {
      return;
    }
    double[] training = Arrays.stream(losses).filter(loss -> !Double.isNaN(loss)).toArray();
    tokens += (long) training.length * config.batch() * config.length();
    bar.stepTo(step);
    bar.setExtraMessage(
        message(
            Arrays.stream(training).average().orElse(Double.NaN),
            accuracy,
            tokens / ((System.nanoTime() - start) * 1e-9)));
  }

  @Override
  public void probe(int step, List<Accuracy> found) {
    accuracy =
        String.format(
            Locale.ROOT,
            "%.3f",
            found.stream()
                .filter(each -> each.words() > 0)
                .mapToDouble(Accuracy::positionAccuracy)
                .average()
                .orElse(Double.NaN));
  }

  /** Short, so that a line of 80 columns holds it behind the bar and the time left. */
  static String message(double loss, String accuracy, double tokensPerSecond) {
    return String.format(
        Locale.ROOT, "loss %.3f acc %s %.0f tok/s", loss, accuracy, tokensPerSecond);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

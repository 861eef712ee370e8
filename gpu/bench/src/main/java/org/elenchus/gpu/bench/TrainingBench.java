package org.elenchus.gpu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.train.Population;

/**
 * Whole training steps beside PyTorch's, in one process: words to weights, forward, cross-entropy
 * at every position, backward, AdamW. Before any time is taken, both must go through the same
 * losses from the same weights on the same words.
 *
 * <p>In each round every contestant has its turn, so that what else the machine does hits all of
 * them; medians are over rounds, and a ratio is the median of the rounds' ratios.
 */
public final class TrainingBench {
  private static final int ROUNDS = 9;
  private static final double TURN_SECONDS = 0.12;
  private static final double WARM_SECONDS = 4;
  private static final int COMPARED_STEPS = 5;

  /** Single precision, sums in another order, a few steps of AdamW: losses near ln 2. */
  private static final double SAME = 2e-3;

  private static final int DRAWN = 4;

  private static final List<Case> CASES =
      List.of(
          new Case(Case.Model.E1, 32, 32, 128, 1),
          new Case(Case.Model.E1, 64, 64, 128, 1),
          new Case(Case.Model.E1, 128, 128, 64, 1),
          new Case(Case.Model.E1, 32, 32, 128, 16),
          new Case(Case.Model.DELTA, 32, 32, 128, 1),
          new Case(Case.Model.DELTA, 64, 64, 128, 1),
          new Case(Case.Model.STACK, 32, 32, 128, 1),
          new Case(Case.Model.STACK, 64, 64, 128, 1),
          new Case(Case.Model.STACK, 128, 128, 64, 1));

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private TrainingBench() {}

  /** Takes one step. */
  private interface Contestant {
    void step();
  }

  /**
   * Runs the cases.
   *
   * @param arguments a regular expression over their titles, and where the results go
   * @throws IOException if the results cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Pattern wanted = Pattern.compile(arguments[0]);
    Path target = Path.of(arguments[1]);
    int threads = Runtime.getRuntime().availableProcessors();
    List<Map<String, Object>> all = new ArrayList<>();
    System.out.printf(
        Locale.ROOT,
        "%-34s %10s %10s %10s %10s %8s %8s | %8s %8s %8s %8s%n",
        "ms a step; ratios | of the processor",
        "ours, 1",
        "ours, " + threads,
        "torch, 1",
        "torch, " + threads,
        "1:1",
        threads + ":best",
        "ours",
        "torch",
        "1:1",
        "of peak");
    for (Case each : CASES) {
      if (wanted.matcher(each.title()).find()) {
        all.add(measure(each, threads));
      }
    }
    Files.writeString(target, Json.pretty(all), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> measure(Case each, int threads) {
    compare(each);
    boolean[] active = new boolean[each.seeds()];
    Arrays.fill(active, true);
    int[] step = new int[2];
    List<Case.Drawn> drawn = new ArrayList<>();
    for (int i = 1; i <= DRAWN; i++) {
      drawn.add(each.draw(i, 1));
    }
    List<TorchModel> peers = new ArrayList<>();
    try (Population one = each.ours(1);
        Population many = each.ours(threads)) {
      for (int s = 0; s < each.seeds(); s++) {
        peers.add(each.torch(one.weights(s)));
      }
      Contestant torch =
          () -> {
            // One network after another, as PyTorch trains them.
            for (TorchModel peer : peers) {
              Case.Drawn words = drawn.get(++step[1] % DRAWN);
              peer.step(words.symbols(), words.labels(), each.rate(1));
            }
          };
      List<Contestant> contestants =
          List.of(
              () -> one.step(++step[0], active),
              () -> many.step(++step[0], active),
              () -> {
                TorchModel.threads(1);
                torch.step();
              },
              () -> {
                TorchModel.threads(threads);
                torch.step();
              });
      double[][] rounds = rounds(contestants);
      double peak = FmaPeak.measure();
      for (int i = 0; i < ROUNDS; i++) {
        peak = Math.max(peak, FmaPeak.measure());
      }
      return report(each, threads, rounds, peak);
    } finally {
      peers.forEach(TorchModel::close);
    }
  }

  /** Same weights, same words: the losses of the first steps must be the same. */
  private static void compare(Case each) {
    Case single = new Case(each.model(), each.hidden(), each.length(), each.batch(), 1);
    try (Population ours = single.ours(1);
        TorchModel peer = single.torch(ours.weights(0))) {
      for (int step = 1; step <= COMPARED_STEPS; step++) {
        Case.Drawn words = single.draw(step, 1);
        double mine = ours.step(step, new boolean[] {true})[0];
        double theirs = peer.step(words.symbols(), words.labels(), single.rate(step));
        if (!(Math.abs(mine - theirs) < SAME)) {
          throw new IllegalStateException(
              "%s: at step %d our loss is %f, PyTorch's %f"
                  .formatted(each.title(), step, mine, theirs));
        }
      }
    }
  }

  /**
   * Seconds a step, by contestant and round: first of wall-clock time, then, for those with one
   * thread, of the processor, which other processes cannot lengthen by taking turns.
   */
  private static double[][] rounds(List<Contestant> contestants) {
    int[] steps = new int[contestants.size()];
    for (int c = 0; c < steps.length; c++) {
      int done = 0;
      long start = System.nanoTime();
      while ((System.nanoTime() - start) * 1e-9 < WARM_SECONDS || done < 3) {
        contestants.get(c).step();
        done++;
      }
      steps[c] = (int) Math.max(1, Math.round(done * TURN_SECONDS / WARM_SECONDS));
    }
    double[][] seconds = new double[2 * steps.length][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int c = 0; c < steps.length; c++) {
        long start = System.nanoTime();
        long used = CLOCK.getCurrentThreadCpuTime();
        for (int i = 0; i < steps[c]; i++) {
          contestants.get(c).step();
        }
        seconds[steps.length + c][round] =
            (CLOCK.getCurrentThreadCpuTime() - used) * 1e-9 / steps[c];
        seconds[c][round] = (System.nanoTime() - start) * 1e-9 / steps[c];
      }
    }
    return seconds;
  }

  private static Map<String, Object> report(
      Case each, int threads, double[][] seconds, double peak) {
    double[] alone = new double[ROUNDS];
    double[] together = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      alone[i] = seconds[2][i] / seconds[0][i];
      processor[i] = seconds[6][i] / seconds[4][i];
      together[i] = Math.min(seconds[2][i], seconds[3][i]) / seconds[1][i];
    }
    double share =
        each.model() == Case.Model.E1
            ? 24.0 * each.hidden() * each.hidden() * each.tokens() / median(seconds[4]) / peak
            : Double.NaN;
    System.out.printf(
        Locale.ROOT,
        "%-34s %10.2f %10.2f %10.2f %10.2f %8.2f %8.2f | %8.2f %8.2f %8.2f %7.0f%%%n",
        each.title(),
        1e3 * median(seconds[0]),
        1e3 * median(seconds[1]),
        1e3 * median(seconds[2]),
        1e3 * median(seconds[3]),
        median(alone),
        median(together),
        1e3 * median(seconds[4]),
        1e3 * median(seconds[6]),
        median(processor),
        100 * share);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", each.title());
    row.put("tokens", each.tokens());
    row.put("threads", threads);
    row.put("peakOperationsPerSecond", peak);
    row.put("ours1", seconds[0]);
    row.put("oursAll", seconds[1]);
    row.put("torch1", seconds[2]);
    row.put("torchAll", seconds[3]);
    row.put("oursProcessor", seconds[4]);
    row.put("torchProcessor", seconds[6]);
    row.put("ratioProcessor", median(processor));
    row.put("ratio1", median(alone));
    row.put("ratioAll", median(together));
    return row;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}

package org.elenchus.gpu.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.elenchus.claims.InputException;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.evidence.Replication.Beside;
import org.elenchus.claims.evidence.Replication.Ours;
import org.elenchus.claims.evidence.Replication.Published;
import org.elenchus.claims.evidence.Replication.Reached;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.stats.Bootstrap;
import org.elenchus.gpu.stats.Interval;
import org.elenchus.tasks.Tasks;
import org.elenchus.tasks.data.Streams;

/** Published results beside the kept runs: every seed, its mean with a bootstrap over seeds. */
public final class ReplicationTable {
  /** The kept runs of the standard sweep. */
  public static final String RUNS = "standard.runs.jsonl.gz";

  /** Of their lines. */
  public static final String RUNS_SHA256 =
      "41156804cfe78c1a8309fb0e2571396b12e6c52e9ac97dd29975e2e48b67f46a";

  private static final String PUBLISHED = "published.json";
  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 2000;

  /** The bootstrap's own seed: the table is a function of the runs alone. */
  private static final long SEED = 1;

  private ReplicationTable() {}

  /**
   * The bundled table.
   *
   * @return all published rows, and each cell of ours that stands beside one
   */
  public static Replication bundled() {
    return of(published(), BundledRuns.read(RUNS, RUNS_SHA256));
  }

  private static List<Published> published() {
    try (InputStream in = ReplicationTable.class.getResourceAsStream(PUBLISHED)) {
      if (in == null) {
        throw new InputException(PUBLISHED, 0, null, "is not there");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(Json.parse(PUBLISHED, text, Published[].class));
    } catch (IOException e) {
      throw new InputException(PUBLISHED, 0, null, "cannot be read: " + e);
    }
  }

  private static Replication of(List<Published> published, BundledRuns runs) {
    Set<Beside> cells = new LinkedHashSet<>();
    published.forEach(row -> cells.addAll(row.beside()));
    return new Replication(
        RUNS, RUNS_SHA256, published, cells.stream().map(cell -> ours(cell, runs)).toList());
  }

  private static Ours ours(Beside cell, BundledRuns kept) {
    List<StoredRun> runs =
        kept.all().stream()
            .filter(
                run ->
                    run.task().equals(cell.task())
                        && run.model().equals(cell.model())
                        && run.variant().equals(cell.variant()))
            .toList();
    if (runs.isEmpty()) {
      throw new InputException(PUBLISHED, 0, "beside", "names no kept runs: " + cell);
    }
    StoredRun first = runs.getFirst();
    int labels = Tasks.of(first.task(), first.taskParameters()).labels().size();
    List<Reached> points = new ArrayList<>();
    for (int i = 0; i < first.accuracy().size(); i++) {
      points.add(reached(runs, i, 1.0 / labels));
    }
    return new Ours(
        first.task(),
        first.taskParameters(),
        first.model(),
        first.variant(),
        first.sizes(),
        first.length(),
        runs.stream().map(StoredRun::seed).toList(),
        runs.stream().map(StoredRun::steps).toList(),
        runs.stream().map(StoredRun::state).toList(),
        first.device(),
        first.accuracy().getFirst().words(),
        points);
  }

  private static Reached reached(List<StoredRun> runs, int at, double chance) {
    double[] positions =
        shares(runs, at, test -> (double) test.rightPositions() / test.positions());
    double[] words = shares(runs, at, test -> (double) test.right() / test.words());
    double mean = Arrays.stream(positions).average().orElseThrow();
    int length = runs.getFirst().accuracy().get(at).length();
    Interval interval =
        Bootstrap.mean(
            positions, CONFIDENCE, RESAMPLES, Streams.of(SEED, "bootstrap/" + length, 0));
    return new Reached(
        length,
        Arrays.stream(positions).boxed().toList(),
        Arrays.stream(words).boxed().toList(),
        mean,
        List.of(interval.low(), interval.high()),
        Arrays.stream(positions).max().orElseThrow(),
        Arrays.stream(positions).min().orElseThrow(),
        chance,
        (mean - chance) / (1 - chance));
  }

  /** A run that diverged has no tests and answers nothing. */
  private static double[] shares(
      List<StoredRun> runs, int at, ToDoubleFunction<StoredRun.Test> share) {
    return runs.stream()
        .mapToDouble(
            run -> run.accuracy().isEmpty() ? 0 : share.applyAsDouble(run.accuracy().get(at)))
        .toArray();
  }
}

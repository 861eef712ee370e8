package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.evidence.Replication.Beside;
import org.elenchus.claims.evidence.Replication.Ours;
import org.elenchus.claims.evidence.Replication.Published;
import org.elenchus.claims.evidence.Replication.Reached;
import org.elenchus.reports.View.Table;

/** What others published, task by task, and under it the kept runs that stand beside it. */
final class ReplicationTable {
  private static final String SCALED = "scaled";
  private static final List<String> HEADS =
      List.of("task", "who", "model", "trained at", "measure", "over", "length: reached");

  private ReplicationTable() {}

  static Table of(Replication replication) {
    Map<String, List<Published>> byTask = new LinkedHashMap<>();
    for (Published row : replication.published()) {
      byTask.computeIfAbsent(row.task(), _ -> new ArrayList<>()).add(row);
    }
    List<List<String>> rows = new ArrayList<>();
    byTask.forEach(
        (task, published) -> {
          published.forEach(row -> rows.add(theirs(row)));
          Set<String> measures = new LinkedHashSet<>();
          Set<Beside> beside = new LinkedHashSet<>();
          for (Published row : published) {
            measures.add(row.measure());
            beside.addAll(row.beside());
          }
          for (Ours ours : replication.ours()) {
            if (beside.contains(new Beside(ours.task(), ours.model(), ours.variant()))) {
              measures.forEach(measure -> rows.add(ours(task, ours, measure)));
            }
          }
        });
    return new Table(HEADS, rows, null);
  }

  private static List<String> theirs(Published row) {
    return List.of(
        row.task(),
        row.source(),
        row.model(),
        row.trainedAt(),
        row.measure(),
        row.over(),
        row.points().stream()
            .map(p -> p.at() + ": " + p.value())
            .collect(Collectors.joining(", ")));
  }

  private static List<String> ours(String task, Ours ours, String measure) {
    return List.of(
        task,
        "ours",
        ours.model() + " (" + ours.variant() + ")",
        Integer.toString(ours.trainedAt()),
        measure,
        "mean of " + Words.count(ours.seeds().size(), "seed", "seeds"),
        ours.points().stream()
            .map(p -> p.length() + ": " + reached(p, measure))
            .collect(Collectors.joining(", ")));
  }

  /** With the bootstrap interval where it is one of this measure. */
  private static String reached(Reached point, String measure) {
    return measure.equals(SCALED)
        ? share(point.scaledMean())
        : share(point.mean())
            + point.interval().stream()
                .map(ReplicationTable::share)
                .collect(Collectors.joining(" to ", " (", ")"));
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}

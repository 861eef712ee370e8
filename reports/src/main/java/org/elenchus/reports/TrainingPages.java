package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Heat;
import org.elenchus.reports.View.HeatCell;
import org.elenchus.reports.View.HeatRow;
import org.elenchus.reports.View.Link;
import org.elenchus.reports.View.Measured;
import org.elenchus.reports.View.Table;
import org.elenchus.reports.View.TaskRuns;
import org.jspecify.annotations.Nullable;

/** All training runs of a file on one page, those of twins included. */
final class TrainingPages {
  /** Where the page and its tables stand. */
  static final String HREF = "training.html";

  private static final String CSV = "training/runs.csv";
  private static final String LOSS_CSV = "training/curves.csv";
  private static final String REPLICATION_CSV = "training/replication.csv";
  private static final int MAX_TASKS = 40;
  private static final int MAX_MODELS = 60;
  private static final int MAX_LENGTHS = 8;

  private final List<ClaimEvidence> claims;
  private final ClaimPages claimPages;
  private final @Nullable Replication replication;
  private final Set<Run> runs = new LinkedHashSet<>();
  private final Map<String, Measurement> measurements = new LinkedHashMap<>();

  /** A chart with the place of its claim in the file. */
  private record Measurement(int claim, Chart chart) {}

  TrainingPages(EvidenceFile file, ClaimPages claimPages) {
    this.claims = file.claims();
    this.replication = file.replication();
    this.claimPages = claimPages;
    for (int i = 0; i < claims.size(); i++) {
      for (ReadingEvidence reading : claims.get(i).readings()) {
        for (Evidence evidence : reading.evidence()) {
          collect(evidence.grounds());
          measure(i, reading, evidence.grounds());
          if (evidence.control() != null) {
            collect(evidence.control().evidence().grounds());
          }
        }
      }
    }
  }

  /** What was measured once and serves several readings is shown once. */
  private void measure(int claim, ReadingEvidence reading, Grounds grounds) {
    if (grounds instanceof Grounds.Proof proof && measurements.size() < MAX_TASKS) {
      MeasuredCharts.of(proof.certificate(), FormalView.statement(reading.formal()).orElse(null))
          .ifPresent(
              chart ->
                  measurements.putIfAbsent(
                      claim + chart.table().rows().toString(), new Measurement(claim, chart)));
    }
  }

  private List<Measured> measured(Staging site) {
    List<Measured> measured = new ArrayList<>();
    for (Measurement one : measurements.values()) {
      String csv = "training/measured-" + (measured.size() + 1) + ".csv";
      site.write(csv, Csv.of(one.chart().table()));
      measured.add(new Measured(claimPages.link(one.claim()), one.chart().withCsv(csv)));
    }
    return measured;
  }

  private void collect(Grounds grounds) {
    if (grounds instanceof Grounds.Runs(List<Run> found)) {
      runs.addAll(found);
    }
  }

  /** Whether anything was trained. */
  boolean any() {
    return !runs.isEmpty() || !measurements.isEmpty() || replication != null;
  }

  /** The page; its tables are written beside it. */
  View.Training page(Staging site) {
    List<Run> all = List.copyOf(runs);
    site.write(CSV, Csv.of(new Grounds.Runs(all)));
    site.write(LOSS_CSV, Csv.curves(all));
    List<TaskRuns> tasks = new ArrayList<>();
    TrainingCharts.byTask(all).entrySet().stream()
        .limit(MAX_TASKS)
        .forEach(e -> tasks.add(task(e.getKey(), e.getValue(), tasks.size() + 1, site)));
    return new View.Training(
        all.size(),
        Endings.of(all),
        heats(all, site),
        tasks,
        measured(site),
        replicated(site),
        (int) all.stream().map(Run::task).distinct().count() - tasks.size(),
        links(),
        CSV,
        LOSS_CSV);
  }

  /** The charts of one task, each with its table as a file. */
  private static TaskRuns task(String name, List<Run> runs, int number, Staging site) {
    List<Chart> charts = new ArrayList<>();
    for (Chart chart : TrainingCharts.of(runs)) {
      String csv = "training/task-" + number + "-chart-" + (charts.size() + 1) + ".csv";
      site.write(csv, Csv.of(chart.table()));
      charts.add(chart.withCsv(csv));
    }
    return new TaskRuns(name, runs.size(), charts);
  }

  private @Nullable Table replicated(Staging site) {
    if (replication == null) {
      return null;
    }
    Table table = ReplicationTable.of(replication);
    site.write(REPLICATION_CSV, Csv.of(table));
    return table.at(REPLICATION_CSV);
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < claims.size() && links.size() < MAX_TASKS; i++) {
      boolean trained =
          claims.get(i).readings().stream()
              .flatMap(reading -> reading.evidence().stream())
              .anyMatch(evidence -> evidence.grounds() instanceof Grounds.Runs);
      if (trained) {
        links.add(claimPages.link(i));
      }
    }
    return links;
  }

  /**
   * Models × tasks, one table for each tested length as a multiple of the shortest one that the
   * runs of a column were tested at.
   */
  private static List<Heat> heats(List<Run> all, Staging site) {
    Map<String, List<Run>> columns = columns(all);
    Set<Integer> multiples = new TreeSet<>();
    columns
        .values()
        .forEach(
            runs ->
                lengths(runs)
                    .forEach(
                        length -> {
                          if (length % shortest(runs) == 0) {
                            multiples.add(length / shortest(runs));
                          }
                        }));
    List<String> models =
        all.stream().map(TrainingCharts::group).distinct().sorted().limit(MAX_MODELS).toList();
    List<Heat> heats = new ArrayList<>();
    for (int multiple : multiples.stream().limit(MAX_LENGTHS).toList()) {
      List<HeatRow> rows = new ArrayList<>();
      List<List<String>> table = new ArrayList<>();
      for (String model : models) {
        List<HeatCell> cells = new ArrayList<>();
        columns.forEach(
            (column, runs) -> {
              int length = shortest(runs) * multiple;
              List<Double> shares = shares(runs, model, length);
              cells.add(cell(shares, length));
              if (!shares.isEmpty()) {
                List<String> row = new ArrayList<>(List.of(model, column));
                row.addAll(TrainingCharts.reached(length, shares));
                table.add(row);
              }
            });
        rows.add(new HeatRow(model, cells));
      }
      String csv = "training/heat-" + (heats.size() + 1) + ".csv";
      List<String> heads = new ArrayList<>(List.of("model", "task"));
      heads.addAll(TrainingCharts.REACHED);
      site.write(csv, Csv.of(new Table(heads, table, null)));
      heats.add(
          new Heat(
              multiple == 1
                  ? "At the shortest length tested"
                  : "At " + multiple + " times that length",
              List.copyOf(columns.keySet()),
              rows,
              csv));
    }
    return heats;
  }

  /**
   * Runs of one task that begin at the same length: a claim on words of two symbols would otherwise
   * make all that was trained on longer words look untested.
   */
  static Map<String, List<Run>> columns(List<Run> all) {
    Map<String, List<Run>> columns = new LinkedHashMap<>();
    TrainingCharts.byTask(all)
        .forEach(
            (task, runs) -> {
              NavigableMap<Integer, List<Run>> byLength =
                  runs.stream()
                      .collect(
                          Collectors.groupingBy(
                              run -> shortest(List.of(run)), TreeMap::new, Collectors.toList()));
              byLength.forEach(
                  (length, some) -> {
                    if (columns.size() < MAX_TASKS) {
                      columns.put(
                          byLength.size() == 1 ? task : task + " from T\u00a0=\u00a0" + length,
                          some);
                    }
                  });
            });
    return columns;
  }

  private static Set<Integer> lengths(List<Run> runs) {
    Set<Integer> lengths = new TreeSet<>();
    runs.forEach(run -> run.accuracy().forEach(a -> lengths.add(a.length())));
    lengths.removeIf(length -> length < 1);
    return lengths;
  }

  private static int shortest(List<Run> runs) {
    return lengths(runs).stream().min(Comparator.naturalOrder()).orElse(1);
  }

  /** What the seeds of a model reached at a length, least first. */
  private static List<Double> shares(List<Run> runs, String model, int length) {
    return runs.stream()
        .filter(run -> TrainingCharts.group(run).equals(model))
        .flatMap(run -> run.accuracy().stream())
        .filter(a -> a.length() == length && a.words() > 0)
        .map(a -> (double) a.right() / a.words())
        .sorted()
        .toList();
  }

  private static HeatCell cell(List<Double> shares, int length) {
    if (shares.isEmpty()) {
      return new HeatCell("—", "", "none", "not tested");
    }
    double median = TrainingCharts.median(shares);
    return new HeatCell(
        Long.toString(Math.round(100 * median)),
        shares.size() < 2
            ? ""
            : Math.round(100 * shares.get(0))
                + "–"
                + Math.round(100 * shares.get(shares.size() - 1)),
        Long.toString(Math.clamp(Math.round(10 * median), 0, 10)),
        "T = " + length + ", " + Words.count(shares.size(), "seed", "seeds"));
  }
}

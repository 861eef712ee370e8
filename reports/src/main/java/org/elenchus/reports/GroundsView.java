package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.reports.View.Bar;
import org.elenchus.reports.View.Cell;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Drawing;
import org.jspecify.annotations.Nullable;

/** Grounds of each sort, made ready for reading. */
final class GroundsView {
  /** JSON longer than this stands in a file of its own. */
  private static final int MAX_INLINE_JSON = 12_000;

  private final String jsonFolder;
  private final Staging site;
  private final DocumentViews documents;

  /**
   * Grounds for one page.
   *
   * @param jsonFolder where long JSON goes, relative to the site
   * @param site takes those files
   * @param documents where cells lead to
   */
  GroundsView(String jsonFolder, Staging site, DocumentViews documents) {
    this.documents = documents;
    this.jsonFolder = jsonFolder;
    this.site = site;
  }

  /**
   * Grounds as the templates see them.
   *
   * @param grounds what was brought
   * @param name a name for a file, unique on the page
   * @param formal what they settle
   */
  View.Grounds of(Grounds grounds, String name, JsonNode formal) {
    JsonNode tree =
        switch (grounds) {
          case Grounds.Proof proof -> Json.tree(proof.certificate());
          case Grounds.Cells cells -> Json.tree(cells.cells());
          case Grounds.Runs runs -> Json.tree(runs.runs());
          case Grounds.Sample sample -> Json.tree(sample);
          case Grounds.Reason reason -> Json.tree(reason.reason());
        };
    String json = grounds instanceof Grounds.Reason ? null : Json.pretty(tree);
    String href = null;
    if (json != null && json.length() > MAX_INLINE_JSON) {
      href = jsonFolder + name + ".json";
      site.write(href, json);
    }
    Grounds.Proof proof = grounds instanceof Grounds.Proof p ? p : null;
    return new View.Grounds(
        Words.grounds(grounds),
        drawing(grounds, formal).orElse(null),
        chart(grounds, formal, name).orElse(null),
        proof == null ? null : Structure.of(without(tree, "class")),
        proof == null ? null : tree.path("class").asText(),
        proof == null ? null : proof.digest(),
        proof == null || proof.isIntact(),
        grounds instanceof Grounds.Sample sample ? sample(sample) : null,
        grounds instanceof Grounds.Cells cells ? cells(cells) : null,
        grounds instanceof Grounds.Runs runs ? runs(runs, name) : null,
        grounds instanceof Grounds.Reason reason ? TexText.parse(reason.reason()) : null,
        href == null ? json : null,
        href,
        json == null ? null : size(json.length()));
  }

  /** What was measured, with its table as a file. */
  private Optional<Chart> chart(Grounds grounds, JsonNode formal, String name) {
    return grounds instanceof Grounds.Proof proof
        ? MeasuredCharts.of(proof.certificate(), FormalView.statement(formal).orElse(null))
            .map(chart -> kept(chart, name + ".csv"))
        : Optional.empty();
  }

  private Chart kept(Chart chart, String file) {
    site.write(jsonFolder + file, Csv.of(chart.table()));
    return chart.withCsv(jsonFolder + file);
  }

  private static Optional<Drawing> drawing(Grounds grounds, JsonNode formal) {
    return switch (grounds) {
      case Grounds.Proof proof ->
          Drawings.of(proof.certificate(), FormalView.statement(formal).orElse(null));
      case Grounds.Cells cells -> CellsDrawing.of(cells.cells());
      case Grounds.Sample ignored -> Optional.empty();
      case Grounds.Runs ignored -> Optional.empty();
      case Grounds.Reason ignored -> Optional.empty();
    };
  }

  private static JsonNode without(JsonNode tree, String field) {
    com.fasterxml.jackson.databind.node.ObjectNode copy = tree.deepCopy();
    copy.remove(field);
    return copy;
  }

  private static String size(int bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1000) + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static View.Sample sample(Grounds.Sample sample) {
    int most = Math.max(1, sample.tries());
    return new View.Sample(
        sample.property(),
        sample.tries(),
        sample.checks(),
        sample.edgeCases(),
        sample.falsified(),
        sample.coverage().stream()
            .map(c -> new Bar(c.label(), c.count(), percent(c.count(), most)))
            .toList(),
        sample.original(),
        sample.shrunk(),
        TexText.parse(sample.errorBound()));
  }

  private static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private List<Cell> cells(Grounds.Cells cells) {
    return cells.cells().stream().map(cell -> CellView.of(cell, documents)).toList();
  }

  private View.Runs runs(Grounds.Runs runs, String name) {
    List<Integer> lengths =
        List.copyOf(
            runs.runs().stream()
                .flatMap(run -> run.accuracy().stream())
                .map(Grounds.Runs.Accuracy::length)
                .collect(Collectors.toCollection(TreeSet::new)));
    String csv = jsonFolder + name + ".csv";
    site.write(csv, Csv.of(runs));
    return new View.Runs(
        runs.runs().stream().map(run -> run(run, lengths)).toList(),
        lengths,
        charts(runs.runs(), name),
        Endings.of(runs.runs()),
        csv);
  }

  private List<Chart> charts(List<Grounds.Runs.Run> runs, String name) {
    List<Chart> charts = new ArrayList<>();
    for (Chart chart : TrainingCharts.of(runs)) {
      charts.add(kept(chart, name + "-chart-" + (charts.size() + 1) + ".csv"));
    }
    return charts;
  }

  private static View.Run run(Grounds.Runs.Run run, List<Integer> lengths) {
    Map<Integer, Grounds.Runs.Accuracy> byLength =
        run.accuracy().stream()
            .collect(Collectors.toMap(Grounds.Runs.Accuracy::length, a -> a, (a, b) -> a));
    return new View.Run(
        run.task(),
        run.model(),
        run.variant(),
        run.seed(),
        run.sizes().entrySet().stream()
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining(", ")),
        run.steps(),
        run.state(),
        lengths.stream().map(length -> accuracy(byLength.get(length))).toList());
  }

  private static String accuracy(Grounds.Runs.@Nullable Accuracy accuracy) {
    return accuracy == null ? "—" : accuracy.right() + " / " + accuracy.words();
  }
}

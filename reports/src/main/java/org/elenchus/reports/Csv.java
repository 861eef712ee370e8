package org.elenchus.reports;

import java.util.List;
import java.util.stream.Collectors;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.reports.View.Table;

/** Tables as comma-separated values (RFC 4180). */
final class Csv {
  private Csv() {}

  /** Training runs: one line for each run and tested length. */
  static String of(Grounds.Runs runs) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        List.of(
            "task", "model", "variant", "seed", "sizes", "steps", "state", "length", "right",
            "words"));
    for (Grounds.Runs.Run run : runs.runs()) {
      String sizes =
          run.sizes().entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining(" "));
      for (Grounds.Runs.Accuracy accuracy : run.accuracy()) {
        line(
            out,
            List.of(
                run.task(),
                run.model(),
                run.variant(),
                Long.toString(run.seed()),
                sizes,
                Integer.toString(run.steps()),
                run.state(),
                Integer.toString(accuracy.length()),
                Integer.toString(accuracy.right()),
                Integer.toString(accuracy.words())));
      }
    }
    return out.toString();
  }

  /** Learning curves: one line for each run and point. */
  static String curves(List<Grounds.Runs.Run> runs) {
    StringBuilder out = new StringBuilder();
    line(out, List.of("task", "model", "variant", "seed", "step", "loss"));
    for (Grounds.Runs.Run run : runs) {
      int last = Math.max(1, run.loss().size() - 1);
      for (int i = 0; i < run.loss().size(); i++) {
        line(
            out,
            List.of(
                run.task(),
                run.model(),
                run.variant(),
                Long.toString(run.seed()),
                Long.toString(Math.round((double) run.steps() * i / last)),
                Double.toString(run.loss().get(i))));
      }
    }
    return out.toString();
  }

  /** A table as it stands on a page. */
  static String of(Table table) {
    StringBuilder out = new StringBuilder();
    line(out, table.heads());
    table.rows().forEach(row -> line(out, row));
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> values) {
    out.append(values.stream().map(Csv::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  /** A value that a spreadsheet would take for a formula is kept as text by an apostrophe. */
  private static String quoted(String value) {
    String safe =
        value.matches("(?s)[=+\\-@\\t\\r].*") && !value.matches("-?\\d+(\\.\\d+)?(e[+-]?\\d+)?")
            ? "'" + value
            : value;
    return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}

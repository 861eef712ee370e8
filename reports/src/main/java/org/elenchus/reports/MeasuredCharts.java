package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/** Certificates that are measurements, as charts. */
final class MeasuredCharts {
  private MeasuredCharts() {}

  /** Whether a certificate is a measurement, which its readers may want as numbers. */
  static boolean isOne(Certificate certificate) {
    return certificate instanceof GradientNorms || certificate instanceof LeastSquares;
  }

  /**
   * The chart of a certificate, if it is a measurement.
   *
   * @param certificate what was measured
   * @param statement what it settles, or null where that is not known here
   */
  static Optional<Chart> of(Certificate certificate, @Nullable Statement statement) {
    return switch (certificate) {
      case GradientNorms norms -> gradients(norms.rows());
      case LeastSquares fitted when statement instanceof Fit fit -> FitDrawing.of(fit, fitted);
      default -> Optional.empty();
    };
  }

  /**
   * For each width the logarithms of the norms by layer: the median, the least and the greatest;
   * beside them those of the Jacobian where they were measured.
   */
  private static Optional<Chart> gradients(List<Row> rows) {
    List<Double> all =
        rows.stream()
            .flatMap(row -> Stream.concat(row.logNorms().stream(), jacobian(row)))
            .toList();
    int layers = rows.stream().mapToInt(row -> row.logNorms().size()).min().orElse(0);
    NavigableMap<Integer, List<Row>> byWidth =
        rows.stream().collect(Collectors.groupingBy(Row::width, TreeMap::new, Collectors.toList()));
    if (layers < 2
        || byWidth.size() > Plot.SERIES
        || !all.stream().allMatch(Double::isFinite)
        || all.stream().distinct().count() < 2) {
      return Optional.empty();
    }
    boolean jacobians =
        rows.stream().allMatch(row -> jacobian(row).count() >= row.logNorms().size());
    int depth = layers;
    double[] range = {
      all.stream().mapToDouble(v -> v).min().orElse(0),
      all.stream().mapToDouble(v -> v).max().orElse(1)
    };
    return Optional.of(
        jacobians ? beside(byWidth, depth, range) : gradients(byWidth, depth, range));
  }

  private static Stream<Double> jacobian(Row row) {
    List<Double> norms = row.logJacobians();
    return norms == null ? Stream.of() : norms.stream();
  }

  private static Chart gradients(
      NavigableMap<Integer, List<Row>> byWidth, int layers, double[] range) {
    Plot plot = new Plot(0, layers - 1.0, range[0], range[1]);
    plot.axes("layers back from the output", "ln of the gradient's norm");
    List<List<String>> table = new ArrayList<>();
    List<String> names = new ArrayList<>();
    byWidth.forEach(
        (width, nets) -> {
          List<List<Double>> norms = nets.stream().map(Row::logNorms).toList();
          table.addAll(spread(plot, names.size(), "width " + width, norms, layers, width));
          names.add("width " + width);
        });
    plot.legend(names);
    return plot.chart(
        "Gradient norms by depth",
        "From the output back through the layers: the line is the median over the"
            + " initialisations, the band spans all of them. A straight line would be a norm"
            + " that changes by one factor for each layer.",
        new Table(
            List.of("width", "layers back", "seeds", "median", "least", "greatest"), table, null));
  }

  /** A panel for each width with both norms. */
  private static Chart beside(
      NavigableMap<Integer, List<Row>> byWidth, int layers, double[] range) {
    List<Panel> panels = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    byWidth.forEach(
        (width, nets) -> {
          Plot plot = Plot.medium(0, layers - 1.0, range[0], range[1]);
          Map<Double, String> across = new LinkedHashMap<>();
          Plot.ticks(0, layers - 1.0).forEach(t -> across.put(t, Long.toString(Math.round(t))));
          plot.axes(across);
          List<List<Double>> gradients = nets.stream().map(Row::logNorms).toList();
          List<List<Double>> jacobians = nets.stream().map(row -> jacobian(row).toList()).toList();
          named(table, "gradient", spread(plot, 0, "gradient", gradients, layers, width));
          named(table, "Jacobian", spread(plot, 1, "Jacobian", jacobians, layers, width));
          panels.add(plot.panel("Width " + width));
        });
    return Plot.chart(
        "Gradient and Jacobian norms by depth",
        "Up the natural logarithm of the norm, across the layers back from the output, medians and"
            + " spread over the initialisations. The solid line is a gradient that starts in a"
            + " random direction; the dashed one is the Jacobian of the output by the stream at"
            + " that depth (Frobenius), which no gradient can outgrow. A straight line would be a"
            + " norm that changes by one factor for each layer.",
        panels,
        new Table(
            List.of("norm", "width", "layers back", "seeds", "median", "least", "greatest"),
            table,
            null));
  }

  private static void named(List<List<String>> table, String name, List<List<String>> rows) {
    for (List<String> row : rows) {
      List<String> all = new ArrayList<>(List.of(name));
      all.addAll(row);
      table.add(all);
    }
  }

  /** Draws the median and the spread of several nets, and gives them as rows of a table. */
  private static List<List<String>> spread(
      Plot plot, int series, String name, List<List<Double>> nets, int layers, int width) {
    List<double[]> bands = new ArrayList<>();
    List<double[]> medians = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int at = layer;
      List<Double> norms = nets.stream().map(net -> net.get(at)).sorted().toList();
      double median = TrainingCharts.median(norms);
      medians.add(new double[] {layer, median});
      bands.add(new double[] {layer, norms.get(0), norms.get(norms.size() - 1)});
      table.add(
          List.of(
              Integer.toString(width),
              Integer.toString(layer),
              Integer.toString(norms.size()),
              TrainingCharts.decimals(median),
              TrainingCharts.decimals(norms.get(0)),
              TrainingCharts.decimals(norms.get(norms.size() - 1))));
    }
    plot.band(series, bands, name + ", all seeds");
    plot.line(series, medians, name + ", median");
    return table;
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
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
import org.elenchus.reports.Plot.Axis;
import org.elenchus.reports.Plot.Layer;
import org.elenchus.reports.Plot.Mark;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/** Certificates that are measurements, as charts. */
final class MeasuredCharts {
  private static final String WIDTH = "width";
  private static final String BACK = "layers back from the output";
  private static final String MEDIAN = "median";
  private static final String LEAST = "least";
  private static final String GREATEST = "greatest";
  private static final List<String> SPREAD = List.of(WIDTH, BACK, "seeds", MEDIAN, LEAST, GREATEST);

  private MeasuredCharts() {}

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
    return Optional.of(jacobians ? beside(byWidth, layers) : gradients(byWidth, layers));
  }

  private static Stream<Double> jacobian(Row row) {
    List<Double> norms = row.logJacobians();
    return norms == null ? Stream.of() : norms.stream();
  }

  private static Plot norms(String name) {
    return Plot.of(
        Axis.linear(BACK),
        Axis.linear(name),
        Layer.spread(Mark.BAND, BACK, MEDIAN, LEAST, GREATEST),
        Layer.line(BACK, MEDIAN));
  }

  private static Chart gradients(NavigableMap<Integer, List<Row>> byWidth, int layers) {
    List<List<String>> table = new ArrayList<>();
    byWidth.forEach(
        (width, nets) ->
            table.addAll(spread(nets.stream().map(Row::logNorms).toList(), layers, width)));
    return norms("ln of the gradient's norm")
        .by(WIDTH, byWidth.keySet().stream().map(String::valueOf).toList())
        .chart(
            "Gradient norms by depth",
            "From the output back through the layers: the line is the median over the"
                + " initialisations, the band spans all of them. A straight line would be a norm"
                + " that changes by one factor for each layer.",
            new Table(SPREAD, table, null));
  }

  /** A panel for each width with both norms. */
  private static Chart beside(NavigableMap<Integer, List<Row>> byWidth, int layers) {
    List<List<String>> table = new ArrayList<>();
    byWidth.forEach(
        (width, nets) -> {
          List<List<Double>> gradients = nets.stream().map(Row::logNorms).toList();
          List<List<Double>> jacobians = nets.stream().map(row -> jacobian(row).toList()).toList();
          table.addAll(named("gradient", spread(gradients, layers, width)));
          table.addAll(named("Jacobian", spread(jacobians, layers, width)));
        });
    return norms("ln of the norm")
        .by("norm", List.of("gradient", "Jacobian"))
        .panels(WIDTH, false)
        .chart(
            "Gradient and Jacobian norms by depth",
            "Up the natural logarithm of the norm, across the layers back from the output, medians"
                + " and spread over the initialisations. The solid line is a gradient that starts"
                + " in a random direction; the dashed one is the Jacobian of the output by the"
                + " stream at that depth (Frobenius), which no gradient can outgrow. A straight"
                + " line would be a norm that changes by one factor for each layer.",
            byWidth.keySet().stream()
                .map(width -> new Panel(width.toString(), "Width " + width))
                .toList(),
            new Table(first("norm", SPREAD), table, null));
  }

  private static List<List<String>> named(String name, List<List<String>> rows) {
    return rows.stream().map(row -> first(name, row)).toList();
  }

  private static List<String> first(String head, List<String> rest) {
    return Stream.concat(Stream.of(head), rest.stream()).toList();
  }

  /** The median and the spread of several nets, as rows of a table. */
  private static List<List<String>> spread(List<List<Double>> nets, int layers, int width) {
    List<List<String>> table = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int at = layer;
      List<Double> norms = nets.stream().map(net -> net.get(at)).sorted().toList();
      table.add(
          List.of(
              Integer.toString(width),
              Integer.toString(layer),
              Integer.toString(norms.size()),
              TrainingCharts.decimals(TrainingCharts.median(norms)),
              TrainingCharts.decimals(norms.get(0)),
              TrainingCharts.decimals(norms.get(norms.size() - 1))));
    }
    return table;
  }
}

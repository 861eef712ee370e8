package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.GradientNorms;
import org.elenchus.claims.certificate.GradientNorms.Row;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.statement.Fit;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reports.View.Chart;
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
   * For each width the logarithms of the norms by layer: the median, the least and the greatest.
   */
  private static Optional<Chart> gradients(List<Row> rows) {
    List<Double> all = rows.stream().flatMap(row -> row.logNorms().stream()).toList();
    int layers = rows.stream().mapToInt(row -> row.logNorms().size()).min().orElse(0);
    Map<Integer, List<Row>> byWidth =
        rows.stream().collect(Collectors.groupingBy(Row::width, TreeMap::new, Collectors.toList()));
    if (layers < 2
        || byWidth.size() > Plot.SERIES
        || !all.stream().allMatch(Double::isFinite)
        || all.stream().distinct().count() < 2) {
      return Optional.empty();
    }
    double low = all.stream().mapToDouble(v -> v).min().orElse(0);
    double high = all.stream().mapToDouble(v -> v).max().orElse(1);
    Plot plot = new Plot(0, layers - 1.0, low, high);
    plot.axes("layers back from the output", "ln of the gradient's norm");
    List<List<String>> table = new ArrayList<>();
    List<String> names = new ArrayList<>();
    byWidth.forEach(
        (width, nets) -> {
          int series = names.size();
          names.add("width " + width);
          List<double[]> bands = new ArrayList<>();
          List<double[]> medians = new ArrayList<>();
          for (int layer = 0; layer < layers; layer++) {
            int at = layer;
            List<Double> norms = nets.stream().map(net -> net.logNorms().get(at)).sorted().toList();
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
          plot.band(series, bands, "width " + width + ", all seeds");
          plot.line(series, medians, "width " + width + ", median");
        });
    plot.legend(names);
    return Optional.of(
        plot.chart(
            "Gradient norms by depth",
            "From the output back through the layers: the line is the median over the"
                + " initialisations, the band spans all of them. A straight line would be a norm"
                + " that changes by one factor for each layer.",
            new Table(
                List.of("width", "layers back", "seeds", "median", "least", "greatest"),
                table,
                null)));
  }
}

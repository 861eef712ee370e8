package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.certificate.LeastSquares;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.statement.Fit;
import org.elenchus.reports.Plot.Axis;
import org.elenchus.reports.Plot.Layer;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Table;

/** A law fitted to printed rows: what it leaves over, beside what its rival does. */
final class FitDrawing {
  private static final String LAW = "the law";
  private static final String RIVAL = "its rival";
  private static final String FITTED = "fitted";
  private static final String LEFT = "left over";
  private static final String RIVAL_FITTED = "fitted by the rival";
  private static final String RIVAL_LEFT = "left over by the rival";

  private FitDrawing() {}

  /**
   * The residuals over the fitted values; nothing where the certificate has not one for each row.
   */
  static Optional<Chart> of(Fit fit, LeastSquares proof) {
    List<Double> left = left(fit);
    boolean rival = !proof.rivalResiduals().isEmpty();
    boolean whole =
        proof.residuals().size() == left.size()
            && (!rival || proof.rivalResiduals().size() == left.size())
            && DoubleStream.concat(numbers(left), numbers(proof.residuals()))
                .allMatch(Double::isFinite)
            && numbers(proof.rivalResiduals()).allMatch(Double::isFinite);
    if (!whole) {
      return Optional.empty();
    }
    Plot plot =
        Plot.of(
            Axis.linear("fitted value"),
            Axis.linear("printed less fitted", 0.0),
            rival
                ? new Layer[] {
                  Layer.dots(FITTED, LEFT, LAW), Layer.dots(RIVAL_FITTED, RIVAL_LEFT, RIVAL)
                }
                : new Layer[] {Layer.dots(FITTED, LEFT, LAW)});
    return Optional.of(
        plot.named(rival ? List.of(LAW, RIVAL) : List.of(LAW))
            .chart(
                "What the fit leaves over",
                "One mark for each of "
                    + Words.count(left.size(), "printed row", "printed rows")
                    + ": a cross for the law"
                    + (rival ? ", a diamond for its rival" : "")
                    + ". Marks that bend away from 0 together show what the law misses.",
                table(fit, proof, left)));
  }

  private static DoubleStream numbers(List<Double> values) {
    return values.stream().mapToDouble(v -> v);
  }

  /** The fitted quantity of each row; not a number where a cell is not a plain one. */
  private static List<Double> left(Fit fit) {
    Term term = fit.law().equation(fit.columns()).left();
    List<Double> values = new ArrayList<>();
    for (Fit.Row row : fit.rows()) {
      Map<String, Double> at = new HashMap<>();
      for (int i = 0; i < fit.columns().size(); i++) {
        at.put(fit.columns().get(i), number(row.printed().get(i)));
      }
      values.add(TermValue.of(term, at));
    }
    return values;
  }

  private static double number(String printed) {
    String digits = printed.replace(",", "");
    return digits.matches("-?\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : Double.NaN;
  }

  private static Table table(Fit fit, LeastSquares proof, List<Double> left) {
    List<String> heads = new ArrayList<>(List.of("line", "group"));
    heads.addAll(fit.columns());
    heads.addAll(List.of(FITTED, LEFT));
    boolean rival = !proof.rivalResiduals().isEmpty();
    if (rival) {
      heads.addAll(List.of(RIVAL_FITTED, RIVAL_LEFT));
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      Fit.Row row = fit.rows().get(i);
      List<String> cells = new ArrayList<>(List.of(Integer.toString(row.line()), row.group()));
      cells.addAll(row.printed());
      cells.add(TrainingCharts.decimals(left.get(i) - proof.residuals().get(i)));
      cells.add(TrainingCharts.decimals(proof.residuals().get(i)));
      if (rival) {
        cells.add(TrainingCharts.decimals(left.get(i) - proof.rivalResiduals().get(i)));
        cells.add(TrainingCharts.decimals(proof.rivalResiduals().get(i)));
      }
      rows.add(cells);
    }
    return new Table(heads, rows, null);
  }

  /** What the fits say of what is claimed, in a sentence; empty where the numbers do not tell. */
  static String words(Fit fit, LeastSquares proof) {
    String parameter = fit.parameter();
    Interval interval = fit.interval();
    BigFraction explains = fit.explains();
    if (parameter != null && interval != null) {
      return placed(
          List.copyOf(fit.law().parameters().keySet()).indexOf(parameter), interval, proof);
    }
    if (explains != null) {
      return explained(left(fit), explains, proof);
    }
    return Boolean.TRUE.equals(fit.predicts())
        ? "Fitted without one group of rows at a time, the law was held against the rows left out,"
            + " beside its rival."
        : "";
  }

  private static String placed(int parameter, Interval interval, LeastSquares proof) {
    double low = interval.lo().doubleValue();
    double high = interval.hi().doubleValue();
    long inside =
        proof.resampled().stream()
            .filter(draw -> parameter < draw.size())
            .filter(draw -> draw.get(parameter) >= low && draw.get(parameter) <= high)
            .count();
    return "Of "
        + Words.grouped(proof.resampled().size())
        + " fits to rows drawn anew, "
        + Words.grouped(inside)
        + " place the parameter where the claim has it, from "
        + Words.decimal(interval.lo())
        + " to "
        + Words.decimal(interval.hi())
        + ".";
  }

  private static String explained(List<Double> left, BigFraction claimed, LeastSquares proof) {
    double mean = numbers(left).average().orElse(0);
    double all = numbers(left).map(v -> (v - mean) * (v - mean)).sum();
    double rest = numbers(proof.residuals()).map(v -> v * v).sum();
    return all > 0 && Double.isFinite(all)
        ? "The law explains "
            + TrainingCharts.percent(1 - rest / all)
            + " of the variance of what is fitted; "
            + Words.decimal(claimed.multiply(100))
            + " % is claimed."
        : "";
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.reports.View.Chart;

/** Drawings of training runs: every seed's learning curve, and accuracy by length. */
final class TrainingCharts {
  /** 97.5 % quantile of the normal distribution, for two-sided 95 % intervals. */
  private static final double Z95 = 1.959963984540054;

  private static final int MAX_CURVES = 60;

  /** More points than this would not be told apart on the width of a page. */
  private static final int MAX_POINTS = 400;

  private TrainingCharts() {}

  /** The drawings that the runs allow. */
  static List<Chart> of(Grounds.Runs runs) {
    List<Chart> charts = new ArrayList<>();
    if (runs.runs().stream().anyMatch(run -> run.loss().size() > 1)) {
      charts.add(learning(runs.runs()));
    }
    if (runs.runs().stream().anyMatch(run -> run.accuracy().size() > 1)) {
      charts.add(accuracy(runs.runs()));
    }
    return charts;
  }

  /** The name under which runs that differ by seed alone are drawn together. */
  private static String group(Run run) {
    return run.variant().isEmpty() ? run.model() : run.model() + " " + run.variant();
  }

  private static List<String> groups(List<Run> runs) {
    return runs.stream().map(TrainingCharts::group).distinct().toList();
  }

  private static Chart learning(List<Run> runs) {
    List<Run> drawn = runs.stream().filter(run -> run.loss().size() > 1).limit(MAX_CURVES).toList();
    double most =
        drawn.stream()
            .flatMap(run -> run.loss().stream())
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(1);
    int steps = drawn.stream().mapToInt(Run::steps).max().orElse(1);
    Plot plot = new Plot(0, Math.max(1, steps), 0, most > 0 ? most : 1);
    plot.axes("optimiser steps", "loss");
    List<String> groups = groups(drawn);
    for (Run run : drawn) {
      int last = run.loss().size() - 1;
      List<double[]> points = new ArrayList<>();
      int stride = 1 + last / MAX_POINTS;
      for (int i = 0; i <= last; i += stride) {
        points.add(new double[] {(double) run.steps() * i / last, run.loss().get(i)});
      }
      plot.line(groups.indexOf(group(run)), points, group(run) + ", seed " + run.seed());
    }
    plot.legend(groups);
    return plot.chart(
        "Learning curves",
        "Loss over optimiser steps, one line for each of " + drawn.size() + " runs.");
  }

  private static Chart accuracy(List<Run> runs) {
    Map<String, TreeMap<Integer, long[]>> sums = new LinkedHashMap<>();
    for (Run run : runs) {
      TreeMap<Integer, long[]> byLength = sums.computeIfAbsent(group(run), k -> new TreeMap<>());
      for (Grounds.Runs.Accuracy a : run.accuracy()) {
        long[] sum = byLength.computeIfAbsent(a.length(), k -> new long[2]);
        sum[0] += a.right();
        sum[1] += a.words();
      }
    }
    int longest =
        sums.values().stream()
            .filter(byLength -> !byLength.isEmpty())
            .mapToInt(TreeMap::lastKey)
            .max()
            .orElse(1);
    Plot plot = new Plot(0, Math.max(1, longest), 0, 1);
    plot.axes("length T", "words right");
    int series = 0;
    for (Map.Entry<String, TreeMap<Integer, long[]>> entry : sums.entrySet()) {
      List<double[]> points = new ArrayList<>();
      for (Map.Entry<Integer, long[]> point : entry.getValue().entrySet()) {
        int length = point.getKey();
        long right = point.getValue()[0];
        long words = point.getValue()[1];
        if (words > 0) {
          double share = (double) right / words;
          String title = entry.getKey() + ", T = " + length + ": " + right + " of " + words;
          points.add(new double[] {length, share});
          plot.interval(series, length, share, wilson(share, words), title);
        }
      }
      plot.line(series, points, entry.getKey());
      series++;
    }
    plot.legend(List.copyOf(sums.keySet()));
    return plot.chart(
        "Accuracy by length",
        "Share of words right at every position, all seeds together, with 95 % Wilson intervals.");
  }

  /**
   * The Wilson score interval.
   *
   * @param share observed share
   * @param n trials, at least 1
   * @return both ends
   */
  static double[] wilson(double share, long n) {
    double z2 = Z95 * Z95 / n;
    double centre = (share + z2 / 2) / (1 + z2);
    double half = Z95 * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n)) / (1 + z2);
    return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
  }
}

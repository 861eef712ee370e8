package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.reports.Plot.Axis;
import org.elenchus.reports.Plot.Layer;
import org.elenchus.reports.Plot.Mark;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;

/** Charts of training runs: every seed's learning curve, and accuracy by length. */
final class TrainingCharts {
  private static final int MAX_CURVES = 400;

  /** More points than this would not be told apart on the width of a page. */
  private static final int MAX_POINTS = 400;

  /** More rows than this would make a slow page. */
  private static final int MAX_ROWS = 6000;

  private static final String MODEL = "model";
  private static final String RUN = "run";
  private static final String STEP = "step";
  private static final String LOSS = "loss";
  private static final String LENGTH = "T";
  private static final String MEDIAN = "median, %";
  private static final String WORST = "worst seed, %";
  private static final String BEST = "best seed, %";

  /** The heads of {@link #reached}. */
  static final List<String> REACHED = List.of(LENGTH, "seeds", MEDIAN, WORST, BEST);

  private TrainingCharts() {}

  /**
   * The charts that the runs allow.
   *
   * @param runs in any order
   */
  static List<Chart> of(List<Run> runs) {
    List<Chart> charts = new ArrayList<>();
    if (runs.stream().anyMatch(run -> run.loss().size() > 1)) {
      charts.add(learning(runs));
    }
    if (runs.stream().anyMatch(run -> run.accuracy().size() > 1)) {
      charts.add(accuracy(runs));
    }
    return charts;
  }

  /** The name under which runs that differ by seed alone are drawn together. */
  static String group(Run run) {
    return run.variant().isEmpty() ? run.model() : run.model() + " (" + run.variant() + ")";
  }

  private static Chart learning(List<Run> runs) {
    List<Run> drawn = runs.stream().filter(run -> run.loss().size() > 1).limit(MAX_CURVES).toList();
    int points = Math.min(MAX_POINTS, MAX_ROWS / drawn.size());
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      curve(Integer.toString(i + 1), drawn.get(i), points, rows);
    }
    boolean thinned = drawn.stream().anyMatch(run -> run.loss().size() > points);
    String what =
        "Loss over optimiser steps, one line for each of "
            + Words.count(drawn.size(), "run", "runs")
            + (drawn.size() < runs.size() ? " of " + runs.size() : "")
            + (thinned ? ", of each at most " + points + " of its points" : "");
    List<String> groups = drawn.stream().map(TrainingCharts::group).distinct().toList();
    Plot plot =
        Plot.of(Axis.linear("optimiser steps", 0.0), Axis.linear(LOSS, 0.0), Layer.line(STEP, LOSS))
            .by(MODEL, groups)
            .lines(RUN);
    Table table = new Table(List.of(RUN, MODEL, "seed", STEP, LOSS), rows, null);
    return groups.size() <= Plot.SERIES
        ? plot.chart("Learning curves", what + ".", table)
        : plot.panels(MODEL, false)
            .chart(
                "Learning curves",
                what + "; up the loss, across the steps.",
                panels(groups),
                table);
  }

  private static List<Panel> panels(List<String> groups) {
    return groups.stream().map(group -> new Panel(group, group)).toList();
  }

  /** Adds a run's points, evenly thinned to a number of at least 2; the last one always stays. */
  private static void curve(String number, Run run, int points, List<List<String>> rows) {
    int last = run.loss().size() - 1;
    int stride = Math.ceilDiv(last, points - 1);
    for (int i = 0; i <= last; i = i < last ? Math.min(i + stride, last) : last + 1) {
      rows.add(
          List.of(
              number,
              group(run),
              Long.toString(run.seed()),
              Long.toString(Math.round((double) run.steps() * i / last)),
              decimals(run.loss().get(i))));
    }
  }

  static String decimals(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "no number";
  }

  /** For each model and length the shares of words right, one for each seed, least first. */
  private static Map<String, NavigableMap<Integer, List<Double>>> shares(List<Run> runs) {
    Map<String, NavigableMap<Integer, List<Double>>> shares = new LinkedHashMap<>();
    for (Run run : runs) {
      NavigableMap<Integer, List<Double>> byLength =
          shares.computeIfAbsent(group(run), k -> new TreeMap<>());
      for (Accuracy a : run.accuracy()) {
        if (a.words() > 0) {
          byLength
              .computeIfAbsent(a.length(), k -> new ArrayList<>())
              .add((double) a.right() / a.words());
        }
      }
    }
    shares.values().forEach(byLength -> byLength.values().forEach(list -> list.sort(null)));
    return shares;
  }

  private static Chart accuracy(List<Run> runs) {
    Map<String, NavigableMap<Integer, List<Double>>> shares = shares(runs);
    List<List<String>> rows = new ArrayList<>();
    shares.forEach((name, byLength) -> byLength.forEach((n, all) -> rows.add(row(name, n, all))));
    int fewest =
        shares.values().stream()
            .flatMap(byLength -> byLength.values().stream())
            .mapToInt(List::size)
            .min()
            .orElse(0);
    Table table = new Table(Stream.concat(Stream.of(MODEL), REACHED.stream()).toList(), rows, null);
    String what =
        "Share of words right at every position: the line joins the medians over the seeds, a bar"
            + " spans all seeds."
            + confidence(fewest);
    Plot plot =
        Plot.of(
            Axis.log("length T (equal ratios equally far apart)"),
            Axis.linear("% of words right", 0.0, 100.0),
            Layer.spread(Mark.INTERVAL, LENGTH, MEDIAN, WORST, BEST),
            Layer.line(LENGTH, MEDIAN));
    List<String> best = best(shares);
    return shares.size() <= Plot.SERIES
        ? plot.by(MODEL, List.copyOf(shares.keySet())).chart("Accuracy by length", what, table)
        : plot.by(MODEL, best)
            .panels(MODEL, true)
            .chart(
                "Accuracy by length",
                what
                    + " Up the share, across the length T; the best on average over the lengths"
                    + " comes first, thin lines are the other models.",
                panels(best),
                table);
  }

  private static List<String> row(String name, int length, List<Double> seeds) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(reached(length, seeds));
    return row;
  }

  /** What was reached at a length, by the sorted shares of the seeds. */
  static List<String> reached(int length, List<Double> seeds) {
    return List.of(
        Integer.toString(length),
        Integer.toString(seeds.size()),
        hundredths(median(seeds)),
        hundredths(seeds.get(0)),
        hundredths(seeds.get(seeds.size() - 1)));
  }

  private static String hundredths(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** The models, the best over all lengths first; among equals, in the order of the runs. */
  private static List<String> best(Map<String, NavigableMap<Integer, List<Double>>> shares) {
    return shares.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .sorted(
            Comparator.comparingDouble(
                e -> -e.getValue().values().stream().mapToDouble(TrainingCharts::median).sum()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * How surely the span of n seeds covers the median of all seeds: each lies on either side with
   * probability 1/2, so all n on one side with 2^(1−n) (David and Nagaraja, Order Statistics, 7.1).
   */
  private static String confidence(int seeds) {
    if (seeds < 3) {
      return " So few seeds say little about others.";
    }
    double covered = 100 * (1 - Math.pow(2, 1.0 - seeds));
    return String.format(
        Locale.ROOT,
        " With %d seeds a bar covers the median of all seeds with confidence %.1f %%.",
        seeds,
        Math.floor(covered * 10) / 10);
  }

  /** The middle value of a sorted list, or the mean of the two middle ones. */
  static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Runs by task, in the order in which tasks first occur. */
  static Map<String, List<Run>> byTask(List<Run> runs) {
    return runs.stream()
        .collect(Collectors.groupingBy(Run::task, LinkedHashMap::new, Collectors.toList()));
  }
}

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
import org.elenchus.claims.evidence.Grounds.Runs.Accuracy;
import org.elenchus.claims.evidence.Grounds.Runs.Run;
import org.elenchus.reports.View.Chart;
import org.elenchus.reports.View.Panel;
import org.elenchus.reports.View.Table;
import org.jspecify.annotations.Nullable;

/** Drawings of training runs: every seed's learning curve, and accuracy by length. */
final class TrainingCharts {
  private static final int MAX_CURVES = 400;

  /** More points than this would not be told apart on the width of a page. */
  private static final int MAX_POINTS = 400;

  private TrainingCharts() {}

  /**
   * The drawings that the runs allow.
   *
   * @param runs in any order
   * @param csv the accuracies as a file, or null
   */
  static List<Chart> of(List<Run> runs, @Nullable String csv) {
    List<Chart> charts = new ArrayList<>();
    if (runs.stream().anyMatch(run -> run.loss().size() > 1)) {
      charts.add(learning(runs));
    }
    if (runs.stream().anyMatch(run -> run.accuracy().size() > 1)) {
      charts.add(accuracy(runs, csv));
    }
    return charts;
  }

  /** The name under which runs that differ by seed alone are drawn together. */
  static String group(Run run) {
    return run.variant().isEmpty() ? run.model() : run.model() + " (" + run.variant() + ")";
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
    int steps = Math.max(1, drawn.stream().mapToInt(Run::steps).max().orElse(1));
    double top = most > 0 ? most : 1;
    List<String> groups = groups(drawn);
    Table table =
        new Table(
            List.of("model", "seed", "loss at first", "half way", "at last"),
            drawn.stream().map(TrainingCharts::ends).toList(),
            null);
    String what =
        "Loss over optimiser steps, one line for each of "
            + Words.count(drawn.size(), "run", "runs")
            + (drawn.size() < runs.size() ? " of " + runs.size() : "");
    if (groups.size() <= Plot.SERIES) {
      Plot plot = new Plot(0, steps, 0, top);
      plot.axes("optimiser steps", "loss");
      drawn.forEach(run -> plot.line(groups.indexOf(group(run)), curve(run), name(run)));
      plot.legend(groups);
      return plot.chart("Learning curves", what + ".", table);
    }
    List<Panel> panels = new ArrayList<>();
    for (String group : groups) {
      Plot plot = Plot.small(0, steps, 0, top);
      plot.axes(Map.of(0.0, "0", (double) steps, Integer.toString(steps)));
      drawn.stream()
          .filter(run -> group(run).equals(group))
          .forEach(run -> plot.line(0, curve(run), name(run)));
      panels.add(plot.panel(group));
    }
    return Plot.chart("Learning curves", what + "; up the loss, across the steps.", panels, table);
  }

  private static String name(Run run) {
    return group(run) + ", seed " + run.seed();
  }

  private static List<double[]> curve(Run run) {
    int last = run.loss().size() - 1;
    List<double[]> points = new ArrayList<>();
    int stride = 1 + last / MAX_POINTS;
    for (int i = 0; i <= last; i += stride) {
      points.add(new double[] {(double) run.steps() * i / last, run.loss().get(i)});
    }
    return points;
  }

  private static List<String> ends(Run run) {
    int last = run.loss().size() - 1;
    return List.of(
        group(run),
        Long.toString(run.seed()),
        decimals(run.loss().get(0)),
        decimals(run.loss().get(last / 2)),
        decimals(run.loss().get(last)));
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

  private static Chart accuracy(List<Run> runs, @Nullable String csv) {
    Map<String, NavigableMap<Integer, List<Double>>> shares = shares(runs);
    Map<Double, String> lengths = new TreeMap<>();
    for (NavigableMap<Integer, List<Double>> byLength : shares.values()) {
      byLength.keySet().forEach(n -> lengths.put(place(n), Integer.toString(n)));
    }
    List<List<String>> rows = new ArrayList<>();
    shares.forEach((name, byLength) -> byLength.forEach((n, all) -> rows.add(row(name, n, all))));
    int fewest =
        shares.values().stream()
            .flatMap(byLength -> byLength.values().stream())
            .mapToInt(List::size)
            .min()
            .orElse(0);
    Table table =
        new Table(List.of("model", "T", "seeds", "median", "worst seed", "best seed"), rows, csv);
    String what =
        "Share of words right at every position: the line joins the medians over the seeds, a bar"
            + " spans all seeds."
            + confidence(fewest);
    if (shares.size() <= Plot.SERIES) {
      Plot plot = new Plot(start(lengths), end(lengths), 0, 1);
      plot.axes(
          "length T (equal ratios equally far apart)", "share of words right", spaced(lengths));
      int series = 0;
      for (Map.Entry<String, NavigableMap<Integer, List<Double>>> entry : shares.entrySet()) {
        draw(plot, series, entry.getKey(), entry.getValue());
        series++;
      }
      plot.legend(List.copyOf(shares.keySet()));
      return plot.chart("Accuracy by length", what, table);
    }
    List<Panel> panels = new ArrayList<>();
    for (String name : best(shares)) {
      Plot plot = Plot.small(start(lengths), end(lengths), 0, 1);
      plot.axes(spaced(lengths));
      shares.forEach((other, byLength) -> plot.ghost(medians(byLength)));
      draw(plot, 0, name, shares.getOrDefault(name, new TreeMap<>()));
      panels.add(plot.panel(name));
    }
    return Plot.chart(
        "Accuracy by length",
        what
            + " Up the share, across the length T; the best on average over the lengths"
            + " comes first, thin lines are the other models.",
        panels,
        table);
  }

  private static void draw(
      Plot plot, int series, String name, NavigableMap<Integer, List<Double>> byLength) {
    byLength.forEach(
        (length, seeds) ->
            plot.interval(
                series,
                place(length),
                median(seeds),
                new double[] {seeds.get(0), seeds.get(seeds.size() - 1)},
                name + ", T = " + length + ": median " + percent(median(seeds)) + " of words"));
    plot.line(series, medians(byLength), name);
  }

  private static List<double[]> medians(NavigableMap<Integer, List<Double>> byLength) {
    return byLength.entrySet().stream()
        .map(e -> new double[] {place(e.getKey()), median(e.getValue())})
        .toList();
  }

  private static List<String> row(String name, int length, List<Double> seeds) {
    return List.of(
        name,
        Integer.toString(length),
        Integer.toString(seeds.size()),
        percent(median(seeds)),
        percent(seeds.get(0)),
        percent(seeds.get(seeds.size() - 1)));
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

  /** Where a length stands: equal ratios are equally far apart. */
  private static double place(int length) {
    return Math.log(Math.max(1, length)) / Math.log(2);
  }

  private static double start(Map<Double, String> lengths) {
    return lengths.keySet().stream().mapToDouble(d -> d).min().orElse(0) - 0.25;
  }

  private static double end(Map<Double, String> lengths) {
    return lengths.keySet().stream().mapToDouble(d -> d).max().orElse(1) + 0.25;
  }

  /** The marks that have room: none closer to the last than a fourteenth of the axis. */
  private static Map<Double, String> spaced(Map<Double, String> lengths) {
    Map<Double, String> kept = new TreeMap<>();
    double last = Double.NEGATIVE_INFINITY;
    double room = (end(lengths) - start(lengths)) / 14;
    for (Map.Entry<Double, String> entry : lengths.entrySet()) {
      if (entry.getKey() - last >= room) {
        kept.put(entry.getKey(), entry.getValue());
        last = entry.getKey();
      }
    }
    return kept;
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

package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.elenchus.verify.planted.Known.Difference;
import org.elenchus.verify.planted.Known.Family;
import org.elenchus.verify.planted.Known.Percent;
import org.elenchus.verify.planted.Known.Product;
import org.elenchus.verify.planted.Known.Ratio;
import org.elenchus.verify.planted.Known.Same;
import org.elenchus.verify.planted.Printed.Style;
import org.elenchus.verify.planted.Study.Lines;
import org.elenchus.verify.planted.Study.Winner;

/**
 * Draws a consistent study: true values first, then what is derived from them, then the rounding.
 * What is derived is derived from the true values, so that the printed digits agree as those of an
 * honest author would.
 */
final class StudyGenerator {
  private static final List<String> STEMS =
      List.of("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Rowan");
  private static final int[] CONSTANTS = {4, 5, 6, 9, 12};

  private final RandomGenerator random;
  private final Shape shape;
  private final Map<String, Printed> numbers = new LinkedHashMap<>();
  private final List<Known> relations = new ArrayList<>();
  private final Map<String, Winner> winners = new LinkedHashMap<>();
  private final Lines lines = new Lines();
  private final List<String> names = new ArrayList<>();
  private final int rows;
  private final int base;
  private final int bestLoss;
  private final int fastest;
  private final double[] loss;
  private final double[] rate;
  private final double[] parameters;

  private StudyGenerator(RandomGenerator random, Shape shape) {
    this.random = random;
    this.shape = shape;
    this.rows = 4 + random.nextInt(4);
    this.base = rows - 1;
    List<String> stems = new ArrayList<>(STEMS);
    for (int i = 0; i < rows; i++) {
      names.add(stems.remove(random.nextInt(stems.size())));
    }
    this.loss = new double[rows];
    this.rate = new double[rows];
    this.parameters = new double[rows];
    values();
    this.bestLoss =
        IntStream.range(0, rows)
            .boxed()
            .min((a, b) -> Double.compare(loss[a], loss[b]))
            .orElseThrow();
    this.fastest =
        IntStream.range(0, rows)
            .boxed()
            .max((a, b) -> Double.compare(rate[a], rate[b]))
            .orElseThrow();
  }

  /**
   * Draws a study.
   *
   * @param random the stream of chance
   * @param shape how it is laid out
   * @return a study in which every relation holds
   */
  static Study draw(RandomGenerator random, Shape shape) {
    StudyGenerator generator = new StudyGenerator(random, shape);
    generator.write();
    return new Study(
        generator.lines.all(), generator.numbers, generator.relations, generator.winners);
  }

  /** Values so far apart that which is best does not hang on the rounding. */
  private void values() {
    int constant = CONSTANTS[random.nextInt(CONSTANTS.length)];
    List<Double> losses = spread(1.2 + random.nextDouble(), 0.001);
    List<Double> rates = spread(15_000 * (1 + 8 * random.nextDouble()), 100);
    for (int i = 0; i < rows; i++) {
      int depth = 4 + 2 * random.nextInt(20);
      int width = 64 * (8 + random.nextInt(40));
      put("depth" + i, Printed.count(depth));
      put("width" + i, Printed.count(width));
      parameters[i] = (double) constant * depth * width * width;
      put("parameters" + i, Printed.rounded(parameters[i], 1, "M", Style.PLAIN));
      loss[i] = losses.get(i);
      rate[i] = rates.get(i);
      put("loss" + i, Printed.rounded(loss[i], 3, "", Style.PLAIN));
      put("rate" + i, Printed.rounded(rate[i], 1, "K", Style.PLAIN));
      put("memory" + i, Printed.rounded(4 + 70 * random.nextDouble(), 1, "GB", Style.PLAIN));
    }
    relations.add(new Family(cells("parameters"), cells("depth"), cells("width")));
    for (int i = 0; i < rows; i++) {
      derive(i);
    }
  }

  /**
   * One value for each row, in random order, from 3 to about 100 units of the printed place apart:
   * the nearest that still have a clear order, and farther ones.
   */
  private List<Double> spread(double least, double unit) {
    List<Double> values = new ArrayList<>();
    double value = least;
    for (int i = 0; i < rows; i++) {
      values.add(random.nextInt(values.size() + 1), value);
      value += unit * 3 * Math.pow(33, random.nextDouble());
    }
    return values;
  }

  private void derive(int i) {
    Style sign = shape.signedDifference() ? Style.SIGNED : Style.PLAIN;
    put("speed" + i, Printed.rounded(rate[i] / rate[base], 2, "x", Style.PLAIN));
    relations.add(new Ratio("speed" + i, "rate" + i, "rate" + base));
    if (i != base) {
      double difference = loss[i] - loss[base];
      put("delta" + i, Printed.rounded(difference, 3, "", sign));
      relations.add(new Difference("delta" + i, "loss" + i, "loss" + base));
      put("change" + i, Printed.rounded(difference / loss[base], 1, "%", sign));
      relations.add(new Percent("change" + i, "loss" + i, "loss" + base, false));
    }
  }

  private void put(String cell, Printed number) {
    numbers.put(cell, number);
  }

  private List<String> cells(String stem) {
    return IntStream.range(0, rows).mapToObj(i -> stem + i).toList();
  }

  private void write() {
    line("# A study of " + rows + " recurrent models");
    line("");
    summary();
    line("## Results");
    line("");
    if (shape.merged()) {
      table(
          List.of(
              "depth",
              "width",
              "parameters",
              "loss",
              "rate",
              "speed",
              "delta",
              "change",
              "memory"));
    } else {
      table(List.of("depth", "width", "parameters"));
      table(List.of("loss", "rate", "speed", "delta", "change", "memory"));
    }
    line("## Training");
    line("");
    training();
    line("## Conclusions");
    line("");
    conclusions();
  }

  private void line(String text) {
    lines.text(text).end();
  }

  private void summary() {
    copy("summaryLoss", "loss" + bestLoss);
    winners.put("lowest loss", new Winner(cells("loss"), names, bestLoss, true, true));
    lines.best("lowest loss").text(" reaches the lowest loss, ").cell("summaryLoss");
    lines.text(".").end();
    line("");
    copy("summaryRate", "rate" + fastest);
    winners.put("highest throughput", new Winner(cells("rate"), names, fastest, false, true));
    lines.best("highest throughput").text(" has the highest throughput, ").cell("summaryRate");
    lines.text(" tok/s.").end();
    line("");
  }

  private void copy(String cell, String of) {
    put(cell, Objects.requireNonNull(numbers.get(of), of));
    relations.add(new Same(cell, of));
  }

  private static final List<String> QUANTITIES =
      List.of(
          "model",
          "depth",
          "width",
          "parameters",
          "loss",
          "rate",
          "speed",
          "delta",
          "change",
          "memory");

  private void table(List<String> columns) {
    if (shape.transposed()) {
      transposed(columns);
      return;
    }
    lines.text("| " + shape.name(0) + " |");
    columns.forEach(c -> lines.text(" " + shape.name(QUANTITIES.indexOf(c)) + " |"));
    lines.end();
    line("|---|" + "---|".repeat(columns.size()));
    for (int i = 0; i < rows; i++) {
      lines.text("| " + names.get(i) + " |");
      for (String column : columns) {
        entry(column, i);
      }
      lines.end();
    }
    line("");
  }

  private void transposed(List<String> columns) {
    lines.text("| |");
    names.forEach(n -> lines.text(" " + n + " |"));
    lines.end();
    line("|---|" + "---|".repeat(rows));
    for (String column : columns) {
      lines.text("| " + shape.name(QUANTITIES.indexOf(column)) + " |");
      for (int i = 0; i < rows; i++) {
        entry(column, i);
      }
      lines.end();
    }
    line("");
  }

  private void entry(String column, int row) {
    String cell = column + row;
    if (!numbers.containsKey(cell)) {
      lines.text(" - |");
      return;
    }
    if (shape.bold()
        && ((column.equals("loss") && row == bestLoss)
            || (column.equals("rate") && row == fastest))) {
      winners.put(
          "bold " + column, new Winner(cells(column), names, row, column.equals("loss"), false));
    }
    lines.text(" ").cell(cell).text(" |");
  }

  /** Steps, batch and length against throughput and time, and the tokens seen. */
  private void training() {
    int length = 128 << random.nextInt(4);
    int minutes = 10 * (1 + random.nextInt(6));
    put("length", Printed.count(length));
    put("minutes", Printed.count(minutes));
    lines.text("Every run takes ").cell("minutes").text(" minutes at a sequence length of ");
    lines.cell("length").text(".").end();
    line("");
    if (!shape.bullets()) {
      line("| " + shape.name(0) + " | Batch | Steps | Tokens |");
      line("|---|---|---|---|");
    }
    for (int i = 0; i < rows; i++) {
      int batch = 16 * (1 + random.nextInt(8));
      long steps = Math.round(rate[i] * minutes * 60 / ((double) batch * length));
      put("batch" + i, Printed.count(batch));
      put("steps" + i, Printed.count(steps));
      put("tokens" + i, Printed.rounded((double) steps * batch * length, 1, "M", Style.PLAIN));
      relations.add(
          new Product(List.of("tokens" + i), List.of("steps" + i, "batch" + i, "length"), 1));
      if (shape.bullets()) {
        lines.text("- " + names.get(i) + ": batch ").cell("batch" + i).text(", steps ");
        lines.cell("steps" + i).text(", tokens ").cell("tokens" + i).end();
      } else {
        lines.text("| " + names.get(i) + " | ").cell("batch" + i).text(" | ");
        lines.cell("steps" + i).text(" | ").cell("tokens" + i).text(" |").end();
      }
    }
    line("");
  }

  /** Sentences that compare, with a ratio, a percentage and repeated numbers. */
  private void conclusions() {
    int other = (fastest + 1) % rows;
    put("saidRatio", Printed.rounded(rate[fastest] / rate[other], 2, "x", Style.PLAIN));
    relations.add(new Ratio("saidRatio", "rate" + fastest, "rate" + other));
    lines.text("- " + names.get(fastest) + " is ").cell("saidRatio");
    lines.text(" as fast as " + names.get(other) + ".").end();
    int worse = (bestLoss + 1) % rows;
    put("saidPercent", Printed.rounded(1 - loss[bestLoss] / loss[worse], 1, "%", Style.PLAIN));
    relations.add(new Percent("saidPercent", "loss" + bestLoss, "loss" + worse, true));
    lines.text("- The loss of " + names.get(bestLoss) + " is ").cell("saidPercent");
    lines.text(" lower than that of " + names.get(worse) + ".").end();
    int shown = random.nextInt(rows);
    copy("saidLoss", "loss" + shown);
    copy("saidParameters", "parameters" + shown);
    lines.text("- " + names.get(shown) + " has ").cell("saidParameters");
    lines.text(" parameters and a loss of ").cell("saidLoss").text(".").end();
  }
}

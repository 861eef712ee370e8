package org.elenchus.verify.planted;

import java.util.ArrayList;
import java.util.Comparator;
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
 * Draws consistent studies in layouts by another author than that of {@link StudyGenerator} and of
 * the rules: units at the head of a column, a card for each run, one row for each number, tables
 * without outer bars and with footnotes, one table for each half of the runs; and relations that
 * the other family has not: a transformer's parameters, totals, counts below a threshold, a sweep
 * that falls, hours of training.
 */
final class ForeignGenerator {
  private enum Layout {
    /** One table, units in its header. */
    HEADER_UNITS,
    /** A heading and a list for each run. */
    CARDS,
    /** One row for each number. */
    LONG,
    /** No outer bars, footnotes behind numbers, gaps that say so. */
    LOOSE,
    /** A table for each half of the runs, each with its own best. */
    HALVES
  }

  private static final List<String> NAMES =
      List.of("Auk", "Brant2", "Crane", "Dove-S", "Egret", "Finch3", "Grebe", "Heron-L");
  private static final Map<String, List<String>> TITLES =
      Map.ofEntries(
          Map.entry("depth", List.of("Blocks", "# layers")),
          Map.entry("width", List.of("d", "Hidden")),
          Map.entry("parameters", List.of("#Params", "Model size")),
          Map.entry("loss", List.of("Val. loss ↓", "NLL")),
          Map.entry("rate", List.of("Speed (tok/s)", "Throughput ↑")),
          Map.entry("accuracy", List.of("Acc.", "Accuracy ↑")),
          Map.entry("ratio", List.of("Rel. speed", "Speed vs. ref.")),
          Map.entry("delta", List.of("Δ loss", "Loss − ref.")));

  private final RandomGenerator random;
  private final Layout layout;
  private final int words;
  private final boolean transformer;
  private final Map<String, Printed> numbers = new LinkedHashMap<>();
  private final List<Known> relations = new ArrayList<>();
  private final Map<String, Winner> winners = new LinkedHashMap<>();
  private final Lines lines = new Lines();
  private final List<String> names = new ArrayList<>(NAMES);
  private final int rows;
  private final int reference;
  private final int lossDecimals;
  private final double[] loss;
  private final double[] rate;
  private final double[] accuracy;

  private ForeignGenerator(RandomGenerator random) {
    this.random = random;
    this.layout = Layout.values()[random.nextInt(Layout.values().length)];
    this.words = random.nextInt(2);
    this.transformer = random.nextInt(3) == 0;
    this.rows = 4 + random.nextInt(4);
    this.reference = random.nextInt(rows);
    this.lossDecimals = 2 + random.nextInt(3);
    while (names.size() > rows) {
      names.remove(random.nextInt(names.size()));
    }
    this.loss = spread(1.5 + random.nextDouble(), Math.pow(10, -lossDecimals));
    this.rate = spread(9_000 + 60_000 * random.nextDouble(), 100);
    this.accuracy = spread(40 + 10 * random.nextDouble(), 0.1);
  }

  /**
   * Draws a study.
   *
   * @param random the stream of chance
   * @return a study in which every relation holds
   */
  static Study draw(RandomGenerator random) {
    ForeignGenerator generator = new ForeignGenerator(random);
    generator.values();
    generator.write();
    return new Study(
        generator.lines.all(), generator.numbers, generator.relations, generator.winners);
  }

  /** Values at least 4 units of the last place apart, in random order. */
  private double[] spread(double least, double unit) {
    List<Double> values = new ArrayList<>();
    double value = least;
    for (int i = 0; i < rows; i++) {
      values.add(random.nextInt(values.size() + 1), value);
      value += unit * (4 + 50 * random.nextDouble());
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private void values() {
    boolean bare = layout == Layout.HEADER_UNITS;
    Style style = bare ? Style.BARE : Style.PLAIN;
    boolean grouped = !bare && random.nextBoolean();
    int constant = 3 + random.nextInt(10);
    long vocabulary = 8_000L * (1 + random.nextInt(8));
    put("vocabulary", Printed.count(vocabulary, Style.GROUPED));
    for (int i = 0; i < rows; i++) {
      int depth = 3 * (2 + random.nextInt(14));
      int width = 128 * (4 + random.nextInt(20));
      double blocks = (double) depth * width * width;
      double parameters =
          transformer ? 12 * blocks + (double) vocabulary * width : constant * blocks;
      put("depth" + i, Printed.count(depth));
      put("width" + i, Printed.count(width));
      put("parameters" + i, Printed.rounded(parameters, words, "M", style));
      put("loss" + i, Printed.rounded(loss[i], lossDecimals, "", Style.PLAIN));
      put(
          "rate" + i,
          grouped
              ? Printed.rounded(rate[i], 0, "", Style.GROUPED)
              : Printed.rounded(rate[i], 1, "K", style));
      put("accuracy" + i, Printed.rounded(accuracy[i] / 100, 1, "%", style));
      if (transformer) {
        relations.add(
            new Known.Transformer("parameters" + i, "depth" + i, "width" + i, "vocabulary"));
      }
    }
    if (!transformer) {
      relations.add(new Family(cells("parameters"), cells("depth"), cells("width")));
    }
    for (int i = 0; i < rows; i++) {
      put("ratio" + i, Printed.rounded(rate[i] / rate[reference], 2, "x", Style.PLAIN));
      relations.add(new Ratio("ratio" + i, "rate" + i, "rate" + reference));
      if (i != reference) {
        double delta = loss[i] - loss[reference];
        put("delta" + i, Printed.rounded(delta, lossDecimals, "", Style.SIGNED));
        relations.add(new Difference("delta" + i, "loss" + i, "loss" + reference));
      }
    }
  }

  private Printed number(String cell) {
    return Objects.requireNonNull(numbers.get(cell), cell);
  }

  private void put(String cell, Printed number) {
    numbers.put(cell, number);
  }

  private List<String> cells(String stem) {
    return IntStream.range(0, rows).mapToObj(i -> stem + i).toList();
  }

  private int least(double[] values) {
    return IntStream.range(0, rows)
        .boxed()
        .min(Comparator.comparingDouble(i -> values[i]))
        .orElseThrow();
  }

  private int most(double[] values) {
    return IntStream.range(0, rows)
        .boxed()
        .max(Comparator.comparingDouble(i -> values[i]))
        .orElseThrow();
  }

  private void line(String text) {
    lines.text(text).end();
  }

  private void write() {
    line("# Notes on " + rows + " trained runs");
    line("");
    abstractLines();
    line("## Setup");
    line("");
    setup();
    line("## Measurements");
    line("");
    switch (layout) {
      case CARDS -> cards();
      case LONG -> oneRowForEachNumber();
      case HALVES -> halves();
      case HEADER_UNITS, LOOSE -> table(0, rows);
    }
    line("## Budget");
    line("");
    budget();
    sweep();
    line("## What we take from it");
    line("");
    findings();
  }

  private void abstractLines() {
    winner("best loss", "loss", least(loss), true);
    copy("abstractLoss", "loss" + least(loss));
    lines.text("Best validation loss: ").best("best loss").text(" (").cell("abstractLoss");
    lines.text(").").end();
    line("");
    winner("fastest", "rate", most(rate), false);
    copy("abstractRate", "rate" + most(rate));
    lines.best("fastest").text(" is the fastest of all, at ").cell("abstractRate");
    lines.text(" tok/s.").end();
    line("");
    winner("most accurate", "accuracy", most(accuracy), false);
    lines.text("On accuracy the winner is ").best("most accurate").text(".").end();
    line("");
  }

  private void winner(String name, String stem, int row, boolean lowest) {
    winners.put(name, new Winner(cells(stem), names, row, lowest, true));
  }

  /** A second print of a number, with its unit even where the column has it in its header. */
  private void copy(String cell, String of) {
    Printed number = number(of);
    boolean bare = number.style() == Style.BARE;
    put(
        cell,
        bare ? new Printed(number.digits(), number.suffix(), number.count(), Style.PLAIN) : number);
    relations.add(new Same(cell, of));
  }

  private void setup() {
    put("length", Printed.count(256L << random.nextInt(3)));
    put("batch", Printed.count(8L * (4 + random.nextInt(12))));
    lines.text("All runs share a context of ").cell("length").text(" tokens, a batch size of ");
    lines.cell("batch").text(" and a vocabulary of ").cell("vocabulary").text(" pieces.").end();
    line("");
    line(
        transformer
            ? "A model of L layers and width W has 12·L·W² parameters in its blocks and V·W in the"
                + " embedding, where V is the vocabulary."
            : "Parameters grow with layers times the square of the width.");
    line("");
    line("The reference is " + names.get(reference) + ".");
    line("");
  }

  private List<String> columns() {
    return List.of("depth", "width", "parameters", "loss", "rate", "accuracy", "ratio", "delta");
  }

  private String title(String column) {
    boolean inHeader = layout == Layout.HEADER_UNITS;
    if (inHeader && column.equals("parameters")) {
      return words == 0 ? "Params (M)" : "Parameters [M]";
    }
    if (inHeader && column.equals("rate")) {
      return words == 0 ? "Throughput (K tok/s)" : "Speed [K tokens/s]";
    }
    if (inHeader && column.equals("accuracy")) {
      return words == 0 ? "Accuracy (%)" : "Acc. [%]";
    }
    return Objects.requireNonNull(TITLES.get(column), column).get(words);
  }

  private void table(int from, int to) {
    boolean bars = layout != Layout.LOOSE;
    String open = bars ? "| " : "";
    String close = bars ? " |" : "";
    lines.text(open + "Run");
    columns().forEach(c -> lines.text(" | " + title(c)));
    lines.text(close).end();
    line(open + ":---" + " | ---:".repeat(columns().size()) + close);
    boolean bold = random.nextBoolean();
    int noted = from + random.nextInt(to - from);
    for (int i = from; i < to; i++) {
      lines.text(open + names.get(i));
      for (String column : columns()) {
        lines.text(" | ");
        entry(column, i, from, to, bold);
        if (!bars && i == noted && column.equals("loss")) {
          lines.text("[^1]");
        }
      }
      lines.text(close).end();
    }
    line("");
    if (!bars) {
      line("[^1]: The only run that was started again after a fault.");
      line("");
    }
  }

  private void entry(String column, int row, int from, int to, boolean bold) {
    String cell = column + row;
    if (!numbers.containsKey(cell)) {
      lines.text(layout == Layout.LOOSE ? "n/a" : "—");
      return;
    }
    double[] values = column.equals("loss") ? loss : accuracy;
    int sign = column.equals("loss") ? 1 : -1;
    boolean first = IntStream.range(from, to).allMatch(j -> sign * values[row] <= sign * values[j]);
    if (bold && first && (column.equals("loss") || column.equals("accuracy"))) {
      winners.put(
          "bold " + column + from,
          new Winner(
              cells(column).subList(from, to),
              names.subList(from, to),
              row - from,
              sign > 0,
              false));
    }
    lines.cell(cell);
  }

  private void cards() {
    for (int i = 0; i < rows; i++) {
      line("### " + names.get(i));
      line("");
      for (String column : columns()) {
        if (numbers.containsKey(column + i)) {
          lines.text("- **" + title(column) + ":** ").cell(column + i).end();
        }
      }
      line("");
    }
  }

  private void oneRowForEachNumber() {
    line("| Run | Quantity | Value |");
    line("|:--|:--|--:|");
    for (int i = 0; i < rows; i++) {
      for (String column : columns()) {
        if (numbers.containsKey(column + i)) {
          lines.text("| " + names.get(i) + " | " + title(column) + " | ").cell(column + i);
          lines.text(" |").end();
        }
      }
    }
    line("");
  }

  private void halves() {
    line("### First batch of runs");
    line("");
    table(0, rows / 2);
    line("### Second batch of runs");
    line("");
    table(rows / 2, rows);
  }

  /** Steps against tokens, and tokens against throughput and hours; a total. */
  private void budget() {
    long batch = number("batch").digits().longValueExact();
    long length = number("length").digits().longValueExact();
    double total = 0;
    line("| Run | Updates | Seen | Hours |");
    line("|---|--:|--:|--:|");
    for (int i = 0; i < rows; i++) {
      long steps = 1_000L * (50 + random.nextInt(600));
      double tokens = (double) steps * batch * length;
      total += tokens;
      put("steps" + i, Printed.count(steps, Style.GROUPED));
      put("tokens" + i, Printed.rounded(tokens, 2, "B", Style.PLAIN));
      put("hours" + i, Printed.rounded(tokens / rate[i] / 3600, 1, "", Style.PLAIN));
      relations.add(new Product(List.of("tokens" + i), List.of("steps" + i, "batch", "length"), 1));
      relations.add(new Product(List.of("tokens" + i), List.of("rate" + i, "hours" + i), 3600));
      lines.text("| " + names.get(i) + " | ").cell("steps" + i).text(" | ").cell("tokens" + i);
      lines.text(" tokens | ").cell("hours" + i).text(" |").end();
    }
    line("");
    put("total", Printed.rounded(total, 2, "B", Style.PLAIN));
    relations.add(new Known.Total("total", cells("tokens")));
    lines.text("In total the runs saw ").cell("total").text(" tokens.").end();
    line("");
  }

  /** A sweep over one setting, in which the loss falls from row to row. */
  private void sweep() {
    int points = 4 + random.nextInt(3);
    double value = 2.5 + random.nextDouble();
    line("| Warm-up | Loss |");
    line("|---|---|");
    List<String> swept = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      put("warm" + i, Printed.count(100L * (i + 1)));
      put("swept" + i, Printed.rounded(value, 3, "", Style.PLAIN));
      swept.add("swept" + i);
      value -= 0.004 + 0.08 * random.nextDouble();
      lines.text("| ").cell("warm" + i).text(" | ").cell("swept" + i).text(" |").end();
    }
    line("");
    relations.add(new Known.Falling(swept));
    line("The loss falls with every longer warm-up.");
    line("");
  }

  private void findings() {
    int a = random.nextInt(rows);
    int b = (a + 1 + random.nextInt(rows - 1)) % rows;
    int fast = rate[a] > rate[b] ? a : b;
    int slow = a + b - fast;
    put("timesAsFast", Printed.rounded(rate[fast] / rate[slow], 2, "×", Style.PLAIN));
    relations.add(new Ratio("timesAsFast", "rate" + fast, "rate" + slow));
    lines.text("* " + names.get(fast) + " runs ").cell("timesAsFast");
    lines.text(" faster than " + names.get(slow) + ".").end();
    put("slower", Printed.rounded(1 - rate[slow] / rate[fast], 1, "%", Style.PLAIN));
    relations.add(new Percent("slower", "rate" + slow, "rate" + fast, true));
    lines.text("* The throughput of " + names.get(slow) + " is ").cell("slower");
    lines.text(" below that of " + names.get(fast) + ".").end();
    int good = loss[a] < loss[b] ? a : b;
    int bad = a + b - good;
    copy("fromLoss", "loss" + bad);
    copy("toLoss", "loss" + good);
    put("cut", Printed.rounded(1 - loss[good] / loss[bad], 1, "%", Style.PLAIN));
    relations.add(new Percent("cut", "loss" + good, "loss" + bad, true));
    lines.text(
        "* Going from " + names.get(bad) + " to " + names.get(good) + " takes the loss from ");
    lines.cell("fromLoss").text(" to ").cell("toLoss").text(", a cut of ").cell("cut");
    lines.text(".").end();
    copy("rangeLow", "loss" + least(loss));
    copy("rangeHigh", "loss" + most(loss));
    lines.text("* Losses range from ").cell("rangeLow").text(" to ").cell("rangeHigh");
    lines.text(".").end();
    below();
  }

  private void below() {
    List<Double> sorted = IntStream.range(0, rows).mapToObj(i -> loss[i]).sorted().toList();
    int count = 1 + random.nextInt(rows - 1);
    double middle = (sorted.get(count - 1) + sorted.get(count)) / 2;
    Printed printed = Printed.rounded(middle, lossDecimals, "", Style.PLAIN);
    put("threshold", new Printed(printed.digits(), "", true, Style.PLAIN));
    put("count", Printed.count(count));
    relations.add(new Known.Below("count", cells("loss"), "threshold"));
    lines.text("* ").cell("count").text(" of the " + rows + " runs end below a loss of ");
    lines.cell("threshold").text(".").end();
  }
}

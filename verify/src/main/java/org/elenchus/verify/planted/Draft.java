package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.elenchus.verify.planted.Printed.Style;
import org.elenchus.verify.planted.Study.Lines;
import org.elenchus.verify.planted.Study.Winner;

/**
 * A study that is being written. It keeps the true value behind every cell: what is derived is
 * derived from the true values and rounded once, and its relation is noted in the same step.
 *
 * <p>A cell is named by a stem and the number of its row; only cells of one column may end in
 * digits, since neighbours by number are what a shifted row exchanges.
 */
final class Draft {
  /** A cell or a winner within the text of a line. */
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9 ]+)}");

  private final RandomGenerator random;
  private final Map<String, Double> truth = new LinkedHashMap<>();
  private final Map<String, Printed> numbers = new LinkedHashMap<>();
  private final List<Known> relations = new ArrayList<>();
  private final Map<String, Winner> winners = new LinkedHashMap<>();
  private final Lines lines = new Lines();

  Draft(RandomGenerator random) {
    this.random = random;
  }

  Study study() {
    return new Study(lines.all(), numbers, relations, winners);
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  double noise() {
    return random.nextGaussian();
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Some of several names, in random order. */
  List<String> some(List<String> of, int howMany) {
    List<String> left = new ArrayList<>(of);
    List<String> drawn = new ArrayList<>();
    while (drawn.size() < howMany) {
      drawn.add(left.remove(random.nextInt(left.size())));
    }
    return drawn;
  }

  /** Values in random order, from 5 to 60 units from each to the next. */
  double[] spread(int howMany, double least, double unit) {
    List<Double> values = new ArrayList<>();
    double value = least;
    for (int i = 0; i < howMany; i++) {
      values.add(random.nextInt(values.size() + 1), value);
      value += unit * between(5, 60);
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double value(String cell) {
    return Objects.requireNonNull(truth.get(cell), cell);
  }

  Printed number(String cell) {
    return Objects.requireNonNull(numbers.get(cell), cell);
  }

  boolean has(String cell) {
    return numbers.containsKey(cell);
  }

  private void put(String cell, double value, Printed number) {
    truth.put(cell, value);
    numbers.put(cell, number);
  }

  void rounded(String cell, double value, int decimals, String suffix, Style style) {
    put(cell, value, Printed.rounded(value, decimals, suffix, style));
  }

  void count(String cell, long value, Style style) {
    put(cell, (double) value, Printed.count(value, style));
  }

  /** A number that is exactly what is printed, with decimals. */
  void exact(String cell, String digits) {
    BigDecimal value = new BigDecimal(digits);
    put(cell, value.doubleValue(), new Printed(value, "", true, Style.PLAIN));
  }

  /** A second print of a number, set in the same way. */
  void again(String cell, String of) {
    again(cell, of, number(of).style());
  }

  /** A second print of a number with the same digits, set in another way. */
  void again(String cell, String of, Style style) {
    Printed number = number(of);
    put(cell, value(of), new Printed(number.digits(), number.suffix(), number.count(), style));
    relations.add(new Known.Same(cell, of));
  }

  /** A second print of a number, rounded in another way. */
  void again(String cell, String of, int decimals, String suffix, Style style) {
    rounded(cell, value(of), decimals, suffix, style);
    relations.add(new Known.Same(cell, of));
  }

  void ratio(String cell, String top, String bottom, int decimals, String suffix) {
    rounded(cell, value(top) / value(bottom), decimals, suffix, Style.PLAIN);
    relations.add(new Known.Ratio(cell, top, bottom));
  }

  void difference(String cell, String left, String right, int decimals, Style style) {
    rounded(cell, value(left) - value(right), decimals, "", style);
    relations.add(new Known.Difference(cell, left, right));
  }

  /** The change from a base, with its sign. */
  void change(String cell, String value, String base, int decimals, Style style) {
    rounded(cell, value(value) / value(base) - 1, decimals, "%", style);
    relations.add(new Known.Percent(cell, value, base, false));
  }

  /** By how much a value lies below a base. */
  void lower(String cell, String value, String base, int decimals, Style style) {
    rounded(cell, 1 - value(value) / value(base), decimals, "%", style);
    relations.add(new Known.Percent(cell, value, base, true));
  }

  void product(
      String cell, List<String> factors, long constant, int decimals, String suffix, Style style) {
    double product =
        factors.stream().mapToDouble(this::value).reduce((double) constant, (a, b) -> a * b);
    rounded(cell, product, decimals, suffix, style);
    relations.add(new Known.Product(List.of(cell), factors, constant));
  }

  void mean(String cell, List<String> parts, int decimals, String suffix) {
    double mean = parts.stream().mapToDouble(this::value).average().orElseThrow();
    rounded(cell, mean, decimals, suffix, Style.PLAIN);
    relations.add(new Known.Mean(cell, parts));
  }

  /** A product with one digit before the point, times a power of ten. */
  void scientific(String cell, List<String> factors, long constant, int decimals) {
    double product =
        factors.stream().mapToDouble(this::value).reduce((double) constant, (a, b) -> a * b);
    String power = "e" + (int) Math.log10(product);
    product(cell, factors, constant, decimals, power, Style.SCIENTIFIC);
  }

  void total(String cell, List<String> parts, int decimals, String suffix, Style style) {
    double sum = parts.stream().mapToDouble(this::value).sum();
    rounded(cell, sum, decimals, suffix, style);
    relations.add(new Known.Total(cell, parts));
  }

  void exponential(String cell, String exponent, int decimals) {
    rounded(cell, Math.exp(value(exponent)), decimals, "", Style.PLAIN);
    relations.add(new Known.Exponential(cell, exponent));
  }

  /** The places of some cells by their values. */
  void ranks(String stem, List<String> values, boolean lowest) {
    List<String> ranks = cells(stem, 0, values.size());
    for (int i = 0; i < values.size(); i++) {
      double mine = value(values.get(i));
      long ahead = values.stream().filter(v -> lowest ? value(v) < mine : value(v) > mine).count();
      count(ranks.get(i), ahead + 1, Style.PLAIN);
    }
    relations.add(new Known.Ranks(ranks, values, lowest));
  }

  /** How many of some cells lie below a threshold that lies halfway between two of them. */
  void below(String count, String threshold, List<String> among, int decimals) {
    List<Double> sorted = among.stream().map(this::value).sorted().toList();
    int below = 1 + random.nextInt(sorted.size() - 1);
    double middle = (sorted.get(below - 1) + sorted.get(below)) / 2;
    exact(threshold, Printed.rounded(middle, decimals, "", Style.PLAIN).digits().toPlainString());
    count(count, below, Style.PLAIN);
    relations.add(new Known.Below(count, among, threshold));
  }

  void known(Known relation) {
    relations.add(relation);
  }

  /** States in prose which of some cells is the least or the greatest. */
  void says(String winner, List<String> candidates, List<String> names, boolean lowest) {
    int row = best(candidates, lowest);
    winners.put(winner, new Winner(candidates, names, row, lowest, true));
  }

  /** Sets in bold which of some cells is the least or the greatest. */
  void bold(String winner, List<String> candidates, List<String> names, boolean lowest) {
    int row = best(candidates, lowest);
    winners.put(winner, new Winner(candidates, names, row, lowest, false));
  }

  /** Which of some cells is the least or the greatest. */
  int best(List<String> candidates, boolean lowest) {
    Comparator<Integer> order = Comparator.comparingDouble(i -> value(candidates.get(i)));
    return IntStream.range(0, candidates.size())
        .boxed()
        .min(lowest ? order : order.reversed())
        .orElseThrow();
  }

  static List<String> cells(String stem, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> stem + i).toList();
  }

  /** A line in which the name of a cell or of a statement of the best stands in braces. */
  void line(String text) {
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      lines.text(text.substring(from, place.start()));
      String name = place.group(1);
      if (winners.containsKey(name)) {
        lines.best(name);
      } else {
        number(name);
        lines.cell(name);
      }
      from = place.end();
    }
    lines.text(text.substring(from)).end();
  }

  /** Several such lines. */
  void block(String text) {
    text.lines().forEach(this::line);
  }

  /** A line in which the number of a row takes the place of each at sign. */
  void row(int row, String text) {
    line(text.replace("@", Integer.toString(row)));
  }

  /** A line with an empty one behind it. */
  void paragraph(String text) {
    line(text);
    line("");
  }
}

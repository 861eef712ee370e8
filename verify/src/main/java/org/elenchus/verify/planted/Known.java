package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A relation that the generator built into a study. Each decides by its own arithmetic whether the
 * printed numbers can satisfy it. Ends of printed intervals are excluded on one side, so that
 * intervals that only touch do not meet.
 */
sealed interface Known {
  /** The cells it is about. */
  List<String> cells();

  /** Whether some values behind the printed digits satisfy it. */
  boolean possible(Map<String, Printed> printed);

  /** An interval of positive or negative numbers. */
  record Range(BigDecimal low, BigDecimal high) {
    static final MathContext DIGITS = new MathContext(60);

    static Range of(Map<String, Printed> printed, String cell) {
      Printed number = Objects.requireNonNull(printed.get(cell), cell);
      return new Range(number.low(), number.high());
    }

    Range over(Range other) {
      return hull(
          low.divide(other.low, DIGITS),
          low.divide(other.high, DIGITS),
          high.divide(other.low, DIGITS),
          high.divide(other.high, DIGITS));
    }

    Range times(Range other) {
      return hull(
          low.multiply(other.low),
          low.multiply(other.high),
          high.multiply(other.low),
          high.multiply(other.high));
    }

    Range minus(Range other) {
      return new Range(low.subtract(other.high), high.subtract(other.low));
    }

    Range plus(Range other) {
      return new Range(low.add(other.low), high.add(other.high));
    }

    boolean meets(Range other) {
      boolean points = low.compareTo(high) == 0 || other.low.compareTo(other.high) == 0;
      int a = low.compareTo(other.high);
      int b = other.low.compareTo(high);
      return points ? a <= 0 && b <= 0 : a < 0 && b < 0;
    }

    private static Range hull(BigDecimal... values) {
      BigDecimal low = values[0];
      BigDecimal high = values[0];
      for (BigDecimal value : values) {
        low = low.min(value);
        high = high.max(value);
      }
      return new Range(low, high);
    }
  }

  /** Two cells print one quantity. */
  record Same(String a, String b) implements Known {
    @Override
    public List<String> cells() {
      return List.of(a, b);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      return Range.of(printed, a).meets(Range.of(printed, b));
    }
  }

  /** ratio = top / bottom. */
  record Ratio(String ratio, String top, String bottom) implements Known {
    @Override
    public List<String> cells() {
      return List.of(ratio, top, bottom);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      return Range.of(printed, ratio).meets(Range.of(printed, top).over(Range.of(printed, bottom)));
    }
  }

  /** difference = left − right. */
  record Difference(String difference, String left, String right) implements Known {
    @Override
    public List<String> cells() {
      return List.of(difference, left, right);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      return Range.of(printed, difference)
          .meets(Range.of(printed, left).minus(Range.of(printed, right)));
    }
  }

  /**
   * percent = (value − base) / base, with its sign, or with the other sign where it says "lower".
   */
  record Percent(String percent, String value, String base, boolean lower) implements Known {
    @Override
    public List<String> cells() {
      return List.of(percent, value, base);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      BigDecimal one = BigDecimal.ONE;
      Range quotient = Range.of(printed, value).over(Range.of(printed, base));
      Range change = quotient.minus(new Range(one, one));
      Range stated = Range.of(printed, percent);
      return stated.meets(
          lower ? new Range(change.high().negate(), change.low().negate()) : change);
    }
  }

  /** The product of the left cells is the product of the right cells times a constant. */
  record Product(List<String> left, List<String> right, long constant) implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(left);
      all.addAll(right);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      Range one = new Range(BigDecimal.ONE, BigDecimal.ONE);
      Range k = new Range(new BigDecimal(constant), new BigDecimal(constant));
      Range l = left.stream().map(c -> Range.of(printed, c)).reduce(one, Range::times);
      Range r = right.stream().map(c -> Range.of(printed, c)).reduce(k, Range::times);
      return l.meets(r);
    }
  }

  /** Parameters are one constant times depth times the square of the width, in every row. */
  record Family(List<String> parameters, List<String> depths, List<String> widths)
      implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(parameters);
      all.addAll(depths);
      all.addAll(widths);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      BigDecimal low = null;
      BigDecimal high = null;
      for (int i = 0; i < parameters.size(); i++) {
        Range width = Range.of(printed, widths.get(i));
        Range shape = Range.of(printed, depths.get(i)).times(width).times(width);
        Range constant = Range.of(printed, parameters.get(i)).over(shape);
        low = low == null ? constant.low() : low.max(constant.low());
        high = high == null ? constant.high() : high.min(constant.high());
      }
      return low == null || high == null || low.compareTo(high) < 0;
    }
  }

  /** One cell is the least, or the greatest, of several. */
  record Best(String best, List<String> others, boolean lowest) implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(others);
      all.addFirst(best);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      Range mine = Range.of(printed, best);
      return others.stream()
          .map(c -> Range.of(printed, c))
          .allMatch(
              o ->
                  lowest ? mine.low().compareTo(o.high()) < 0 : o.low().compareTo(mine.high()) < 0);
    }
  }

  /** parameters = 12·depth·width² + vocabulary·width. */
  record Transformer(String parameters, String depth, String width, String vocabulary)
      implements Known {
    private static final BigDecimal BLOCK = new BigDecimal(12);

    @Override
    public List<String> cells() {
      return List.of(parameters, depth, width, vocabulary);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      Range wide = Range.of(printed, width);
      Range blocks =
          Range.of(printed, depth).times(wide).times(wide).times(new Range(BLOCK, BLOCK));
      return Range.of(printed, parameters)
          .meets(blocks.plus(Range.of(printed, vocabulary).times(wide)));
    }
  }

  /** A total of several cells. */
  record Total(String total, List<String> parts) implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(parts);
      all.addFirst(total);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      Range zero = new Range(BigDecimal.ZERO, BigDecimal.ZERO);
      Range sum = parts.stream().map(p -> Range.of(printed, p)).reduce(zero, Range::plus);
      return Range.of(printed, total).meets(sum);
    }
  }

  /** How many of several cells lie below a threshold. */
  record Below(String count, List<String> among, String threshold) implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(among);
      all.add(count);
      all.add(threshold);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      BigDecimal limit = Range.of(printed, threshold).low();
      List<Range> values = among.stream().map(c -> Range.of(printed, c)).toList();
      long surely = values.stream().filter(v -> v.high().compareTo(limit) <= 0).count();
      long perhaps = values.stream().filter(v -> v.low().compareTo(limit) < 0).count();
      long stated = Range.of(printed, count).low().longValueExact();
      return surely <= stated && stated <= perhaps;
    }
  }

  /** Several cells, in their order, fall from each to the next. */
  record Falling(List<String> cells) implements Known {
    @Override
    public boolean possible(Map<String, Printed> printed) {
      for (int i = 0; i < cells.size(); i++) {
        for (int j = i + 1; j < cells.size(); j++) {
          Range before = Range.of(printed, cells.get(i));
          if (before.high().compareTo(Range.of(printed, cells.get(j)).low()) <= 0) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /** The mean of several cells. */
  record Mean(String mean, List<String> parts) implements Known {
    @Override
    public List<String> cells() {
      return new Total(mean, parts).cells();
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      BigDecimal n = new BigDecimal(parts.size());
      Range zero = new Range(BigDecimal.ZERO, BigDecimal.ZERO);
      Range sum = parts.stream().map(p -> Range.of(printed, p)).reduce(zero, Range::plus);
      return Range.of(printed, mean).times(new Range(n, n)).meets(sum);
    }
  }

  /**
   * The sample standard deviation of several cells, with n − 1 below the sum of squares. In
   * floating point: its error is far below any printed place.
   */
  record Deviation(String deviation, List<String> parts) implements Known {
    @Override
    public List<String> cells() {
      return new Total(deviation, parts).cells();
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      int n = parts.size();
      List<Range> ranges = parts.stream().map(p -> Range.of(printed, p)).toList();
      double[] low = ranges.stream().mapToDouble(r -> r.low().doubleValue()).toArray();
      double[] high = ranges.stream().mapToDouble(r -> r.high().doubleValue()).toArray();
      Range stated = Range.of(printed, deviation);
      return stated.low().doubleValue() < Math.sqrt(most(low, high) / (n - 1))
          && Math.sqrt(least(low, high) / (n - 1)) < stated.high().doubleValue();
    }

    /** The sum of squares is convex, so that its greatest value is at a corner of the box. */
    private static double most(double[] low, double[] high) {
      double most = 0;
      for (int corner = 0; corner < (1 << low.length); corner++) {
        double[] x = new double[low.length];
        for (int i = 0; i < x.length; i++) {
          x[i] = ((corner >> i) & 1) == 0 ? low[i] : high[i];
        }
        double mean = Arrays.stream(x).average().orElseThrow();
        most = Math.max(most, squares(x, x, mean));
      }
      return most;
    }

    /** The least over a centre of the squared distances to the sides of the box, by bisection. */
    private static double least(double[] low, double[] high) {
      double left = Arrays.stream(low).min().orElseThrow();
      double right = Arrays.stream(high).max().orElseThrow();
      for (int halving = 0; halving < 100; halving++) {
        double centre = (left + right) / 2;
        double slope = 0;
        for (int i = 0; i < low.length; i++) {
          slope += centre - Math.clamp(centre, low[i], high[i]);
        }
        left = slope < 0 ? centre : left;
        right = slope < 0 ? right : centre;
      }
      return squares(low, high, right);
    }

    private static double squares(double[] low, double[] high, double centre) {
      double sum = 0;
      for (int i = 0; i < low.length; i++) {
        double distance = centre - Math.clamp(centre, low[i], high[i]);
        sum += distance * distance;
      }
      return sum;
    }
  }

  /** power = e^exponent, as perplexity is of loss. In floating point, as the deviation is. */
  record Exponential(String power, String exponent) implements Known {
    @Override
    public List<String> cells() {
      return List.of(power, exponent);
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      Range x = Range.of(printed, exponent);
      return Range.of(printed, power).meets(new Range(exp(x.low()), exp(x.high())));
    }

    private static BigDecimal exp(BigDecimal x) {
      return new BigDecimal(Math.exp(x.doubleValue()));
    }
  }

  /** Places, from 1, by the least or by the greatest of some values. */
  record Ranks(List<String> ranks, List<String> values, boolean lowest) implements Known {
    @Override
    public List<String> cells() {
      List<String> all = new ArrayList<>(ranks);
      all.addAll(values);
      return all;
    }

    @Override
    public boolean possible(Map<String, Printed> printed) {
      for (int i = 0; i < ranks.size(); i++) {
        for (int j = 0; j < ranks.size(); j++) {
          int order =
              Range.of(printed, ranks.get(i))
                  .low()
                  .compareTo(Range.of(printed, ranks.get(j)).low());
          String before = values.get(lowest ? i : j);
          String after = values.get(lowest ? j : i);
          boolean may =
              Range.of(printed, before).low().compareTo(Range.of(printed, after).high()) < 0;
          if ((i != j && order == 0) || (order < 0 && !may)) {
            return false;
          }
        }
      }
      return true;
    }
  }
}

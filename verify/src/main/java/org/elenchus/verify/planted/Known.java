package org.elenchus.verify.planted;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
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
}

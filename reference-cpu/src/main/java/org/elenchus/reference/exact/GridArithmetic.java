package org.elenchus.reference.exact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A finite set of rationals as an arithmetic: every result is rounded to the nearest point, the
 * lower one when two are equally near, and to the first or last point beyond the ends. This
 * rounding preserves order and fixes the points.
 *
 * <p>Elementary functions are rounded as if computed exactly: enclosures are refined until both
 * ends round alike. This ends, since no such value but the ones returned exactly is rational
 * (Lindemann) and points halfway between two points are rational.
 *
 * @param points the points, strictly increasing, at least one
 */
public record GridArithmetic(List<Rational> points) implements Arithmetic<Rational> {
  private static final int FIRST_BITS = 32;

  /**
   * Requires points in order.
   *
   * @throws IllegalArgumentException if there is no point, or two are not strictly increasing
   */
  public GridArithmetic {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a grid needs a point");
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i - 1).compareTo(points.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "grid points are not increasing: " + points.get(i - 1) + ", " + points.get(i));
      }
    }
  }

  /**
   * Equally spaced points.
   *
   * @param inf the first point
   * @param sup the last point is the largest one not beyond this
   * @param step the distance, positive
   * @return the grid
   * @throws IllegalArgumentException if the step is not positive or {@code sup < inf}
   */
  public static GridArithmetic uniform(Rational inf, Rational sup, Rational step) {
    if (step.signum() <= 0) {
      throw new IllegalArgumentException("step is not positive: " + step);
    }
    List<Rational> points = new ArrayList<>();
    for (Rational p = inf; p.compareTo(sup) <= 0; p = p.add(step)) {
      points.add(p);
    }
    return new GridArithmetic(points);
  }

  /**
   * Rounds to the nearest point, the lower one of two.
   *
   * @param value any rational
   * @return a point of the grid
   */
  public Rational round(Rational value) {
    int at = Collections.binarySearch(points, value);
    if (at >= 0) {
      return points.get(at);
    }
    int above = -at - 1;
    if (above == 0) {
      return points.getFirst();
    }
    if (above == points.size()) {
      return points.getLast();
    }
    Rational low = points.get(above - 1);
    Rational high = points.get(above);
    return value.subtract(low).compareTo(high.subtract(value)) <= 0 ? low : high;
  }

  @Override
  public String name() {
    return "grid";
  }

  @Override
  public Rational of(Rational value) {
    return round(value);
  }

  @Override
  public Rational add(Rational a, Rational b) {
    return round(a.add(b));
  }

  @Override
  public Rational subtract(Rational a, Rational b) {
    return round(a.subtract(b));
  }

  @Override
  public Rational multiply(Rational a, Rational b) {
    return round(a.multiply(b));
  }

  @Override
  public Rational divide(Rational a, Rational b) {
    return round(a.divide(b));
  }

  @Override
  public Rational negate(Rational a) {
    return round(a.negate());
  }

  @Override
  public Rational exp(Rational a) {
    return refined(bits -> Elementary.exp(a, bits));
  }

  @Override
  public Rational log(Rational a) {
    return refined(bits -> Elementary.log(a, bits));
  }

  @Override
  public Rational tanh(Rational a) {
    return refined(bits -> Elementary.tanh(a, bits));
  }

  @Override
  public Rational logistic(Rational a) {
    return refined(bits -> Elementary.logistic(a, bits));
  }

  /**
   * {@inheritDoc}
   *
   * <p>The root of a fraction in lowest terms is rational only if both of its parts are squares;
   * such roots are rounded exactly, since they may lie halfway between two points.
   */
  @Override
  public Rational sqrt(Rational a) {
    Rational root = Rational.of(a.numerator().sqrt(), a.denominator().sqrt());
    return root.multiply(root).equals(a) ? round(root) : refined(bits -> Elementary.sqrt(a, bits));
  }

  @Override
  public Rational max(Rational a, Rational b) {
    return a.max(b);
  }

  @Override
  public int compare(Rational a, Rational b) {
    return a.compareTo(b);
  }

  private Rational refined(IntFunction<RationalInterval> enclosure) {
    for (int bits = FIRST_BITS; ; bits *= 2) {
      RationalInterval value = enclosure.apply(bits);
      Rational low = round(value.inf());
      if (low.equals(round(value.sup()))) {
        return low;
      }
    }
  }
}

package org.elenchus.reference.discovery;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.elenchus.claims.document.PrintedInterval;

/**
 * Quick bounds in double precision, a little too wide: what they exclude is worth an exact look,
 * what they allow is not.
 *
 * @param lo the lower end
 * @param hi the upper end
 */
record Bounds(double lo, double hi) {
  private static final double SLACK = 1e-13;

  static Bounds of(PrintedInterval interval) {
    return new Bounds(interval.lo().doubleValue(), interval.hi().doubleValue());
  }

  static Bounds of(double value) {
    return new Bounds(value, value);
  }

  Bounds plus(Bounds other) {
    return new Bounds(lo + other.lo, hi + other.hi);
  }

  Bounds minus(Bounds other) {
    return new Bounds(lo - other.hi, hi - other.lo);
  }

  Bounds times(Bounds other) {
    return hull(lo * other.lo, lo * other.hi, hi * other.lo, hi * other.hi);
  }

  /** The quotient; everything where the divisor may be zero. */
  Bounds over(Bounds other) {
    return other.lo <= 0 && other.hi >= 0
        ? new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        : hull(lo / other.lo, lo / other.hi, hi / other.lo, hi / other.hi);
  }

  Bounds exp() {
    return new Bounds(Math.exp(lo), Math.exp(hi));
  }

  Bounds abs() {
    return lo >= 0 ? this : hi <= 0 ? new Bounds(-hi, -lo) : new Bounds(0, Math.max(-lo, hi));
  }

  double width() {
    return hi - lo;
  }

  double middle() {
    return (lo + hi) / 2;
  }

  boolean isBounded() {
    return Double.isFinite(lo) && Double.isFinite(hi);
  }

  /** Whether the two may share a value other than a common end. */
  boolean meets(Bounds other) {
    double slack = SLACK * Math.max(Math.abs(lo), Math.abs(hi));
    boolean points = lo == hi || other.lo == other.hi;
    return points
        ? lo <= other.hi + slack && other.lo <= hi + slack
        : lo < other.hi && other.lo < hi;
  }

  private static Bounds hull(double... values) {
    double low = values[0];
    double high = values[0];
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return new Bounds(low, high);
  }

  /**
   * The values that most intervals share.
   *
   * @param intervals intervals, bounded or not
   * @return the part of them that lies in the greatest number of them, the first such from below
   */
  static Bounds mostShared(List<Bounds> intervals) {
    Bounds best = intervals.getFirst();
    int most = 0;
    List<Bounds> byStart =
        intervals.stream().sorted(Comparator.comparingDouble(Bounds::lo)).toList();
    PriorityQueue<Double> ends = new PriorityQueue<>();
    for (Bounds next : byStart) {
      while (!ends.isEmpty()
          && (ends.peek() < next.lo || (ends.peek() == next.lo && next.lo < next.hi))) {
        ends.poll();
      }
      ends.add(next.hi);
      if (ends.size() > most) {
        most = ends.size();
        best = new Bounds(next.lo, ends.peek());
      }
    }
    return best;
  }
}

package org.elenchus.reference.relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.reference.exact.Rational;

/** Counts the solutions of an equation in one unknown, piece by piece, for all parameters. */
public final class Roots {
  private final String unknown;
  private final Map<String, Span> domain;
  private final Term term;
  private final Term slope;
  private final Term bend;

  /**
   * An equation.
   *
   * @param unknown the unknown's name
   * @param domain where it and the parameters lie
   * @param term what is 0 at a solution
   * @throws ArithmeticException if the term cannot be differentiated twice
   */
  public Roots(String unknown, Map<String, Span> domain, Term term) {
    this.unknown = unknown;
    this.domain = new HashMap<>(domain);
    this.term = term;
    this.slope = Derivative.of(term, unknown);
    this.bend = Derivative.of(slope, unknown);
  }

  /**
   * Counts the solutions in the whole domain of the unknown, or between two cuts.
   *
   * @param cuts strictly increasing places inside the domain; ends of the domain that belong to it
   *     need not be among them
   * @param within only what lies in this span is counted; its ends must be cuts or infinite
   * @return the number of solutions, the same for all parameters; nothing where that is not shown
   */
  public OptionalInt count(List<Rational> cuts, Span within) {
    Span whole = Objects.requireNonNull(domain.get(unknown), unknown);
    List<Rational> all = new ArrayList<>(cuts);
    addEnd(all, whole.lo(), whole.loOpen());
    addEnd(all, whole.hi(), whole.hiOpen());
    all.sort(Comparator.naturalOrder());
    if (!all.stream().allMatch(whole::contains)) {
      return OptionalInt.empty();
    }
    int sum = 0;
    for (int i = 0; i <= all.size(); i++) {
      Rational low = i == 0 ? null : all.get(i - 1);
      Rational high = i == all.size() ? null : all.get(i);
      if (low != null && within.contains(low)) {
        OptionalInt sign = sign(term, low);
        if (sign.isEmpty()) {
          return OptionalInt.empty();
        }
        sum += sign.getAsInt() == 0 ? 1 : 0;
      }
      Optional<Span> piece =
          (low != null && low.equals(high))
              ? Optional.empty()
              : new Span(low, true, high, true).intersect(whole);
      if (piece.isPresent() && piece.get().within(within)) {
        OptionalInt inside = inside(piece.get());
        if (inside.isEmpty()) {
          return OptionalInt.empty();
        }
        sum += inside.getAsInt();
      }
    }
    return OptionalInt.of(sum);
  }

  private static void addEnd(
      List<Rational> all, @org.jspecify.annotations.Nullable Rational end, boolean open) {
    if (end != null && !open && !all.contains(end)) {
      all.add(end);
    }
  }

  /**
   * The number of solutions strictly inside a piece.
   *
   * @param piece an open span of the unknown
   * @return the number, for all parameters; nothing where that is not shown
   */
  public OptionalInt inside(Span piece) {
    if (sign(term, piece).isPresent()) {
      return OptionalInt.of(0);
    }
    Rational lo = piece.lo();
    Rational hi = piece.hi();
    OptionalInt low = lo == null ? OptionalInt.empty() : sign(term, lo);
    OptionalInt high = hi == null ? OptionalInt.empty() : sign(term, hi);
    if (sign(slope, piece).isPresent()) {
      if (isZero(low) || isZero(high)) {
        return OptionalInt.of(0); // strictly monotone, and 0 at an end already
      }
      return low.isPresent() && high.isPresent()
          ? OptionalInt.of(low.getAsInt() == high.getAsInt() ? 0 : 1)
          : OptionalInt.empty();
    }
    if (sign(bend, piece).isEmpty() || lo == null || hi == null || isZero(low) == isZero(high)) {
      return OptionalInt.empty();
    }
    // Strictly convex or concave, and 0 at one end: at most one more solution. It exists exactly if
    // the term leaves that end to the side opposite to its sign at the other end.
    OptionalInt leaving = isZero(low) ? sign(slope, lo) : negated(sign(slope, hi));
    OptionalInt far = isZero(low) ? high : low;
    return leaving.isPresent() && far.isPresent() && leaving.getAsInt() != 0
        ? OptionalInt.of(leaving.getAsInt() == far.getAsInt() ? 0 : 1)
        : OptionalInt.empty();
  }

  private static boolean isZero(OptionalInt sign) {
    return sign.isPresent() && sign.getAsInt() == 0;
  }

  private static OptionalInt negated(OptionalInt sign) {
    return sign.isPresent() ? OptionalInt.of(-sign.getAsInt()) : sign;
  }

  /** The sign at a place, for all parameters: −1, 0 or 1. */
  private OptionalInt sign(Term of, Rational at) {
    Map<String, Span> box = Domains.with(domain, unknown, Span.of(at));
    Optional<Span> value = Throughout.enclosure(of, box);
    if (value.isPresent() && Rational.ZERO.equals(value.get().point())) {
      return OptionalInt.of(0);
    }
    return sign(of, box);
  }

  /** The sign throughout a piece, for all parameters: −1 or 1. */
  private OptionalInt sign(Term of, Span piece) {
    return sign(of, Domains.with(domain, unknown, piece));
  }

  private static OptionalInt sign(Term of, Map<String, Span> box) {
    OptionalInt plain = plainSign(of, box);
    return plain.isPresent() ? plain : plainSign(Terms.expanded(of), box);
  }

  private static OptionalInt plainSign(Term of, Map<String, Span> box) {
    if (Throughout.holds(new Comparison(Order.GREATER, of, Squares.ZERO), box)) {
      return OptionalInt.of(1);
    }
    return Throughout.holds(new Comparison(Order.LESS, of, Squares.ZERO), box)
        ? OptionalInt.of(-1)
        : OptionalInt.empty();
  }
}

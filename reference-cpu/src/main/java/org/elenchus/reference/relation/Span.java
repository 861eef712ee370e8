package org.elenchus.reference.relation;

import java.util.Optional;
import java.util.function.BiFunction;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.jspecify.annotations.Nullable;

/**
 * A non-empty interval of reals whose ends may be missing (infinite) or excluded.
 *
 * <p>Every operation returns an interval that contains all results with operands from its operands;
 * where no result exists (1/0, the logarithm of a negative number) it returns nothing. Sums,
 * products, quotients and whole powers are exact, with exact knowledge of which ends are reached,
 * so that intervals that merely touch are told from those that meet. Roots, logarithms and
 * exponentials are enclosed to {@link #BITS} bits with their ends included. Long fractions are
 * rounded outward.
 *
 * @param lo the lower end, null for −∞
 * @param loOpen whether the lower end is excluded; true for −∞
 * @param hi the upper end, null for +∞
 * @param hiOpen whether the upper end is excluded; true for +∞
 */
public record Span(@Nullable Rational lo, boolean loOpen, @Nullable Rational hi, boolean hiOpen) {
  /** All reals. */
  public static final Span ALL = new Span(null, true, null, true);

  /** Significant bits of enclosures of irrational results. */
  static final int BITS = 128;

  /** Fractions longer than this, numerator or denominator, are rounded outward. */
  private static final int LONG = 512;

  private static final BiFunction<RationalInterval, Integer, RationalInterval> LOG =
      RationalInterval::log;
  private static final BiFunction<RationalInterval, Integer, RationalInterval> EXP =
      RationalInterval::exp;
  private static final BiFunction<RationalInterval, Integer, RationalInterval> SQRT =
      RationalInterval::sqrt;
  private static final Span POSITIVE = new Span(Rational.ZERO, true, null, true);
  private static final Span NOT_NEGATIVE = new Span(Rational.ZERO, false, null, true);

  /** Requires ends in order. */
  public Span {
    loOpen |= lo == null;
    hiOpen |= hi == null;
    if (empty(lo, loOpen, hi, hiOpen)) {
      throw new IllegalArgumentException("empty span");
    }
  }

  private static boolean empty(
      @Nullable Rational lo, boolean loOpen, @Nullable Rational hi, boolean hiOpen) {
    if (lo == null || hi == null) {
      return false;
    }
    int order = lo.compareTo(hi);
    return order > 0 || (order == 0 && (loOpen || hiOpen));
  }

  /**
   * A single number.
   *
   * @param value the number
   * @return the span that holds it alone
   */
  public static Span of(Rational value) {
    return new Span(value, false, value, false);
  }

  /** The numbers below an end. */
  static Span below(@Nullable Rational end, boolean open) {
    return new Span(null, true, end, open);
  }

  /** The numbers above an end. */
  static Span above(@Nullable Rational end, boolean open) {
    return new Span(end, open, null, true);
  }

  /**
   * The single number, where there is only one.
   *
   * @return the number, or null
   */
  public @Nullable Rational point() {
    return lo != null && lo.equals(hi) ? lo : null;
  }

  /**
   * Whether a number is a member.
   *
   * @param value any number
   * @return whether it is
   */
  public boolean contains(Rational value) {
    int low = lo == null ? 1 : value.compareTo(lo);
    int high = hi == null ? -1 : value.compareTo(hi);
    return (loOpen ? low > 0 : low >= 0) && (hiOpen ? high < 0 : high <= 0);
  }

  /**
   * Whether this is part of another span.
   *
   * @param other the other
   * @return whether each member of this is one of the other
   */
  public boolean within(Span other) {
    return intersect(other).filter(this::equals).isPresent();
  }

  /**
   * The common part.
   *
   * @param other the other
   * @return the intersection, nothing when it is empty
   */
  public Optional<Span> intersect(Span other) {
    int low = compareLow(this, other);
    int high = compareHigh(this, other);
    Span lower = low >= 0 ? this : other;
    Span upper = high <= 0 ? this : other;
    return empty(lower.lo, lower.loOpen, upper.hi, upper.hiOpen)
        ? Optional.empty()
        : Optional.of(new Span(lower.lo, lower.loOpen, upper.hi, upper.hiOpen));
  }

  /**
   * The smallest span that contains both.
   *
   * @param other the other
   * @return the hull
   */
  public Span hull(Span other) {
    Span lower = compareLow(this, other) <= 0 ? this : other;
    Span upper = compareHigh(this, other) >= 0 ? this : other;
    return new Span(lower.lo, lower.loOpen, upper.hi, upper.hiOpen);
  }

  /** Order of lower ends; of two equal ones the included comes first. */
  private static int compareLow(Span a, Span b) {
    if (a.lo == null || b.lo == null) {
      return a.lo == null && b.lo == null ? 0 : a.lo == null ? -1 : 1;
    }
    int order = a.lo.compareTo(b.lo);
    return order != 0 ? order : Boolean.compare(a.loOpen, b.loOpen);
  }

  /** Order of upper ends; of two equal ones the excluded comes first. */
  private static int compareHigh(Span a, Span b) {
    if (a.hi == null || b.hi == null) {
      return a.hi == null && b.hi == null ? 0 : a.hi == null ? 1 : -1;
    }
    int order = a.hi.compareTo(b.hi);
    return order != 0 ? order : Boolean.compare(b.hiOpen, a.hiOpen);
  }

  /** Whether this has an end that the other lacks, or at most nine tenths of its width. */
  boolean isNotablyNarrowerThan(Span other) {
    if ((lo != null && other.lo == null) || (hi != null && other.hi == null)) {
      return true;
    }
    if (lo == null || hi == null || other.lo == null || other.hi == null) {
      return !java.util.Objects.equals(lo, other.lo) || !java.util.Objects.equals(hi, other.hi);
    }
    double old = other.hi.subtract(other.lo).doubleValue();
    double now = hi.subtract(lo).doubleValue();
    return now < 0.9 * old || (now == 0 && old > 0);
  }

  /** Whether every member is positive. */
  boolean isPositive() {
    return lo != null && (lo.signum() > 0 || (lo.signum() == 0 && loOpen));
  }

  /**
   * Negates.
   *
   * @return all −x
   */
  public Span negate() {
    return new Span(
        hi == null ? null : hi.negate(), hiOpen, lo == null ? null : lo.negate(), loOpen);
  }

  Span plus(Span other) {
    Rational low = lo == null || other.lo == null ? null : lo.add(other.lo);
    Rational high = hi == null || other.hi == null ? null : hi.add(other.hi);
    return new Span(low, loOpen || other.loOpen, high, hiOpen || other.hiOpen).shortened();
  }

  Span minus(Span other) {
    return plus(other.negate());
  }

  Span times(Span other) {
    End[] ends = {
      End.product(low(), other.low()),
      End.product(low(), other.high()),
      End.product(high(), other.low()),
      End.product(high(), other.high())
    };
    End low = ends[0];
    End high = ends[0];
    for (End end : ends) {
      int below = end.compare(low);
      low = below < 0 || (below == 0 && !end.open()) ? end : low;
      int above = end.compare(high);
      high = above > 0 || (above == 0 && !end.open()) ? end : high;
    }
    return new Span(low.at(), low.open(), high.at(), high.open()).shortened();
  }

  /** All 1/x; nothing for {0}. The hull where 0 lies inside. */
  Optional<Span> reciprocal() {
    int low = lo == null ? -1 : lo.signum();
    int high = hi == null ? 1 : hi.signum();
    if (low == 0 && high == 0) {
      return Optional.empty();
    }
    if (low < 0 && high > 0) {
      return Optional.of(ALL);
    }
    boolean toInfinity = low == 0;
    boolean fromInfinity = high == 0;
    Rational newLow = fromInfinity ? null : hi == null ? Rational.ZERO : hi.reciprocal();
    Rational newHigh = toInfinity ? null : lo == null ? Rational.ZERO : lo.reciprocal();
    return Optional.of(new Span(newLow, hiOpen, newHigh, loOpen));
  }

  Optional<Span> over(Span other) {
    return other.reciprocal().map(this::times);
  }

  Span absolute() {
    int low = lo == null ? -1 : lo.signum();
    int high = hi == null ? 1 : hi.signum();
    if (low >= 0) {
      return this;
    }
    Span mirrored = negate();
    if (high <= 0) {
      return mirrored;
    }
    Span upper = compareHigh(this, mirrored) >= 0 ? this : mirrored;
    return new Span(Rational.ZERO, false, upper.hi, upper.hiOpen);
  }

  /** All x^n for a whole n. */
  Optional<Span> power(int n) {
    if (n < 0) {
      return power(-n).flatMap(Span::reciprocal);
    }
    if (n == 0) {
      return Optional.of(of(Rational.ONE));
    }
    Span base = n % 2 == 0 ? absolute() : this;
    Rational low = base.lo == null ? null : base.lo.pow(n);
    Rational high = base.hi == null ? null : base.hi.pow(n);
    return Optional.of(new Span(low, base.loOpen, high, base.hiOpen).shortened());
  }

  /** All e·ln b exponentiated: real powers of the positive part of this span. */
  Optional<Span> realPower(Span exponent) {
    return ln().map(logs -> logs.times(exponent).exp());
  }

  Optional<Span> ln() {
    return intersect(POSITIVE)
        .map(
            s ->
                increasing(
                    s.lo == null || s.lo.signum() == 0 ? null : Image.of(s.lo, s.loOpen, LOG),
                    s.hi == null ? null : Image.of(s.hi, s.hiOpen, LOG)));
  }

  Span exp() {
    // Beyond e^10000 nothing is enclosed; such an end is replaced by a bound that holds as well.
    Rational bound = Rational.of(10_000);
    Rational low = lo == null ? null : lo.min(bound);
    Span image =
        increasing(
            low == null ? null : Image.of(low, loOpen && low.equals(lo), EXP),
            hi == null || hi.compareTo(bound) > 0 ? null : Image.of(hi, hiOpen, EXP));
    return low == null ? new Span(Rational.ZERO, true, image.hi, image.hiOpen) : image;
  }

  Span tanh() {
    Span image =
        increasing(
            lo == null ? null : Image.of(lo, loOpen, RationalInterval::tanh),
            hi == null ? null : Image.of(hi, hiOpen, RationalInterval::tanh));
    return image.intersect(new Span(Rational.ONE.negate(), true, Rational.ONE, true)).orElseThrow();
  }

  Span logistic() {
    Span image =
        increasing(
            lo == null ? null : Image.of(lo, loOpen, RationalInterval::logistic),
            hi == null ? null : Image.of(hi, hiOpen, RationalInterval::logistic));
    return image.intersect(new Span(Rational.ZERO, true, Rational.ONE, true)).orElseThrow();
  }

  Optional<Span> sqrt() {
    return intersect(NOT_NEGATIVE)
        .map(
            s ->
                increasing(
                    Image.of(s.lo == null ? Rational.ZERO : s.lo, s.loOpen, SQRT),
                    s.hi == null ? null : Image.of(s.hi, s.hiOpen, SQRT)));
  }

  private static Span increasing(@Nullable Image low, @Nullable Image high) {
    return new Span(
        low == null ? null : low.at().inf(),
        low == null || low.open(),
        high == null ? null : high.at().sup(),
        high == null || high.open());
  }

  /** What becomes of one end; it stays excluded only where its image is exact. */
  private record Image(RationalInterval at, boolean open) {
    static Image of(
        Rational end, boolean open, BiFunction<RationalInterval, Integer, RationalInterval> f) {
      RationalInterval image = f.apply(RationalInterval.of(end), BITS);
      return new Image(image, open && image.inf().equals(image.sup()));
    }
  }

  Span least(Span other) {
    Span lower = compareLow(this, other) <= 0 ? this : other;
    Span upper = compareHigh(this, other) <= 0 ? this : other;
    return new Span(lower.lo, lower.loOpen, upper.hi, upper.hiOpen);
  }

  Span greatest(Span other) {
    return negate().least(other.negate()).negate();
  }

  private Span shortened() {
    Rational low = lo == null || isShort(lo) ? lo : lo.floorToBits(BITS);
    Rational high = hi == null || isShort(hi) ? hi : hi.ceilToBits(BITS);
    boolean sameLow = low == null ? lo == null : low.equals(lo);
    boolean sameHigh = high == null ? hi == null : high.equals(hi);
    return sameLow && sameHigh ? this : new Span(low, sameLow && loOpen, high, sameHigh && hiOpen);
  }

  private static boolean isShort(Rational value) {
    return value.numerator().bitLength() <= LONG && value.denominator().bitLength() <= LONG;
  }

  private End low() {
    return new End(lo, -1, loOpen);
  }

  private End high() {
    return new End(hi, 1, hiOpen);
  }

  /** One end: a number, or an infinity of the given side. */
  private record End(@Nullable Rational at, int side, boolean open) {
    static End product(End a, End b) {
      boolean zeroA = a.at != null && a.at.signum() == 0;
      boolean zeroB = b.at != null && b.at.signum() == 0;
      if (zeroA || zeroB) { // 0 times anything, an infinite end included, is 0
        boolean reached = (zeroA && !a.open) || (zeroB && !b.open);
        return new End(Rational.ZERO, 0, !reached);
      }
      if (a.at == null || b.at == null) {
        int signA = a.at == null ? a.side : a.at.signum();
        int signB = b.at == null ? b.side : b.at.signum();
        return new End(null, signA * signB, true);
      }
      return new End(a.at.multiply(b.at), 0, a.open || b.open);
    }

    int compare(End other) {
      if (at == null || other.at == null) {
        int mine = at == null ? side : 0;
        int its = other.at == null ? other.side : 0;
        return Integer.compare(mine, its);
      }
      return at.compareTo(other.at);
    }
  }
}

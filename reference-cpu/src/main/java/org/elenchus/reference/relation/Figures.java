package org.elenchus.reference.relation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.elenchus.claims.Interval;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.statement.Relation;
import org.elenchus.reference.exact.Rational;

/**
 * The printed cells of a relation as spans, and what follows for one of them from the others.
 *
 * <p>A cell is <em>free</em> when it may be any real number. What a cell would need is asked within
 * {@code REACH} times its printed size, so that an answer always has two ends.
 */
public final class Figures {
  /** How far from its printed size a needed value is looked for. */
  static final Rational REACH = Rational.of(1_000);

  private final Relation relation;
  private final Condition condition;
  private final Map<String, Span> printed = new LinkedHashMap<>();

  /**
   * Reads the cells of a relation.
   *
   * @param relation the statement
   */
  public Figures(Relation relation) {
    this.relation = relation;
    this.condition = relation.condition();
    relation.cells().forEach((name, cell) -> printed.put(name, span(cell.interval())));
  }

  /**
   * The relation as a condition.
   *
   * @return the tree
   */
  public Condition condition() {
    return condition;
  }

  /**
   * The values behind one cell's digits.
   *
   * @param name the cell
   * @return its span
   */
  public Span printed(String name) {
    return Objects.requireNonNull(printed.get(name), name);
  }

  /**
   * The values behind one cell's digits, as data.
   *
   * @param name the cell
   * @return the closed hull of its span
   */
  public Interval interval(String name) {
    return closed(printed(name));
  }

  /**
   * Whether a word such as "about" stands before a cell.
   *
   * @param name the cell
   * @return whether its interval is a matter of what that word means
   */
  public boolean isApproximate(String name) {
    return cell(name).isApproximate();
  }

  /**
   * Spans for all names: the given cells as printed, all others free.
   *
   * @param kept the cells that are taken as printed
   * @return a new map
   */
  public Map<String, Span> spans(Set<String> kept) {
    Map<String, Span> spans = new LinkedHashMap<>();
    printed.forEach((name, span) -> spans.put(name, kept.contains(name) ? span : Span.ALL));
    relation.free().forEach(name -> spans.put(name, Span.ALL));
    return spans;
  }

  /**
   * Spans for all names: the given cells as printed, all others any number of their printed sign.
   *
   * @param kept the cells that are taken as printed
   * @return a new map
   */
  public Map<String, Span> plausible(Set<String> kept) {
    Map<String, Span> spans = spans(kept);
    printed
        .keySet()
        .forEach(
            name -> {
              if (!kept.contains(name)) {
                spans.put(name, sameSign(name));
              }
            });
    return spans;
  }

  /**
   * Where one cell would have to lie for all the others to be right: numbers of its own sign, or of
   * any sign where none of its own will do.
   *
   * @param name the cell
   * @return an enclosure of such values, nothing when none were found
   */
  public Optional<Interval> needed(String name) {
    Rational value = Rational.of(cell(name).number().value());
    Rational reach = value.signum() == 0 ? Rational.ONE : value.abs().multiply(REACH);
    Span within = new Span(reach.negate(), false, reach, false);
    return needed(name, sameSign(name).intersect(within).orElse(within))
        .or(() -> needed(name, within));
  }

  private Optional<Interval> needed(String name, Span within) {
    Map<String, Span> spans = spans(printed.keySet());
    spans.put(name, within);
    return Solver.solve(condition, spans).isEmpty()
        ? Optional.empty()
        : Box.narrow(condition, spans).map(box -> closed(box.span(name)));
  }

  private Span sameSign(String name) {
    return switch (cell(name).number().value().signum()) {
      case 1 -> Span.above(Rational.ZERO, true);
      case -1 -> Span.below(Rational.ZERO, true);
      default -> Span.ALL;
    };
  }

  private PrintedCell cell(String name) {
    return Objects.requireNonNull(relation.cells().get(name), name);
  }

  private static Span span(PrintedInterval interval) {
    return new Span(
        Rational.of(interval.lo()),
        interval.loOpen(),
        Rational.of(interval.hi()),
        interval.hiOpen());
  }

  private static Interval closed(Span span) {
    Rational lo = Objects.requireNonNull(span.lo());
    Rational hi = Objects.requireNonNull(span.hi());
    return new Interval(lo.toBigFraction(), hi.toBigFraction());
  }
}

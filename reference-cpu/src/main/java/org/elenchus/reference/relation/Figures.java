package org.elenchus.reference.relation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;
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
 * a thousand times its printed size, and where nothing lies there or the answer goes on, within a
 * million million times (a unit that was forgotten), so that an answer always has two ends.
 */
public final class Figures {
  /** How far from its printed size a needed value is looked for, one after the other. */
  private static final List<Rational> REACHES =
      List.of(Rational.of(1_000), Rational.of(1_000_000_000_000L));

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
    relation.cells().keySet().forEach(name -> printed.put(name, span(relation.interval(name))));
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
   * How often the relation names a cell.
   *
   * @param name the cell
   * @return the number of places
   */
  public int occurrences(String name) {
    return (int) Solver.occurrences(condition).filter(name::equals).count();
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
   * Whether some values satisfy the relation if only the given cells are taken as printed. The
   * others may be any number of their sign, or where that does not help of any sign, within reach.
   *
   * @param kept the cells that are taken as printed
   * @return whether values were found and checked
   */
  public boolean canBeRight(Set<String> kept) {
    return REACHES.stream()
        .anyMatch(
            reach ->
                solvable(kept, name -> sameSign(name, reach))
                    || solvable(kept, name -> anySign(name, reach)));
  }

  private boolean solvable(Set<String> kept, Function<String, Span> free) {
    Map<String, Span> spans = spans(kept);
    printed.keySet().stream()
        .filter(name -> !kept.contains(name))
        .forEach(name -> spans.put(name, free.apply(name)));
    return Solver.solve(condition, spans).isPresent();
  }

  /**
   * Where one cell would have to lie for all the others to be right: numbers of its own sign, or of
   * any sign where none of its own will do.
   *
   * @param name the cell
   * @return an enclosure of such values, nothing when none were found
   */
  public Optional<Interval> needed(String name) {
    for (int reach = 0; reach < REACHES.size(); reach++) {
      for (BiFunction<String, Rational, Span> signs :
          List.<BiFunction<String, Rational, Span>>of(this::sameSign, this::anySign)) {
        Optional<Interval> found = needed(name, signs.apply(name, REACHES.get(reach)));
        if (found.isPresent()) {
          return found.map(uncut(name, signs, reach));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Moves an end that only the reach of the search has cut to where a wider search ends; an end
   * that the wider search cuts as well has no bound, and stays where the reach ends.
   */
  private UnaryOperator<Interval> uncut(
      String name, BiFunction<String, Rational, Span> signs, int reach) {
    return found -> {
      Span within = signs.apply(name, REACHES.get(reach));
      boolean low = within.lo() != null && found.lo().equals(within.lo().toBigFraction());
      boolean high = within.hi() != null && found.hi().equals(within.hi().toBigFraction());
      if ((!low && !high) || reach + 1 == REACHES.size()) {
        return found;
      }
      Span wider = signs.apply(name, REACHES.get(reach + 1));
      Interval far = needed(name, wider).orElse(found);
      boolean lower = low && !far.lo().equals(Objects.requireNonNull(wider.lo()).toBigFraction());
      boolean higher = high && !far.hi().equals(Objects.requireNonNull(wider.hi()).toBigFraction());
      return new Interval(lower ? far.lo() : found.lo(), higher ? far.hi() : found.hi());
    };
  }

  /**
   * Whether an end of a needed interval is only how far was looked, so that there is no bound.
   *
   * @param end an end of {@link #needed}
   * @param printed the value of the printed digits
   * @return whether the end is the printed size times or over one of the reaches
   */
  public static boolean isReach(BigFraction end, BigFraction printed) {
    Rational size = printed.signum() == 0 ? Rational.ONE : Rational.of(printed).abs();
    Rational far = Rational.of(end).abs();
    return REACHES.stream()
        .anyMatch(r -> far.equals(size.multiply(r)) || far.equals(size.divide(r)));
  }

  private Optional<Interval> needed(String name, Span within) {
    Map<String, Span> spans = spans(printed.keySet());
    spans.put(name, within);
    return Solver.solve(condition, spans).isEmpty()
        ? Optional.empty()
        : Box.narrow(condition, spans).map(box -> closed(box.span(name)));
  }

  private Span anySign(String name, Rational reach) {
    Rational size = size(name);
    Rational far = size.signum() == 0 ? reach : size.abs().multiply(reach);
    return new Span(far.negate(), false, far, false);
  }

  /** Numbers of a cell's sign and, within a wide margin, of its size. */
  private Span sameSign(String name, Rational reach) {
    Rational size = size(name);
    Rational far = size.abs().multiply(reach);
    Rational near = size.abs().divide(reach);
    return switch (size.signum()) {
      case 1 -> new Span(near, false, far, false);
      case -1 -> new Span(far.negate(), false, near.negate(), false);
      default -> anySign(name, reach);
    };
  }

  /** The printed value, or the place of a word. */
  private Rational size(String name) {
    PrintedCell cell = cell(name);
    return Rational.of(cell.isWord() ? relation.interval(name).lo() : cell.number().value());
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

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well a formula fits a column.
 *
 * @param formula the formula
 * @param words what the column and the others are called, in the formula's words
 * @param agree the places at which it holds
 * @param differ the places at which it does not
 * @param chance a bound for the chance that so many places agree if the columns have nothing to do
 *     with each other
 * @param clear whether far more places agree than differ, or two that differ are exchanged
 * @param named whether headings say that the columns belong together so
 */
record Regular(
    Formula formula,
    String words,
    List<Row> agree,
    List<Row> differ,
    double chance,
    boolean clear,
    boolean named) {
  /** What the chance of one agreement is taken to be at the least. */
  private static final double LEAST_CHANCE = 1e-4;

  private static final int MAX_CROSSED = 30;

  /** Columns whose numbers differ by no more than this share are nearly the same. */
  private static final double LITTLE = 0.1;

  /** A common number this near, as a share of it, is nearly the same. */
  private static final double NEAR = 0.15;

  /**
   * One place.
   *
   * @param cells the number of the column, then those from which it follows
   * @param value the value of the formula there
   */
  record Row(List<Entry> cells, Bounds value) {
    Bounds target() {
      return cells.getFirst().bounds();
    }

    List<Bounds> sources() {
      return cells.subList(1, cells.size()).stream().map(Entry::bounds).toList();
    }
  }

  /**
   * Fits a formula.
   *
   * @param formula the formula
   * @param words what it says of the columns
   * @param cells the places: the number of the column, then those from which it follows
   * @return the fit; nothing where fewer than two places agree, or more differ than agree
   */
  static Optional<Regular> fit(Formula formula, String words, List<List<Entry>> cells) {
    if (cells.size() < 2) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (List<Entry> place : cells) {
      List<Bounds> sources = place.subList(1, place.size()).stream().map(Entry::bounds).toList();
      Bounds value = formula.value(place.getFirst().bounds(), sources);
      if (value.isBounded()) {
        rows.add(new Row(place, value));
      }
    }
    if (rows.size() < 2) {
      return Optional.empty();
    }
    Bounds shared =
        formula.common() ? Bounds.mostShared(rows.stream().map(Row::value).toList()) : null;
    List<Row> agree = new ArrayList<>();
    List<Row> differ = new ArrayList<>();
    for (Row row : rows) {
      boolean meets = row.value().meets(shared == null ? row.target() : shared);
      (meets ? agree : differ).add(row);
    }
    if (agree.size() < 2 || agree.size() < differ.size()) {
      return Optional.empty();
    }
    boolean exchanged =
        differ.size() == 2 && isExchange(formula, differ.getFirst(), differ.getLast(), shared);
    List<Row> paired =
        exchanged ? differ : List.of(); // they do agree, each with the other's number
    double chance =
        byChance(formula, rows, shared, agree.size() + paired.size(), differ.size(), paired);
    boolean clear = exchanged || agree.size() > differ.size() + 1;
    return Optional.of(new Regular(formula, words, agree, differ, chance, clear, false));
  }

  /** Whether two places agree once their numbers in one of the columns are exchanged. */
  private static boolean isExchange(Formula formula, Row one, Row other, @Nullable Bounds shared) {
    for (int column = 0; column < one.cells().size(); column++) {
      if (agrees(formula, one, other, column, shared)
          && agrees(formula, other, one, column, shared)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a place agrees with the number that another one has in one column. */
  private static boolean agrees(
      Formula formula, Row row, Row other, int column, @Nullable Bounds shared) {
    List<Bounds> numbers = new ArrayList<>(row.cells().stream().map(Entry::bounds).toList());
    numbers.set(column, other.cells().get(column).bounds());
    Bounds target = numbers.removeFirst();
    Bounds value = formula.value(target, numbers);
    return value.isBounded() && value.meets(shared == null ? target : shared);
  }

  /**
   * How often the column of one place agrees with the others of another place, or how wide the
   * printed intervals are beside the spread of the values, whichever is more, to the power of the
   * places that agree, for each choice of places.
   */
  private static double byChance(
      Formula formula,
      List<Row> rows,
      @Nullable Bounds shared,
      int agree,
      int differ,
      List<Row> paired) {
    List<Row> some = rows.subList(0, Math.min(rows.size(), MAX_CROSSED));
    int crossed = 0;
    int meeting = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double width = 0;
    for (Row one : some) {
      width += one.value().width() + (shared == null ? one.target().width() : shared.width());
      for (Row other : some) {
        Bounds value =
            shared == null ? other.value() : formula.value(one.target(), other.sources());
        Bounds middle = shared == null ? one.target() : value;
        least = Math.min(least, middle.middle());
        most = Math.max(most, middle.middle());
        if (!one.equals(other) && !(paired.contains(one) && paired.contains(other))) {
          crossed++;
          meeting += value.meets(shared == null ? one.target() : shared) ? 1 : 0;
        }
      }
    }
    double spread = most > least ? width / some.size() / (most - least) : 1;
    double each = Math.max(LEAST_CHANCE, Math.max(spread, (double) meeting / crossed));
    return Chance.of(rows.size(), differ, Math.min(1, each), shared == null ? agree : agree - 1);
  }

  Regular asNamed() {
    return new Regular(formula, words, agree, differ, chance, clear, true);
  }

  /** Whether the column is but another one, give or take a little. */
  boolean isNearlyTheSame() {
    boolean sum =
        formula == Formula.SUM || formula == Formula.DIFFERENCE || formula == Formula.TIMES;
    return sum
        && agree.stream()
            .allMatch(
                r -> {
                  double t = r.target().middle();
                  return r.sources().stream()
                      .anyMatch(s -> Math.abs(s.middle() - t) < LITTLE * Math.abs(t));
                });
  }

  /**
   * Whether a place that differs nearly agrees: then the columns may well go together, as sizes and
   * memory do, and not follow from each other.
   */
  boolean isNearlyMissed() {
    double k = shared().middle();
    return formula.common()
        && differ.stream().anyMatch(r -> Math.abs(r.value().middle() - k) < NEAR * Math.abs(k));
  }

  /** The values of the common number with which the places agree. */
  Bounds shared() {
    return Bounds.mostShared(agree.stream().map(Row::value).toList());
  }
}

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are tied row by row through one number common to all rows: speeds relative to a base
 * row, differences and percentages from it, shares of a whole, parameters of a family of shapes,
 * tokens at one sequence length. The number is what most rows agree on; the other rows are wrong.
 */
final class ConstantRule implements Rule {
  /** Rows of a sheet beyond this are not looked at. */
  static final int MAX_ROWS = 2_000;

  /** Columns beyond this are not paired. */
  static final int MAX_COLUMNS = 40;

  private static final int MAX_OUTLIERS = 20;

  /** Agreement is taken as meant if chance alone gives it less often. */
  private static final double CHANCE = 0.01;

  /** Percentages and ratios of which nothing says that they compare: many columns are tried. */
  private static final double LITTLE_CHANCE = 1e-5;

  /** What the chance of one agreement is taken to be where none was seen between unlike rows. */
  private static final double LEAST_CHANCE = 0.005;

  private static final int MAX_CROSSED = 30;

  /** Words behind which a text gives the common number. */
  private static final Map<Tie, Pattern> STATED =
      Map.of(Tie.PRODUCT, Mentions.LENGTH, Tie.EMBEDDED, Mentions.VOCABULARY);

  /** A way to tie columns: the common number from one row, and the equation as text. */
  private enum Tie {
    RATIO("%s == k * %s", "%1$s is %2$s times one number in every row"),
    INVERSE("%s * %s == k", "%1$s times %2$s is one number in every row"),
    DIFFERENCE("%s - %s == k", "%1$s less %2$s is one number in every row"),
    FALL("%s + %s == k", "%1$s plus %2$s is one number in every row"),
    CHANGE("%s == k * (1 + %s)", "%1$s differs by %2$s from one number in every row"),
    DROP("%s == k * (1 - %s)", "%1$s lies %2$s below one number in every row"),
    FAMILY("%s == k * %s * %s^2", "%1$s is a constant times %2$s times the square of %3$s"),
    EMBEDDED(
        "%s == 12 * %s * %s^2 + k * %3$s",
        "%1$s is 12 times %2$s times the square of %3$s, and embeddings of one vocabulary"),
    PRODUCT("%s == k * %s * %s", "%1$s is a constant times %2$s times %3$s");

    /** Parameters of a transformer's block over the square of its width. */
    private static final double BLOCK = 12;

    private final String equation;
    private final String words;

    Tie(String equation, String words) {
      this.equation = equation;
      this.words = words;
    }

    Bounds constant(List<Entry> row) {
      Bounds a = row.get(0).bounds();
      Bounds b = row.get(1).bounds();
      Bounds one = Bounds.of(1);
      return switch (this) {
        case RATIO -> a.over(b);
        case INVERSE -> a.times(b);
        case DIFFERENCE -> a.minus(b);
        case FALL -> a.plus(b);
        case CHANGE -> a.over(one.plus(b));
        case DROP -> a.over(one.minus(b));
        case FAMILY -> a.over(b.times(row.get(2).bounds()).times(row.get(2).bounds()));
        case EMBEDDED -> {
          Bounds width = row.get(2).bounds();
          Bounds blocks = b.times(width).times(width).times(Bounds.of(BLOCK));
          yield a.minus(blocks).over(width);
        }
        case PRODUCT -> a.over(b.times(row.get(2).bounds()));
      };
    }
  }

  private record Row(int place, List<Entry> cells, Bounds constant) {}

  /** A tie of some columns with the rows that agree on a common number and those that do not. */
  private record Fit(Tie tie, List<Series> columns, List<Row> agree, List<Row> differ) {
    /** Whether the rows that differ are too few to be the rule. */
    boolean isLikely() {
      return agree.size() >= 2 && agree.size() >= differ.size();
    }

    /** Whether all rows but one or two, and three at least, agree. */
    boolean isOneSlip() {
      return agree.size() >= 3 && differ.size() <= 2 && agree.size() > differ.size();
    }

    /** Whether so many rows agree that chance alone would hardly do it. */
    boolean isMeant(double chance) {
      return isLikely() && byChance() < chance;
    }

    /**
     * A bound for the chance that so many rows agree if the columns have nothing to do with each
     * other: how often the first column of one row agrees with the rest of another row, to the
     * power of the rows that agree with the first, for each choice of rows.
     */
    private double byChance() {
      List<Row> rows = new ArrayList<>(agree);
      rows.addAll(differ);
      Bounds shared = Bounds.mostShared(agree.stream().map(Row::constant).toList());
      List<Row> some = rows.subList(0, Math.min(rows.size(), MAX_CROSSED));
      int crossed = 0;
      int meeting = 0;
      for (Row one : some) {
        for (Row other : some) {
          if (!one.equals(other)) {
            List<Entry> mixed = new ArrayList<>(other.cells());
            mixed.set(0, one.cells().getFirst());
            crossed++;
            meeting += tie.constant(mixed).meets(shared) ? 1 : 0;
          }
        }
      }
      double chance = Math.max(LEAST_CHANCE, (double) meeting / crossed);
      return Chance.of(rows.size(), differ.size(), chance, agree.size() - 1);
    }
  }

  @Override
  public String name() {
    return "one number common to all rows";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sheet sheet : contents.sheets()) {
      propose(contents, sheet, fit -> true, out);
    }
    for (Sheet sheet : contents.joined()) {
      propose(contents, sheet, ConstantRule::isOfOneBase, out);
    }
  }

  private static void propose(Contents contents, Sheet sheet, Predicate<Fit> wanted, Sink out) {
    List<Series> series = sheet.series();
    if (series.size() > MAX_COLUMNS || sheet.axis() == Sheet.Axis.TITLE) {
      return;
    }
    for (Series derived : series) {
      if (Headings.isSecond(derived.heading()) || Headings.isOfNeighbour(derived.heading())) {
        continue; // of the number beside it, or of the row above; not of another column
      }
      int pairs = ColumnPairRule.support(derived, series);
      best(derived, series)
          .filter(fit -> fit.agree().size() > pairs && wanted.test(fit))
          .ifPresent(fit -> report(contents, fit, out));
    }
    shapes(series).stream().filter(wanted).forEach(fit -> report(contents, fit, out));
  }

  /** The ties of a derived column with most agreeing rows. */
  private static Optional<Fit> best(Series derived, List<Series> series) {
    boolean compares =
        derived.is(Quantity.DERIVED) || derived.entries().anyMatch(e -> e.figure().isSigned());
    List<Tie> ties =
        derived.mostly(Unit.TIMES)
            ? List.of(Tie.RATIO, Tie.INVERSE)
            : derived.mostly(Unit.PERCENT)
                ? derived.quantity().isQuality()
                    ? List.of() // an accuracy, not a change
                    : compares ? List.of(Tie.CHANGE, Tie.DROP, Tie.RATIO) : List.of() // a load
                : derived.is(Quantity.DERIVED) ? List.of(Tie.DIFFERENCE, Tie.FALL) : List.of();
    List<Fit> usual = new ArrayList<>();
    List<Fit> other = new ArrayList<>();
    for (Series source : series) {
      if (source.equals(derived) || isDerived(source)) {
        continue;
      }
      boolean named = isNamed(source, derived, series, compares);
      for (Tie tie : ties) {
        fit(tie, List.of(source, derived))
            .filter(f -> named ? f.isLikely() : f.isMeant(compares ? CHANCE : LITTLE_CHANCE))
            .ifPresent(named ? usual::add : other::add);
      }
    }
    return (usual.isEmpty() ? other : usual)
        .stream().max(Comparator.comparingInt(f -> f.agree().size()));
  }

  /**
   * Whether words tell what a comparison is of: a speed compares rates; a heading may name the
   * quantity; a change is one of the only result there is.
   */
  private static boolean isNamed(
      Series source, Series derived, List<Series> series, boolean compares) {
    boolean rate = source.is(Quantity.THROUGHPUT) || source.is(Quantity.LATENCY);
    if (derived.mostly(Unit.TIMES)) {
      return rate;
    }
    if (rate || source.quantity().better() == Quantity.Better.UNKNOWN) {
      return false;
    }
    return Words.of(derived.heading()).contains(source.quantity().key())
        || (compares
            && source.quantity().isQuality()
            && series.stream().filter(s -> s.quantity().isQuality()).count() == 1);
  }

  private static boolean isDerived(Series series) {
    return series.is(Quantity.DERIVED)
        || series.mostly(Unit.TIMES)
        || series.mostly(Unit.PERCENT)
        || series.quantity().count();
  }

  private static List<Fit> shapes(List<Series> series) {
    List<Fit> fits = new ArrayList<>();
    columns(series, Quantity.PARAMETERS, Quantity.DEPTH, Quantity.WIDTH)
        .flatMap(ConstantRule::family)
        .filter(f -> f.isLikely() && !isTwoFamilies(f))
        .ifPresent(fits::add);
    columns(series, Quantity.TOKENS, Quantity.BATCH, Quantity.STEPS)
        .flatMap(c -> fit(Tie.PRODUCT, c))
        .filter(f -> f.isLikely() && !isTwoFamilies(f))
        .ifPresent(fits::add);
    return fits;
  }

  /** Blocks alone, or blocks of a transformer and its embeddings, whichever more rows agree on. */
  private static Optional<Fit> family(List<Series> columns) {
    Optional<Fit> blocks = fit(Tie.FAMILY, columns);
    int agree = blocks.map(f -> f.agree().size()).orElse(0);
    return fit(Tie.EMBEDDED, columns)
        .filter(f -> f.agree().size() > agree)
        .filter(f -> f.agree().stream().allMatch(row -> row.constant().lo() > 0))
        .or(() -> blocks);
  }

  /** Whether the rows that differ from the others agree among themselves: no slip, but a kind. */
  private static boolean isTwoFamilies(Fit fit) {
    List<Bounds> constants = fit.differ().stream().map(Row::constant).toList();
    return constants.size() > 1
        && constants.stream().allMatch(c -> c.meets(Bounds.mostShared(constants)));
  }

  private static Optional<List<Series>> columns(List<Series> series, String... keys) {
    List<Series> found = new ArrayList<>();
    for (String key : keys) {
      List<Series> named = series.stream().filter(s -> s.is(key)).toList();
      if (named.size() != 1) {
        return Optional.empty();
      }
      found.add(named.getFirst());
    }
    return Optional.of(found);
  }

  private static Optional<Fit> fit(Tie tie, List<Series> columns) {
    List<Row> rows = new ArrayList<>();
    int size = Math.min(MAX_ROWS, columns.getFirst().size());
    for (int place = 0; place < size; place++) {
      List<Entry> cells = row(columns, place);
      if (cells.size() == columns.size()) {
        Bounds constant = tie.constant(cells);
        if (constant.isBounded()) {
          rows.add(new Row(place, cells, constant));
        }
      }
    }
    if (rows.size() < 2) {
      return Optional.empty();
    }
    Bounds shared = Bounds.mostShared(rows.stream().map(Row::constant).toList());
    List<Row> agree = rows.stream().filter(r -> r.constant().meets(shared)).toList();
    List<Row> differ = rows.stream().filter(r -> !r.constant().meets(shared)).toList();
    return Optional.of(new Fit(tie, columns, agree, differ));
  }

  static List<Entry> row(List<Series> columns, int place) {
    List<Entry> cells = new ArrayList<>();
    for (Series column : columns) {
      Entry entry = place < column.size() ? column.at(place) : null;
      if (entry != null) {
        cells.add(entry);
      }
    }
    return cells;
  }

  private static void report(Contents contents, Fit fit, Sink out) {
    List<Row> witnesses = witnesses(fit.agree());
    List<Entry> bases = bases(fit);
    fit.differ().stream()
        .limit(MAX_OUTLIERS)
        .forEach(
            row -> {
              if (fails(row, bases)) {
                out.fails(fromBases(fit, row, bases));
                return;
              }
              Draft draft = draft(fit);
              String k = draft.unknown("k");
              draft.part(equation(draft, fit.tie(), row, k));
              witnesses.forEach(w -> draft.part(equation(draft, fit.tie(), w, k)));
              out.fails(draft);
            });
    if (fit.agree().stream().noneMatch(row -> fails(row, bases))) {
      out.holds(() -> agreeing(fit));
    }
    fit.agree().stream()
        .filter(row -> fails(row, bases))
        .limit(2)
        .forEach(row -> out.fails(fromBases(fit, row, bases)));
    stated(contents, fit, out);
  }

  private static Draft agreeing(Fit fit) {
    Draft draft = draft(fit);
    String k = draft.unknown("k");
    fit.agree().stream()
        .limit(MAX_OUTLIERS)
        .forEach(row -> draft.part(equation(draft, fit.tie(), row, k)));
    return draft;
  }

  /** Whether a row fails with each number that may be the base. */
  private static boolean fails(Row row, List<Entry> bases) {
    return !bases.isEmpty() && bases.stream().noneMatch(b -> row.constant().meets(b.bounds()));
  }

  private static Draft fromBases(Fit fit, Row row, List<Entry> bases) {
    Draft draft = draft(fit).any();
    bases.forEach(b -> draft.part(equation(draft, fit.tie(), row, draft.name(b))));
    return draft;
  }

  /** The rows that bound the common number, from below and from above. */
  private static List<Row> witnesses(List<Row> rows) {
    Row low = Collections.max(rows, Comparator.comparingDouble(r -> r.constant().lo()));
    Row high = Collections.min(rows, Comparator.comparingDouble(r -> r.constant().hi()));
    return low.equals(high) ? List.of(low) : List.of(low, high);
  }

  private static Draft draft(Fit fit) {
    Object[] names = fit.columns().stream().map(c -> "'" + c.heading() + "'").toArray();
    return new Draft().says(String.format(Locale.ROOT, fit.tie().words, names));
  }

  private static String equation(Draft draft, Tie tie, Row row, String k) {
    Object[] names = row.cells().stream().map(draft::name).toArray();
    return String.format(Locale.ROOT, tie.equation, names).replaceAll("\\bk\\b", k);
  }

  /**
   * What the common number of a comparison may be: the number of the only row that is not compared,
   * or of a row whose ratio is printed as 1.
   */
  private static List<Entry> bases(Fit fit) {
    List<Entry> rows = baseRows(fit);
    return fit.tie() == Tie.RATIO || fit.tie() == Tie.INVERSE || rows.size() == 1
        ? rows
        : List.of();
  }

  /** Whether the parts of a table that goes on do not seem to have a base each. */
  private static boolean isOfOneBase(Fit fit) {
    int bases = baseRows(fit).size();
    return fit.columns().size() > 2
        ? fit.isOneSlip()
        : bases <= 1 && (fit.isOneSlip() || (bases == 1 && fit.differ().size() <= 1));
  }

  private static List<Entry> baseRows(Fit fit) {
    List<Entry> alone = new ArrayList<>();
    List<Entry> ones = new ArrayList<>();
    if (fit.columns().size() > 2) {
      return alone;
    }
    Series source = fit.columns().get(0);
    Series derived = fit.columns().get(1);
    for (int place = 0; place < Math.min(source.size(), derived.size()); place++) {
      Entry entry = source.at(place);
      Entry compared = derived.at(place);
      if (entry != null && compared == null) {
        alone.add(entry);
      } else if (entry != null
          && compared != null
          && compared.figure().value().equals(BigFraction.ONE)) {
        ones.add(entry);
      }
    }
    return fit.tie() == Tie.RATIO || fit.tie() == Tie.INVERSE ? ones : alone;
  }

  /** The common number of a product is a length or a vocabulary, where the text gives one. */
  private static void stated(Contents contents, Fit fit, Sink out) {
    Pattern words = STATED.get(fit.tie());
    Sentence.@Nullable Printed number = words == null ? null : Mentions.only(contents, words);
    if (number == null) {
      return;
    }
    Bounds known = Bounds.of(Entry.interval(number.figure(), true));
    fit.agree().stream()
        .filter(row -> !row.constant().meets(known))
        .limit(1)
        .forEach(
            row -> {
              Draft draft = draft(fit);
              String k = draft.name(number.figure(), true);
              out.fails(draft.part(equation(draft, fit.tie(), row, k)));
            });
  }
}

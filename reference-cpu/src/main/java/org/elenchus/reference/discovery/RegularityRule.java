package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A column that follows from others by one formula in so many places that chance alone would hardly
 * do it, so that the other places are wrong. The columns may stand in several tables.
 */
final class RegularityRule implements Rule {
  private static final int MAX_OUTLIERS = 20;
  private static final int MAX_PAIRED = 24;

  /** Enough where the headings say that the columns belong together. */
  private static final double NAMED = 0.05;

  /** Where nothing but the numbers says so; many pairs of columns are tried. */
  private static final double UNNAMED = 1e-5;

  private static final Set<Formula> STEPS =
      Set.of(Formula.DIFFERENCE, Formula.RATIO, Formula.CHANGE, Formula.DROP);

  /** Quantities of one training, or one after the other, that grow alike at equal settings. */
  private static final Set<Set<String>> PROPORTIONAL =
      Set.of(
          Set.of("compute", Quantity.PARAMETERS),
          Set.of("energy", Quantity.HOURS),
          Set.of("emissions", "energy"),
          Set.of("emissions", Quantity.HOURS),
          Set.of(Quantity.LATENCY, Quantity.HOURS));

  /** Quantities whose product is the work that is to be done. */
  private static final Set<Set<String>> RECIPROCAL =
      Set.of(
          Set.of(Quantity.THROUGHPUT, Quantity.LATENCY),
          Set.of(Quantity.THROUGHPUT, Quantity.HOURS));

  /** One of several things may be proportional by another number: more of them have to agree. */
  private static final Set<Formula> MANY =
      Set.of(Formula.TIMES, Formula.INVERSE, Formula.VOLUME, Formula.SHAPE);

  private static final Set<Formula> ADDITIVE =
      Set.of(Formula.SUM, Formula.DIFFERENCE, Formula.OFFSET, Formula.SHORTFALL);

  private static final Set<Formula> SYMMETRIC =
      Set.of(Formula.SUM, Formula.PRODUCT, Formula.VOLUME);

  @Override
  public String name() {
    return "one column follows from others by a formula";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Things things : Things.of(contents)) {
      for (Series target : things.own()) {
        best(things, target)
            .filter(fit -> !isOtherwise(things, target, fit))
            .ifPresent(fit -> report(things, target, fit, out));
      }
    }
  }

  /**
   * Whether the common number may be another one in the places that differ: another column, such as
   * a number of machines, has one value wherever it holds, and other values elsewhere.
   */
  private static boolean isOtherwise(Things things, Series target, Regular fit) {
    Set<Entry> agree = firsts(fit.agree());
    Set<Entry> differ = firsts(fit.differ());
    return fit.formula().common()
        && !differ.isEmpty()
        && things.all().stream()
            .filter(s -> !s.equals(target))
            .anyMatch(
                s -> {
                  Set<BigFraction> within = values(s, target, agree);
                  return within.size() == 1
                      && Collections.disjoint(within, values(s, target, differ));
                });
  }

  private static Set<Entry> firsts(List<Regular.Row> rows) {
    return rows.stream().map(r -> r.cells().getFirst()).collect(Collectors.toSet());
  }

  /** The numbers of a column beside some numbers of another. */
  private static Set<BigFraction> values(Series series, Series target, Set<Entry> beside) {
    Set<BigFraction> values = new HashSet<>();
    for (int i = 0; i < Math.min(series.size(), target.size()); i++) {
      Entry entry = series.at(i);
      Entry at = target.at(i);
      if (entry != null && at != null && beside.contains(at)) {
        values.add(entry.figure().value());
      }
    }
    return values;
  }

  /** The formula that explains most of a column. */
  private static Optional<Regular> best(Things things, Series target) {
    List<Regular> fits = new ArrayList<>();
    List<Series> all = things.all();
    for (Series a : all) {
      if (a.equals(target) || a.is(Quantity.PLACE) || target.is(Quantity.PLACE)) {
        continue;
      }
      boolean own = things.own().contains(a);
      for (Formula formula : Formula.values()) {
        if (formula.sources() == 1) {
          boolean named = isNamed(formula, target, a, a, own);
          if (formula != Formula.SAME || named) {
            fit(formula, target, a, a, named).ifPresent(fits::add);
          }
        } else if (STEPS.contains(formula) && !isChosen(target)) {
          boolean named =
              Headings.isChangeOf(target.heading(), a.heading()) || Headings.isStep(target, a);
          steps(formula, target, a)
              .filter(f -> f.chance() < (named ? NAMED : UNNAMED))
              .map(f -> named ? f.asNamed() : f)
              .ifPresent(fits::add);
        }
      }
    }
    if (all.size() <= MAX_PAIRED) {
      for (int i = 0; i < all.size(); i++) {
        for (int j = 0; j < all.size(); j++) {
          boolean places =
              Stream.of(target, all.get(i), all.get(j)).anyMatch(s -> s.is(Quantity.PLACE));
          boolean blank =
              Stream.of(target, all.get(i), all.get(j)).anyMatch(s -> s.heading().isBlank());
          boolean self = all.get(i).equals(target) || all.get(j).equals(target);
          if (i != j && !self && !places && !blank) {
            pairs(target, all.get(i), all.get(j), i > j, fits);
          }
        }
      }
    }
    return fits.stream()
        .min(
            Comparator.comparingInt((Regular f) -> f.differ().size())
                .thenComparing(f -> !f.named())
                .thenComparingDouble(Regular::chance));
  }

  private static void pairs(
      Series target, Series a, Series b, boolean swapped, List<Regular> fits) {
    for (Formula formula : Formula.values()) {
      boolean once = swapped && SYMMETRIC.contains(formula);
      boolean named = formula.sources() == 2 && isNamed(formula, target, a, b, true);
      boolean shape =
          formula == Formula.SHAPE
              ? !named
              : formula == Formula.VOLUME && !(a.quantity().count() && b.quantity().count());
      if (formula.sources() == 2 && !once && !shape) {
        // a size need not be that of its blocks alone: only the numbers can say so
        boolean said = named && formula != Formula.SHAPE;
        fit(formula, target, a, b, said).ifPresent(fits::add);
      }
    }
  }

  private static Optional<Regular> fit(
      Formula formula, Series target, Series a, Series b, boolean named) {
    List<List<Entry>> cells = new ArrayList<>();
    List<Series> sources = formula.sources() == 1 ? List.of(a) : List.of(a, b);
    for (int place = 0; place < target.size(); place++) {
      List<@Nullable Entry> row = new ArrayList<>();
      row.add(target.at(place));
      for (Series source : sources) {
        row.add(place < source.size() ? source.at(place) : null);
      }
      add(cells, row);
    }
    String words = words(formula, target.heading(), a.heading(), b.heading());
    if (ADDITIVE.contains(formula) && !sources.stream().allMatch(s -> isLike(target, s))) {
      return Optional.empty();
    }
    return Regular.fit(formula, words, cells)
        .filter(f -> f.chance() < (named ? NAMED : UNNAMED))
        .filter(f -> (named && !MANY.contains(formula)) || f.clear())
        .map(f -> named ? f.asNamed() : f)
        .filter(f -> named || !f.isNearlyTheSame())
        .filter(f -> named || !MANY.contains(formula) || !f.isNearlyMissed())
        .filter(f -> named || !isOfAnother(target, a))
        .filter(f -> named || !MANY.contains(formula) || !isMeasured(List.of(target, a, b)))
        .filter(f -> named || formula.sources() > 1 || !isChosen(target))
        .filter(
            f ->
                named
                    || (formula != Formula.OFFSET
                        && formula != Formula.SHORTFALL
                        && formula != Formula.GROWTH
                        && formula != Formula.LOSS)
                    || target.is(Quantity.DERIVED)
                    || target.mostly(Unit.PERCENT))
        .filter(
            f ->
                named
                    || !formula.common()
                    || formula == Formula.INVERSE
                    || target.mostly(Unit.PERCENT)
                    || !(target.quantity().equals(a.quantity()) || a.mostly(Unit.PERCENT)));
  }

  /** Whether a heading says that its changes are of a quality other than a column's: "in loss". */
  private static boolean isOfAnother(Series target, Series a) {
    Set<String> words = Words.of(target.heading());
    return target.is(Quantity.DERIVED)
        && !words.contains(a.quantity().key())
        && Quantity.QUALITIES.stream().anyMatch(words::contains);
  }

  /** Whether a column holds counts, such as layers: these are chosen and follow from nothing. */
  private static boolean isChosen(Series target) {
    return target.quantity().count();
  }

  /** Whether two columns may be added: a percentage is no difference of plain numbers. */
  private static boolean isLike(Series a, Series b) {
    return a.mostly(Unit.PERCENT) == b.mostly(Unit.PERCENT) && !a.mostly(Unit.TIMES);
  }

  /** Whether one of some columns is measured on data, so that it is no product of settings. */
  private static boolean isMeasured(List<Series> columns) {
    return columns.stream().anyMatch(c -> c.quantity().isQuality());
  }

  /** A column of changes from one place to the next. */
  private static Optional<Regular> steps(Formula formula, Series target, Series a) {
    List<List<Entry>> cells = new ArrayList<>();
    for (int place = 1; place < Math.min(target.size(), a.size()); place++) {
      List<@Nullable Entry> row = new ArrayList<>();
      row.add(target.at(place));
      row.add(a.at(place));
      row.add(a.at(place - 1));
      add(cells, row);
    }
    String before = a.heading() + "' of the row before";
    return Regular.fit(formula, words(formula, target.heading(), a.heading(), before), cells);
  }

  private static void add(List<List<Entry>> cells, List<@Nullable Entry> row) {
    List<Entry> whole = new ArrayList<>();
    for (Entry entry : row) {
      if (entry != null) {
        whole.add(entry);
      }
    }
    if (whole.size() == row.size()) {
      cells.add(whole);
    }
  }

  private static String words(Formula formula, String... headings) {
    Object[] names = new Object[headings.length];
    for (int i = 0; i < headings.length; i++) {
      names[i] = "'" + headings[i] + (headings[i].contains("' of") ? "" : "'");
    }
    return String.format(Locale.ROOT, formula.words(), names) + " in every place";
  }

  /** Whether headings say that the columns belong together so. */
  private static boolean isNamed(Formula formula, Series target, Series a, Series b, boolean own) {
    return switch (formula) {
      case SAME ->
          !own
              && target.quantity().equals(a.quantity())
              && target.quantity().better() != Quantity.Better.UNKNOWN;
      case EXPONENTIAL -> target.is(Quantity.PERPLEXITY) && a.is(Quantity.LOSS);
      case TIMES ->
          (target.mostly(Unit.TIMES) && Headings.isSpeedOf(target, a))
              || PROPORTIONAL.contains(
                  Set.copyOf(List.of(target.quantity().key(), a.quantity().key())));
      case INVERSE ->
          (target.mostly(Unit.TIMES) && Headings.isSpeedOf(target, a))
              || RECIPROCAL.contains(
                  Set.copyOf(List.of(target.quantity().key(), a.quantity().key())));
      case OFFSET, SHORTFALL, GROWTH, LOSS -> Headings.isChangeOf(target.heading(), a.heading());
      case RATIO -> Headings.isPer(target.heading(), a.heading(), b.heading());
      case SHAPE -> target.is(Quantity.PARAMETERS) && a.is(Quantity.DEPTH) && b.is(Quantity.WIDTH);
      case SUM -> target.quantity().equals(a.quantity()) && a.quantity().equals(b.quantity());
      default -> false;
    };
  }

  private static void report(Things things, Series target, Regular fit, Sink out) {
    List<Entry> bases = bases(things, target, fit);
    Optional<Entry> base = bases.stream().filter(b -> isBase(fit, b)).findFirst();
    for (Regular.Row row : fit.differ().stream().limit(MAX_OUTLIERS).toList()) {
      Draft draft = new Draft().says(fit.words());
      if (base.isPresent()) {
        draft.part(equation(draft, fit, row, base.get()));
      } else {
        draft.part(equation(draft, fit, row, null));
        witnesses(fit).forEach(w -> draft.part(equation(draft, fit, w, null)));
      }
      out.fails(draft);
    }
    if (!bases.isEmpty() && base.isEmpty()) {
      out.fails(notOf(bases, fit));
      return;
    }
    out.holds(
        () -> {
          Draft draft = new Draft().says(fit.words());
          fit.agree().stream()
              .limit(MAX_OUTLIERS)
              .forEach(row -> draft.part(equation(draft, fit, row, null)));
          return draft;
        });
  }

  /** The formula at one place; the common number is that of a base, or not known. */
  private static String equation(Draft draft, Regular fit, Regular.Row row, @Nullable Entry base) {
    Object[] names = row.cells().stream().map(draft::name).toArray();
    String text = String.format(Locale.ROOT, fit.formula().equation(), names);
    if (!fit.formula().common()) {
      return text;
    }
    String k =
        base == null
            ? draft.unknown("k")
            : fit.formula() == Formula.TIMES ? "(1 / " + draft.name(base) + ")" : draft.name(base);
    return text.replaceAll("\\bk\\b", k);
  }

  /** The places that bound the common number, from below and from above. */
  private static List<Regular.Row> witnesses(Regular fit) {
    if (!fit.formula().common()) {
      return List.of();
    }
    Regular.Row low = Collections.max(fit.agree(), Comparator.comparingDouble(r -> r.value().lo()));
    Regular.Row high =
        Collections.min(fit.agree(), Comparator.comparingDouble(r -> r.value().hi()));
    return low.equals(high) ? List.of(low) : List.of(low, high);
  }

  /** The numbers of which one is the common number, or its reciprocal, where that can be told. */
  private static List<Entry> bases(Things things, Series target, Regular fit) {
    boolean known =
        switch (fit.formula()) {
          case TIMES, INVERSE -> target.mostly(Unit.TIMES);
          case OFFSET, GROWTH, LOSS -> true;
          default -> false;
        };
    Entry first = fit.agree().getFirst().cells().get(1);
    return things.all().stream()
        .filter(s -> known && s.entries().anyMatch(first::equals))
        .findFirst()
        .map(s -> Headings.bases(target, s, things.sheet()))
        .orElse(List.of());
  }

  /** Whether the places that agree do so with the number of a base. */
  private static boolean isBase(Regular fit, Entry base) {
    Bounds k = fit.formula() == Formula.TIMES ? Bounds.of(1).over(base.bounds()) : base.bounds();
    return k.meets(fit.shared()) || fit.agree().stream().allMatch(r -> r.value().meets(k));
  }

  /** The places agree with none of the numbers that may be their base. */
  private static Draft notOf(List<Entry> bases, Regular fit) {
    Draft draft = new Draft().any().says(fit.words() + ", the base");
    for (Entry base : bases) {
      List<String> parts =
          witnesses(fit).stream().map(row -> equation(draft, fit, row, base)).toList();
      draft.part(String.join(" && ", parts));
    }
    return draft;
  }
}

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.elenchus.claims.document.Unit;

/**
 * A column that follows from one or two others row by row: a gain from before and after, a ratio, a
 * percentage, a perplexity from a loss.
 */
final class ColumnPairRule implements Rule {
  private static final int MAX_COLUMNS = 14;
  private static final int MAX_OUTLIERS = 20;

  /** How a column follows. */
  private enum Form {
    DIFFERENCE("%s == %s - %s", "%s is %s less %s in every row"),
    RATIO("%s == %s / %s", "%s is %s over %s in every row"),
    CHANGE("%s == %s / %s - 1", "%s is the change of %s from %s in every row"),
    DROP("%s == 1 - %s / %s", "%s is how far %s lies below %s in every row"),
    EXPONENTIAL("%s == exp(%s)", "%s is the exponential of %s in every row");

    private final String equation;
    private final String words;

    Form(String equation, String words) {
      this.equation = equation;
      this.words = words;
    }

    Bounds value(List<Entry> row) {
      Bounds a = row.get(1).bounds();
      Bounds b = row.getLast().bounds();
      Bounds one = Bounds.of(1);
      return switch (this) {
        case DIFFERENCE -> a.minus(b);
        case RATIO -> a.over(b);
        case CHANGE -> a.over(b).minus(one);
        case DROP -> one.minus(a.over(b));
        case EXPONENTIAL -> a.exp();
      };
    }
  }

  private record Fit(
      Form form, List<Series> columns, List<List<Entry>> agree, List<List<Entry>> differ) {}

  @Override
  public String name() {
    return "one column follows from others";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sheet sheet : contents.sheets()) {
      List<Series> series = sheet.series();
      if (series.size() > MAX_COLUMNS || sheet.axis() == Sheet.Axis.TITLE) {
        continue;
      }
      for (Series target : series) {
        best(target, series).ifPresent(f -> report(f, out));
      }
    }
  }

  private static Optional<Fit> best(Series target, List<Series> series) {
    return fits(target, series).stream()
        .filter(f -> f.agree().size() >= 2 && f.agree().size() > f.differ().size())
        .filter(f -> f.differ().isEmpty() || f.agree().size() > 2 || isAlone(f, series))
        .max(Comparator.comparingInt(f -> f.agree().size()));
  }

  /** Whether there are no other columns from which the column may follow. */
  private static boolean isAlone(Fit fit, List<Series> series) {
    Series source = fit.columns().get(1);
    return fit.form() == Form.EXPONENTIAL
        || series.stream().filter(s -> s.equals(source) || alike(s, source)).count() == 2;
  }

  /** In how many rows a column follows from two others; 0 where it does not. */
  static int support(Series target, List<Series> series) {
    return series.size() > MAX_COLUMNS
        ? 0
        : best(target, series).map(f -> f.agree().size()).orElse(0);
  }

  private static List<Fit> fits(Series target, List<Series> series) {
    List<Fit> fits = new ArrayList<>();
    if (target.is(Quantity.PERPLEXITY)) {
      series.stream()
          .filter(s -> s.is(Quantity.LOSS))
          .forEach(s -> fits.add(fit(Form.EXPONENTIAL, List.of(target, s))));
    }
    List<Form> forms =
        target.mostly(Unit.TIMES)
            ? List.of(Form.RATIO)
            : target.mostly(Unit.PERCENT)
                ? List.of(Form.CHANGE, Form.DROP, Form.RATIO)
                : target.is(Quantity.DERIVED) ? List.of(Form.DIFFERENCE) : List.of();
    for (Form form : forms) {
      for (Series a : series) {
        for (Series b : series) {
          if (!a.equals(b) && !a.equals(target) && !b.equals(target) && alike(a, b)) {
            fits.add(fit(form, List.of(target, a, b)));
          }
        }
      }
    }
    return fits;
  }

  /** Whether two columns may be compared: neither is itself a comparison, and their units agree. */
  private static boolean alike(Series a, Series b) {
    return !a.is(Quantity.DERIVED)
        && !b.is(Quantity.DERIVED)
        && (a.quantity().equals(b.quantity())
            || !(a.quantity().isUsual() && b.quantity().isUsual()))
        && a.entries()
            .findFirst()
            .map(Entry::unit)
            .equals(b.entries().findFirst().map(Entry::unit));
  }

  private static Fit fit(Form form, List<Series> columns) {
    List<List<Entry>> agree = new ArrayList<>();
    List<List<Entry>> differ = new ArrayList<>();
    int size = Math.min(ConstantRule.MAX_ROWS, columns.getFirst().size());
    for (int place = 0; place < size; place++) {
      List<Entry> row = ConstantRule.row(columns, place);
      if (row.size() == columns.size()) {
        (form.value(row).meets(row.getFirst().bounds()) ? agree : differ).add(row);
      }
    }
    return new Fit(form, columns, agree, differ);
  }

  private static void report(Fit fit, Sink out) {
    Object[] headings = fit.columns().stream().map(c -> "'" + c.heading() + "'").toArray();
    String says = String.format(Locale.ROOT, fit.form().words, headings);
    fit.differ().stream()
        .limit(MAX_OUTLIERS)
        .forEach(row -> out.fails(equation(fit.form(), new Draft().says(says), row)));
    out.holds(
        () -> {
          Draft draft = new Draft().says(says);
          fit.agree().stream().limit(MAX_OUTLIERS).forEach(row -> equation(fit.form(), draft, row));
          return draft;
        });
  }

  private static Draft equation(Form form, Draft draft, List<Entry> row) {
    Object[] names = row.stream().map(draft::name).toArray();
    return draft.part(String.format(Locale.ROOT, form.equation, names));
  }
}

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.document.Unit;

/** A row called the total is the sum of the other rows, once one column shows that it is. */
final class TotalRule implements Rule {
  private static final Set<String> TOTALS = Set.of("total", "sum", "overall", "all", "totals");
  private static final Set<String> MEANS = Set.of("mean", "average", "avg", "avg.");
  private static final int MAX_ROWS = 60;

  private record Sum(Series series, Entry total, List<Entry> parts) {
    boolean holds() {
      Bounds sum = parts.stream().map(Entry::bounds).reduce(Bounds.of(0), Bounds::plus);
      return sum.meets(total.bounds());
    }

    Draft draft() {
      Draft draft = new Draft().says("the total of '" + series.heading() + "' is the sum");
      String whole = draft.name(total);
      String sum = parts.stream().map(draft::name).collect(Collectors.joining(" + "));
      return draft.part(whole + " == " + sum);
    }

    boolean isPlausible() {
      return parts.stream().allMatch(p -> p.bounds().lo() < total.bounds().hi());
    }
  }

  @Override
  public String name() {
    return "the total is the sum";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sheet sheet : contents.sheets()) {
      propose(sheet.series(), 1, out);
      if (sheet.axis() == Sheet.Axis.ROWS) {
        propose(sheet.columnSeries(), 2, out); // a total of the rows above, whatever they are
      }
    }
  }

  /**
   * The totals of some series.
   *
   * @param all the series
   * @param least how many of them have to show that the total is a sum, and not a mean
   * @param out where to
   */
  private static void propose(List<Series> all, int least, Sink out) {
    List<Sum> sums = new ArrayList<>();
    for (Series series : all) {
      if (series.size() <= MAX_ROWS && !series.mostly(Unit.TIMES)) {
        sum(series).ifPresent(sums::add);
      }
    }
    if (sums.stream().filter(Sum::holds).count() < least) {
      return;
    }
    for (Sum sum : sums) {
      if (sum.holds()) {
        out.holds(sum::draft);
      } else if (sum.isPlausible()) {
        out.fails(sum.draft());
      }
    }
  }

  /** Whether a label names the whole. */
  static boolean isTotal(String label) {
    return TOTALS.contains(Quantity.key(label)) || isMean(label);
  }

  /** Whether a label names the mean of the others. */
  static boolean isMean(String label) {
    return MEANS.contains(Quantity.key(label));
  }

  /** The total and its parts: the numbers before it, or behind it where it comes first. */
  private static Optional<Sum> sum(Series series) {
    List<Entry> parts = new ArrayList<>();
    Entry total = null;
    for (int i = 0; i < series.size(); i++) {
      Entry entry = series.at(i);
      if (TOTALS.contains(Quantity.key(series.labels().get(i)))) {
        total = entry;
        if (!parts.isEmpty()) {
          break;
        }
      } else if (entry != null) {
        parts.add(entry);
      }
    }
    return total == null || parts.size() < 2
        ? Optional.empty()
        : Optional.of(new Sum(series, total, parts));
  }
}

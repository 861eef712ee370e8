package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.elenchus.reference.discovery.Quantity.Better;

/** Who is the best of a row or a column. */
final class Order {
  private Order() {}

  /** Whether a number certainly does not come first, since another is certainly ahead of it. */
  static boolean isBeaten(Entry entry, Entry other, Better order) {
    return order == Better.LOWER
        ? other.bounds().hi() < entry.bounds().lo()
        : other.bounds().lo() > entry.bounds().hi();
  }

  /** The number that is farthest ahead of another one, which it beats for certain. */
  static Stream<Entry> ahead(Entry entry, List<Entry> others, Better order) {
    return others.stream()
        .filter(o -> !Objects.equals(o, entry) && isBeaten(entry, o, order))
        .sorted(
            (a, b) ->
                order == Better.LOWER
                    ? Double.compare(a.bounds().hi(), b.bounds().hi())
                    : Double.compare(b.bounds().lo(), a.bounds().lo()))
        .limit(1);
  }

  /** The statement that one number is not behind another. */
  static String notBehind(Draft draft, Entry entry, Entry other, Better order) {
    return draft.name(entry) + (order == Better.LOWER ? " <= " : " >= ") + draft.name(other);
  }

  /** The numbers among which one is compared: those of its quantity, its unit, row or column. */
  static List<Entry> peers(Sheet sheet, Entry entry, boolean column) {
    return sheet.entries().stream()
        .filter(e -> e.quantity().equals(entry.quantity()))
        .filter(e -> !TotalRule.isTotal(column ? e.row() : e.column()))
        .filter(e -> column ? e.column().equals(entry.column()) : e.row().equals(entry.row()))
        .toList();
  }
}

package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Objects;
import org.elenchus.reference.discovery.Quantity.Better;

/** A number that stands alone in bold is the best of its column, or of its row. */
final class BoldRule implements Rule {
  private static final int MAX_NUMBERS = 4_000;

  /** More numbers than this are not written into one relation that holds. */
  private static final int MAX_SHOWN = 40;

  @Override
  public String name() {
    return "bold is best";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    for (Sheet sheet : contents.sheets()) {
      List<Entry> entries = sheet.entries();
      if (entries.size() > MAX_NUMBERS) {
        continue;
      }
      for (Entry entry : entries) {
        Better order = entry.quantity().better();
        if (entry.bold() && order != Better.UNKNOWN) {
          propose(sheet, entry, order, out);
        }
      }
    }
  }

  private static void propose(Sheet sheet, Entry entry, Better order, Sink out) {
    List<Entry> column = alone(entry, Order.peers(sheet, entry, true));
    List<Entry> row = alone(entry, Order.peers(sheet, entry, false));
    List<List<Entry>> meant =
        (sheet.axis() == Sheet.Axis.ROWS ? List.of(row) : List.of(column, row))
            .stream().filter(peers -> !peers.isEmpty()).toList();
    boolean beaten =
        !meant.isEmpty()
            && meant.stream().allMatch(p -> Order.ahead(entry, p, order).findAny().isPresent());
    if (meant.isEmpty()) {
      return;
    }
    if (!beaten) {
      out.holds(() -> best(entry, meant, order));
    } else {
      Draft draft = new Draft().any().says("the number in bold is the best of its row or column");
      for (List<Entry> peers : meant) {
        Order.ahead(entry, peers, order)
            .map(other -> Order.notBehind(draft, entry, other, order))
            .forEach(draft::part);
      }
      out.fails(draft);
    }
  }

  /** That the number is the best of the first row or column in which nothing is ahead of it. */
  private static Draft best(Entry entry, List<List<Entry>> meant, Better order) {
    Draft draft = new Draft().says("the number in bold is the best of its row or column");
    meant.stream()
        .filter(p -> Order.ahead(entry, p, order).findAny().isEmpty())
        .limit(1)
        .flatMap(List::stream)
        .filter(other -> !other.equals(entry))
        .limit(MAX_SHOWN)
        .forEach(other -> draft.part(Order.notBehind(draft, entry, other, order)));
    return draft;
  }

  /** Peers of which one alone is bold; none otherwise. */
  private static List<Entry> alone(Entry entry, List<Entry> all) {
    List<Entry> part = all.stream().filter(e -> e.group() == entry.group()).toList();
    boolean several = all.stream().filter(Entry::bold).count() > 1;
    List<Entry> peers = several ? part : all;
    long bold = peers.stream().filter(Objects::nonNull).filter(Entry::bold).count();
    return bold == 1 && peers.size() > 1 ? peers : List.of();
  }
}

package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.elenchus.reference.discovery.Quantity.Better;

/** A number that stands alone in bold is the best of its column, or of its row. */
final class BoldRule implements Rule {
  private static final int MAX_NUMBERS = 4_000;

  @Override
  public String name() {
    return "bold is best";
  }

  @Override
  public void propose(Contents contents, Consumer<Draft> out) {
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

  private static void propose(Sheet sheet, Entry entry, Better order, Consumer<Draft> out) {
    List<Entry> column = alone(Order.peers(sheet, entry, true));
    List<Entry> row = alone(Order.peers(sheet, entry, false));
    List<List<Entry>> meant =
        List.of(column, row).stream().filter(peers -> !peers.isEmpty()).toList();
    boolean beaten =
        !meant.isEmpty()
            && meant.stream().allMatch(p -> Order.ahead(entry, p, order).findAny().isPresent());
    if (beaten) {
      Draft draft = new Draft().any().says("the number in bold is the best of its row or column");
      for (List<Entry> peers : meant) {
        Order.ahead(entry, peers, order)
            .map(other -> Order.notBehind(draft, entry, other, order))
            .forEach(draft::part);
      }
      out.accept(draft);
    }
  }

  /** Peers of which one alone is bold; none otherwise. */
  private static List<Entry> alone(List<Entry> peers) {
    long bold = peers.stream().filter(Objects::nonNull).filter(Entry::bold).count();
    return bold == 1 && peers.size() > 1 ? peers : List.of();
  }
}

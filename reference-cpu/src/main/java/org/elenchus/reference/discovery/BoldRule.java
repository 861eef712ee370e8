package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.elenchus.reference.discovery.Quantity.Better;

/** A number that stands alone in bold is the best of its column, or of its row. */
final class BoldRule implements Rule {
  private static final int MAX_NUMBERS = 4_000;

  /** More numbers than this are not written into one relation that holds. */
  private static final int MAX_SHOWN = 40;

  /**
   * Bold is taken to mark the best if it falls on the best number of columns by chance less often.
   */
  private static final double CHANCE = 0.02;

  /** Scores of one kind differ by no more than this factor. */
  private static final double NEAR = 5;

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
      like(sheet, out);
    }
  }

  /**
   * Columns of which it is not known what is better: where bold marks the highest number of each of
   * several columns in several rows, or the lowest, it does so in another one of the same unit.
   */
  private static void like(Sheet sheet, Sink out) {
    for (Better order : List.of(Better.HIGHER, Better.LOWER)) {
      List<Entry> best = new ArrayList<>();
      List<Entry> beaten = new ArrayList<>();
      double chance = 1;
      for (Series series : sheet.series()) {
        List<Entry> numbers = series.entries().toList();
        List<Entry> bold = numbers.stream().filter(Entry::bold).toList();
        if (series.quantity().better() == Better.UNKNOWN
            && !series.is(Quantity.DERIVED)
            && bold.size() == 1
            && numbers.size() > 2) {
          boolean first = Order.ahead(bold.getFirst(), numbers, order).findAny().isEmpty();
          chance /= first ? numbers.size() : 1;
          (first ? best : beaten).add(bold.getFirst());
        }
      }
      boolean meant = chance < CHANCE && best.stream().map(Entry::name).distinct().count() > 1;
      for (Entry entry : beaten) {
        if (meant
            && beaten.size() == 1
            && best.stream().allMatch(b -> b.unit() == entry.unit() && isNear(b, entry))) {
          List<Entry> peers = Order.peers(sheet, entry, sheet.axis() != Sheet.Axis.ROWS);
          Draft draft = new Draft().says("bold marks the same in each column");
          Order.ahead(entry, peers, order)
              .map(other -> Order.notBehind(draft, entry, other, order))
              .forEach(draft::part);
          if (!draft.isEmpty()) {
            out.fails(draft);
          }
        }
      }
    }
  }

  /** Scores of one kind are of one size. */
  private static boolean isNear(Entry a, Entry b) {
    double ratio = a.bounds().middle() / b.bounds().middle();
    return ratio > 1 / NEAR && ratio < NEAR;
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

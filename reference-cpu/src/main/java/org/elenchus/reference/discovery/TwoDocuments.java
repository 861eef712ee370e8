package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elenchus.reference.discovery.TableRepeatRule.Pair;

/**
 * Tables of two documents that print the same measurements of the same things. Models of one name
 * may have been measured twice; so what was measured must agree in several places, and in most,
 * before a number that differs is one that cannot be right. Sizes and settings show nothing of it.
 */
final class TwoDocuments {
  private static final int AGREEMENTS = 3;
  private static final int MAX_OUTLIERS = 20;

  private static final Set<String> MEASURED =
      Set.of(
          Quantity.LOSS,
          Quantity.PERPLEXITY,
          Quantity.THROUGHPUT,
          Quantity.LATENCY,
          "error",
          "accuracy",
          "memory");

  private TwoDocuments() {}

  /**
   * Proposes what tables of the one share with tables of the other.
   *
   * @param one the document whose relations they become
   * @param other another one
   * @param out takes the relations
   */
  static void propose(Contents one, Contents other, Sink out) {
    String there = other.document().id();
    for (Sheet here : TableRepeatRule.sheets(one)) {
      for (Sheet sheet : TableRepeatRule.sheets(other)) {
        List<Pair> measured = new ArrayList<>(TableRepeatRule.pairs(here, sheet));
        measured.removeIf(p -> !MEASURED.contains(p.one().quantity().key()));
        long agree = measured.stream().filter(Pair::agrees).count();
        if (agree >= AGREEMENTS && agree >= 2 * (measured.size() - agree)) {
          measured.stream()
              .filter(p -> !p.agrees())
              .limit(MAX_OUTLIERS)
              .forEach(p -> out.fails(draft(p, there)));
          out.holds(() -> agreeing(measured, there));
        }
      }
    }
  }

  private static Draft draft(Pair pair, String there) {
    Draft draft =
        new Draft()
            .says(
                "two documents print the same "
                    + pair.one().quantity().key()
                    + " of '"
                    + pair.one().name()
                    + "'");
    return draft.part(draft.name(pair.one()) + " == " + draft.name(pair.other(), there));
  }

  private static Draft agreeing(List<Pair> pairs, String there) {
    Draft draft = new Draft().says("two documents print the same measurements alike");
    pairs.stream()
        .filter(Pair::agrees)
        .limit(MAX_OUTLIERS)
        .forEach(p -> draft.part(draft.name(p.one()) + " == " + draft.name(p.other(), there)));
    return draft;
  }
}

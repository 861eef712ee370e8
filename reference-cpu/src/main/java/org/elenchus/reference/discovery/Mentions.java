package org.elenchus.reference.discovery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a number in a sentence measures, from the words beside it. */
final class Mentions {
  private static final Pattern BEFORE =
      Pattern.compile("[\\s,:(=*]*(?:(?:of|is|was|at|to|reaches|only|number)\\b\\s*)*[\\s~≈$*(]*");
  private static final Pattern AFTER =
      Pattern.compile("[\\s*]+(?:(?!and|or|but|vs|than|to|with)\\p{L}+\\s+)?");

  private static final Pattern BLANK = Pattern.compile("\\s*");

  private Mentions() {}

  /** The quantity just behind a number ("1.4 loss"), or just before it ("a loss of 1.4"). */
  static @Nullable Quantity quantityOf(Sentence sentence, Sentence.Printed number) {
    Quantity found = null;
    for (Quantity.Mention q : sentence.quantities()) {
      if (q.start() >= number.end() && sentence.joined(AFTER, number.end(), q.start())) {
        return found == null || sentence.joined(BLANK, number.end(), q.start())
            ? q.quantity()
            : found;
      }
      if (q.end() <= number.start() && sentence.joined(BEFORE, q.end(), number.start())) {
        found = q.quantity();
      }
    }
    return found;
  }
}

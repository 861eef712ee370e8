package org.elenchus.reference.discovery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a number in a sentence measures, from the words beside it. */
final class Mentions {
  private static final Pattern BEFORE =
      Pattern.compile("[\\s,:(=*]*(?:(?:of|is|was|at|to|reaches|only|number)\\b\\s*)*[\\s~≈$*(]*");
  private static final Pattern AFTER =
      Pattern.compile("[\\s*]+(?:(?!and|or|but|vs|than|to|with)\\p{L}+\\s+)?");

  private static final Pattern BLANK = Pattern.compile("\\s*");

  private static final int NEAR = 60;

  /** Words before the length of a sequence. */
  static final Pattern LENGTH = before("(?:context|sequence)(?:\\s+(?:length|window))?");

  /** Words before the size of a batch. */
  static final Pattern BATCH = before("batch(?:\\s+size)?");

  /** Words before the size of a vocabulary. */
  static final Pattern VOCABULARY = before("vocab(?:ulary)?(?:\\s+size)?");

  private Mentions() {}

  private static Pattern before(String words) {
    return Pattern.compile(
        ".*\\b" + words + "\\s*(?:of|is|was|has|=|:)\\s*",
        Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /** The one number of the text that stands behind some words. */
  static Sentence.@Nullable Printed only(Contents contents, Pattern words) {
    List<Sentence.Printed> found =
        contents.sentences().stream()
            .flatMap(
                s ->
                    s.numbers().stream()
                        .filter(n -> words.matcher(s.before(n.start(), NEAR)).matches()))
            .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

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

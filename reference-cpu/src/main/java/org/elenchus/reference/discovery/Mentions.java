package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Unit;
import org.jspecify.annotations.Nullable;

/** What a number in a sentence measures, from the words beside it. */
final class Mentions {
  private static final Pattern BEFORE =
      Pattern.compile(
          "[\\s,:(=*]*(?<!\\(\\s{0,3})(?:(?:of|is|was|at|to|reaches|only|number)\\b\\s*)*[\\s~≈$*(]*");
  private static final Pattern AFTER =
      Pattern.compile("[\\s*$]+(?:(?!and|or|but|vs|than|to|with)\\p{L}+[\\s-]+)?");

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

  private static final Pattern CONTRAST =
      Pattern.compile(
          "[^.;\\d]{0,24}?(?:->|→|\\bto\\b|\\bagainst\\b|\\bvs\\.?|\\band\\b|\\bwhere\\b)[^.;\\d]{0,40}?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENING =
      Pattern.compile(
          ".*(?:\\(|\\b(?:with|at|from|to|of|against|ends\\s+at)\\s+|->\\s*|→\\s*)\\**",
          Pattern.DOTALL);

  private static boolean isPlain(Sentence.Printed number) {
    Unit unit = number.figure().unit();
    return unit != Unit.TIMES && unit != Unit.PERCENT;
  }

  /** Whether a number is one of two that are contrasted. */
  static boolean isContrasted(Sentence sentence, Sentence.Printed number) {
    return !partners(sentence, number).isEmpty();
  }

  /** The numbers with which one is contrasted. */
  static List<Sentence.Printed> partners(Sentence sentence, Sentence.Printed number) {
    List<Sentence.Printed> numbers = sentence.numbers();
    int i = numbers.indexOf(number);
    List<Sentence.Printed> partners = new ArrayList<>();
    if (i > 0 && sentence.joined(CONTRAST, numbers.get(i - 1).end(), number.start())) {
      partners.add(numbers.get(i - 1));
    }
    if (i + 1 < numbers.size()
        && sentence.joined(CONTRAST, number.end(), numbers.get(i + 1).start())) {
      partners.add(numbers.get(i + 1));
    }
    return partners;
  }

  /** The quantity of a number that it is contrasted with, or else the only one of the sentence. */
  static @Nullable Quantity inherited(Sentence sentence, Sentence.Printed number) {
    int i = sentence.numbers().indexOf(number);
    List<Sentence.Printed> numbers = sentence.numbers();
    for (int j : new int[] {i + 1, i - 1}) {
      if (j >= 0 && j < numbers.size()) {
        Sentence.Printed first = numbers.get(Math.min(i, j));
        Sentence.Printed second = numbers.get(Math.max(i, j));
        Quantity other = quantityOf(sentence, numbers.get(j));
        if (other != null
            && isPlain(first)
            && isPlain(second)
            && sentence.joined(CONTRAST, first.end(), second.start())) {
          return other;
        }
      }
    }
    List<Quantity> all =
        sentence.quantities().stream().map(Quantity.Mention::quantity).distinct().toList();
    boolean opens = OPENING.matcher(sentence.before(number.start(), NEAR)).matches();
    return all.size() == 1 && opens ? all.getFirst() : null;
  }
}

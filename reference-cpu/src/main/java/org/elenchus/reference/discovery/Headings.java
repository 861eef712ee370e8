package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.Unit;

/** What headings say of how columns belong together. */
final class Headings {
  private static final Pattern PER =
      Pattern.compile("(?<top>.{2,40}?)\\s+(?:per|over|by)\\s+(?<bottom>.{2,40})");
  private static final Pattern CHANGE =
      Pattern.compile(
          "^(?:change of|change in|gain in|Δ|delta)\\s*(?<of>.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RELATIVE =
      Pattern.compile(
          "\\b(?:relative\\s+to|rel\\.?\\s+to|vs\\.?|versus|against|compared\\s+(?:to|with)"
              + "|over|of|to|from|divided\\s+by(?:\\s+that\\s+of)?)\\s+(?:the\\s+)?(?<base>.{2,40})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern STEP =
      Pattern.compile(
          "\\b(?:next|previous|preceding|prior|last|above|smaller|before)\\b",
          Pattern.CASE_INSENSITIVE);

  private Headings() {}

  /** Whether a heading was made for a number that stands behind another one in its cell. */
  static boolean isSecond(String heading) {
    return heading.startsWith(Slots.CHANGE) || heading.startsWith(Slots.DEVIATED);
  }

  /** Whether one heading is the change of what another one names. */
  static boolean isChangeOf(String heading, String of) {
    Matcher m = CHANGE.matcher(heading);
    return m.find() && Quantity.key(m.group("of")).equals(Quantity.key(of));
  }

  /** Whether a heading compares with a neighbour, and so not all places with one. */
  static boolean isOfNeighbour(String heading) {
    return STEP.matcher(heading).find();
  }

  /** Whether a heading says that it is a change from one place to the next. */
  static boolean isStep(Series target, Series a) {
    return target.is(Quantity.DERIVED)
        && !a.is(Quantity.DERIVED)
        && a.quantity().isUsual()
        && isOfNeighbour(target.heading());
  }

  /** Whether a ratio may be one of speeds, or of what its heading names. */
  static boolean isSpeedOf(Series target, Series a) {
    boolean rate = a.is(Quantity.THROUGHPUT) || a.is(Quantity.LATENCY);
    boolean load = a.mostly(Unit.PERCENT); // of a machine that the heading names
    return rate
        || (!load
            && Words.of(target.heading()).stream()
                .anyMatch(w -> stem(a.heading()).contains(stem(w))));
  }

  /** Whether a heading says that it is one column over another: "tokens per parameter". */
  static boolean isPer(String heading, String top, String bottom) {
    Matcher m = PER.matcher(heading);
    return m.matches() && speaksOf(m.group("top"), top) && speaksOf(m.group("bottom"), bottom);
  }

  private static boolean speaksOf(String part, String heading) {
    Set<String> stems = Words.of(heading).stream().map(Headings::stem).collect(Collectors.toSet());
    return Words.of(part).stream().map(Headings::stem).anyMatch(stems::contains);
  }

  /** A word without the ending of a plural. */
  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() > 3 && lower.endsWith("s")
        ? lower.substring(0, lower.length() - 1)
        : lower;
  }

  /**
   * The numbers of a column from which a column of comparisons may be taken: of the row that the
   * heading or the title names, else of the rows that are not compared, or compared as equal.
   */
  static List<Entry> bases(Series target, Series source, Sheet sheet) {
    for (String text : List.of(target.heading(), sheet.title())) {
      Matcher m = RELATIVE.matcher(text);
      while (m.find()) {
        Set<String> words = Words.of(m.group("base"));
        List<Entry> named = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
          Entry entry = source.at(i);
          Set<String> label = Words.of(source.labels().get(i));
          if (entry != null && !label.isEmpty() && words.containsAll(label)) {
            named.add(entry);
          }
        }
        if (named.size() == 1) {
          return named;
        }
      }
    }
    List<Entry> alone = new ArrayList<>();
    List<Entry> equal = new ArrayList<>();
    BigFraction same = target.mostly(Unit.TIMES) ? BigFraction.ONE : BigFraction.ZERO;
    for (int i = 0; i < Math.min(source.size(), target.size()); i++) {
      Entry entry = source.at(i);
      Entry compared = target.at(i);
      if (entry != null && compared == null) {
        alone.add(entry);
      } else if (entry != null && Objects.requireNonNull(compared).figure().value().equals(same)) {
        equal.add(entry);
      }
    }
    return !equal.isEmpty() ? equal : alone.size() == 1 ? alone : List.of();
  }
}

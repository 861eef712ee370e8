package org.elenchus.claims.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.PrintedFigure.Kind;

/**
 * Finds the printed numbers of one line.
 *
 * <p>Digits glued to a letter before them ({@code E10}, {@code Mamba2}) are part of a name and no
 * number; {@code d26} and {@code 16L512W} are labels that carry quantities. A dash is a sign only
 * where nothing stands before it that it could join. Every look to the left is bounded by {@link
 * #WINDOW}, so that a line costs time in proportion to its length.
 */
final class FigureScanner {
  /** How many characters before a number may say what it is. */
  private static final int WINDOW = 48;

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<![\\p{L}\\p{N}_.])|(?<=(?<![\\p{L}\\p{N}_])d)|(?<=\\dL)|(?<=\\.\\.))"
              + "(?<digits>(?:\\d{1,3}(?:,\\d{3})++(?!\\d)|\\d++)(?:\\.\\d++)?)"
              + "(?<exp>[eE][+\\-−]?\\d{1,5}(?![\\p{L}\\p{N}]))?"
              + "(?<suffix>"
              + PrintedNumber.SUFFIX
              + ")");
  private static final Pattern APPROXIMATELY =
      Pattern.compile(
          "(?:[~≈∼]|\\b(?:about|roughly|approximately|nearly|almost|around))\\s*[($]?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POINTER =
      Pattern.compile(
          "(?:\\b(?:sections?|tables?|figures?|equations?|eqs?\\.|fig\\.|hypothes[ie]s|propositions?"
              + "|corollar(?:y|ies)|definitions?|ansatz|theorems?|appendix|lemmas?|chapters?|step)"
              + "|§)\\s*\\(?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d)?");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+){2,}");
  private static final Pattern MARKER = Pattern.compile("\\s*(?:#{1,6}\\s+|[-*+]\\s+)?");
  private static final Pattern ORDINAL = Pattern.compile("\\s*(?:[-*+]\\s+)?\\d{1,3}[.)](?:\\s|$)");
  private static final Pattern HEADING =
      Pattern.compile("\\s*(?:#{1,6}\\s+)?\\d{1,2}(?:\\.\\d{1,2})*\\.?\\s+\\p{Lu}.*");
  private static final Pattern LABEL = Pattern.compile("\\|\\s*\\($");
  private static final Pattern HYPHENED = Pattern.compile("[\\p{L}\\p{N}_][-‑–]$");
  private static final Pattern VARIABLE =
      Pattern.compile("(?<![\\p{L}\\p{N}_])\\d*\\p{L}[-–]$"); // as in D-1

  private FigureScanner() {}

  /**
   * What the document's structure says of a line.
   *
   * @param code whether it lies in a block of code
   * @param heading whether it is a heading
   * @param references whether it belongs to the list of cited works
   */
  record Context(boolean code, boolean heading, boolean references) {}

  /** The numbers of one line, left to right. */
  static List<PrintedFigure> scan(String text, int line, Context context) {
    List<PrintedFigure> found = new ArrayList<>();
    BitSet taken = new BitSet();
    BitSet quoted = quoted(text);
    dates(text, line, found, taken);
    Matcher m = NUMBER.matcher(text);
    int rangeEnd = -1; // where the last number ended: a dash there makes a range
    boolean rangeApproximate = false;
    while (m.find()) {
      int start = m.start("digits");
      if (taken.get(start)) {
        continue;
      }
      if (VERSION.matcher(text).region(start, text.length()).lookingAt()) {
        continue; // nor does a number begin behind one of its points
      }
      boolean dash = start > 0 && "+-−–".indexOf(text.charAt(start - 1)) >= 0;
      boolean range = dash && start - 1 == rangeEnd;
      boolean signed = dash && !range && signPlace(text, start - 1);
      int from = signed ? start - 1 : start;
      boolean about =
          APPROXIMATELY.matcher(before(text, from)).find() || (range && rangeApproximate);
      String exp = m.group("exp") == null ? "" : m.group("exp");
      Optional<PrintedNumber> number =
          PrintedNumber.of(
              text.substring(from, m.end()),
              signed && text.charAt(from) != '+',
              m.group("digits"),
              exp,
              m.group("suffix"),
              about);
      if (number.isEmpty()) {
        continue;
      }
      boolean code = context.code() || quoted.get(start);
      boolean name = !code && dash && !range && HYPHENED.matcher(before(text, start)).find();
      name |= m.end() < text.length() && text.charAt(m.end()) == '_';
      code |= name && VARIABLE.matcher(before(text, start)).find();
      Kind kind = name && !code ? Kind.NAME : kind(text, start, m.end("digits"), code, context);
      found.add(new PrintedFigure(line, from + 1, kind, number.get()));
      rangeEnd = m.end();
      rangeApproximate = about;
    }
    found.sort(Comparator.comparingInt(PrintedFigure::column));
    return found;
  }

  private static String before(String text, int at) {
    return text.substring(Math.max(0, at - WINDOW), at);
  }

  private static void dates(String text, int line, List<PrintedFigure> found, BitSet taken) {
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      taken.set(date.start(), date.end());
      Matcher part = DIGITS.matcher(text).region(date.start(), date.end());
      while (part.find()) {
        int column = part.start() + 1;
        PrintedNumber.parse(part.group())
            .ifPresent(n -> found.add(new PrintedFigure(line, column, Kind.DATE, n)));
      }
    }
  }

  /** The characters between backticks. */
  private static BitSet quoted(String text) {
    BitSet quoted = new BitSet();
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '`') {
        if (open >= 0) {
          quoted.set(open, i);
          open = -1;
        } else {
          open = i;
        }
      }
    }
    return quoted;
  }

  /** A dash is a sign at the start, after a blank, or after an opening or a comparison. */
  private static boolean signPlace(String text, int dashAt) {
    return dashAt == 0 || " \t([{|,;=<>:*\"/".indexOf(text.charAt(dashAt - 1)) >= 0;
  }

  private static Kind kind(String text, int start, int end, boolean code, Context context) {
    if (context.references()) {
      return Kind.CITATION;
    }
    String before = before(text, start);
    if (start < WINDOW && MARKER.matcher(before).matches()) {
      if (context.heading() && HEADING.matcher(text).matches()) {
        return Kind.HEADING;
      }
      if (ORDINAL.matcher(text).lookingAt()) {
        return Kind.ORDINAL;
      }
    }
    if (before.toLowerCase(Locale.ROOT).endsWith("arxiv:")) {
      return Kind.CITATION;
    }
    if (POINTER.matcher(before).find()) {
      return Kind.REFERENCE;
    }
    boolean closed = end < text.length() && (text.charAt(end) == ')' || text.charAt(end) == 's');
    boolean listed = end < text.length() && text.charAt(end) == ';' && before.endsWith(", ");
    if (YEAR.matcher(text.substring(start, end)).matches() && (closed || listed)) {
      return Kind.DATE;
    }
    if (text.startsWith(")", end) && LABEL.matcher(before).find()) {
      return Kind.FORMULA;
    }
    boolean script = start > 0 && "^_{".indexOf(text.charAt(start - 1)) >= 0;
    return code || script ? Kind.SYMBOLIC : Kind.FIGURE;
  }
}

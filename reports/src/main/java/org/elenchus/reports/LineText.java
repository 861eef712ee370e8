package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.reports.View.Span;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document as spans: emphasis and code as Markdown marks them, and numbers that carry
 * a state or a claim. The line's own characters stay what they are; only marks of emphasis are left
 * out.
 */
final class LineText {
  private static final Pattern CODE = Pattern.compile("(`+)(?!`)(.+?)(?<!`)\\1(?!`)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(?=\\S)([^*]+?)(?<=\\S)\\*\\*");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![*\\w])\\*(?=[^\\s*])([^*]+?)(?<=[^\\s*])\\*(?![*\\w])");

  /** A number of the line: its stretch from 0, how it is shown and where it leads. */
  record Printed(int from, int to, String css, String href, String title, int group) {}

  private final String line;
  private final byte[] style;
  private final Map<Integer, Printed> numbers;

  private static final byte IS_BOLD = 1;
  private static final byte IS_EMPHASIS = 2;
  private static final byte IS_CODE = 4;
  private static final byte IS_HIDDEN = 8;

  /**
   * Prepares a line.
   *
   * @param line its characters
   * @param isCode whether it stands in a block of code, where nothing is markup
   * @param numbers its numbers by their first character
   */
  LineText(String line, boolean isCode, Map<Integer, Printed> numbers) {
    this.line = line;
    this.numbers = numbers;
    this.style = new byte[line.length()];
    if (!isCode) {
      mark(CODE, IS_CODE);
      mark(BOLD, IS_BOLD);
      mark(EMPHASIS, IS_EMPHASIS);
    }
  }

  private void mark(Pattern pattern, byte bit) {
    Matcher matcher = pattern.matcher(line);
    int group = pattern == CODE ? 2 : 1;
    while (matcher.find()) {
      if ((style[matcher.start()] & (IS_CODE | IS_HIDDEN)) == 0) {
        for (int i = matcher.start(); i < matcher.end(); i++) {
          boolean inside = i >= matcher.start(group) && i < matcher.end(group);
          style[i] |= inside ? bit : IS_HIDDEN;
        }
      }
    }
  }

  /** The spans of a stretch of the line. */
  List<Span> spans(int from, int to) {
    List<Span> spans = new ArrayList<>();
    int at = from;
    while (at < to) {
      Printed number = numbers.get(at);
      int end = at + 1;
      if (number != null) {
        end = Math.min(to, number.to());
      } else {
        while (end < to && style[end] == style[at] && !numbers.containsKey(end)) {
          end++;
        }
      }
      if ((style[at] & IS_HIDDEN) == 0) {
        spans.add(span(line.substring(at, end), style[at], number));
      }
      at = end;
    }
    return spans;
  }

  private static Span span(String text, byte style, @Nullable Printed n) {
    String tag =
        (style & IS_CODE) != 0
            ? "code"
            : (style & IS_BOLD) != 0 ? "strong" : (style & IS_EMPHASIS) != 0 ? "em" : "";
    return n == null
        ? new Span(text, tag, "", "", "", -1)
        : new Span(text, tag, n.css(), n.href(), n.title(), n.group());
  }
}

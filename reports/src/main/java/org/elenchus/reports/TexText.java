package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with mathematics in TeX between dollar signs and code between backticks, taken apart. A
 * dollar sign that is never closed, or written {@code \$}, is a dollar sign.
 */
final class TexText {
  private TexText() {}

  /**
   * A stretch of text.
   *
   * @param kind text, math, display or code
   * @param text without its delimiters
   */
  public record Segment(String kind, String text) {}

  /**
   * Takes a text apart.
   *
   * @param text in our own words
   * @return its stretches in order, none of them empty
   */
  static List<Segment> parse(String text) {
    List<Segment> segments = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      String rest = text.substring(at, Math.min(text.length(), at + 2));
      String mark = rest.equals("$$") ? "$$" : rest.substring(0, 1);
      int end = isMark(mark) ? closing(text, at + mark.length(), mark) : -1;
      if (rest.equals("\\$")) {
        plain.append('$');
        at += 2;
      } else if (end > at + mark.length()) {
        flush(plain, segments);
        segments.add(new Segment(kind(mark), text.substring(at + mark.length(), end)));
        at = end + mark.length();
      } else {
        plain.append(text.charAt(at));
        at++;
      }
    }
    flush(plain, segments);
    return segments;
  }

  /**
   * The same without delimiters, for titles of windows and the search.
   *
   * @param text in our own words
   * @return plain text, mathematics as TeX source
   */
  static String plain(String text) {
    return parse(text).stream().map(Segment::text).collect(Collectors.joining());
  }

  private static boolean isMark(String mark) {
    return mark.equals("$") || mark.equals("$$") || mark.equals("`");
  }

  private static String kind(String mark) {
    return switch (mark) {
      case "$" -> "math";
      case "$$" -> "display";
      default -> "code";
    };
  }

  private static int closing(String text, int from, String mark) {
    int at = text.indexOf(mark, from);
    while (at > 0 && text.charAt(at - 1) == '\\' && !mark.equals("`")) {
      at = text.indexOf(mark, at + 1);
    }
    return at;
  }

  private static void flush(StringBuilder plain, List<Segment> segments) {
    if (!plain.isEmpty()) {
      segments.add(new Segment("text", plain.toString()));
      plain.setLength(0);
    }
  }
}

package org.elenchus.reference.discovery;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * A sentence of running text, or the text of a cell, with what is named in it.
 *
 * @param text the sentence
 * @param about the label of the row in which it stands; empty for running text
 * @param names labels of tables that are mentioned, left to right
 * @param quantities quantities that are mentioned, left to right
 * @param numbers its numbers, left to right
 * @param lines the offsets at which its lines begin, with their numbers
 */
record Sentence(
    String text,
    String about,
    List<Name> names,
    List<Quantity.Mention> quantities,
    List<Printed> numbers,
    SortedMap<Integer, Integer> lines) {
  private static final int MAX_LINK = 120;

  /**
   * A mention of a label.
   *
   * @param label the label
   * @param start the offset of its first character
   * @param end the offset behind it
   */
  record Name(String label, int start, int end) {}

  /**
   * A printed number.
   *
   * @param figure the number
   * @param start the offset of its first character
   * @param end the offset behind it and its scale
   */
  record Printed(Amount figure, int start, int end) {
    Bounds bounds() {
      return figure.bounds();
    }
  }

  /** The line in which a place stands. */
  int line(int at) {
    SortedMap<Integer, Integer> before = lines.headMap(at + 1);
    return lines.getOrDefault(before.isEmpty() ? lines.firstKey() : before.lastKey(), 0);
  }

  /** The last name that ends before a place. */
  Optional<Name> nameBefore(int at) {
    return names.stream().filter(n -> n.end() <= at).reduce((a, b) -> b);
  }

  /** The first name that starts at or after a place. */
  Optional<Name> nameAfter(int at) {
    return names.stream().filter(n -> n.start() >= at).findFirst();
  }

  /** Whether what stands between two places is short and all of it matches. */
  boolean joined(Pattern link, int from, int to) {
    return from <= to && to - from <= MAX_LINK && link.matcher(text).region(from, to).matches();
  }

  /** Whether a semicolon stands between two places; what stands before it is of another clause. */
  boolean isParted(int from, int to) {
    return from < to && text.substring(from, to).indexOf(';') >= 0;
  }

  /** At most so many characters behind a place. */
  String after(int at, int most) {
    return text.substring(at, Math.min(text.length(), at + most));
  }

  /** At most so many characters before a place. */
  String before(int at, int most) {
    return text.substring(Math.max(0, at - most), at);
  }
}

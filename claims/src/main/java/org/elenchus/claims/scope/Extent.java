package org.elenchus.claims.scope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far one quantity of a {@link Scope} reaches: a range of whole numbers, or a named set.
 *
 * <p>Written {@code "3"}, {@code "1..6"}, {@code "2.."} (no upper end) or as a word. Of the words,
 * bits, integers, rationals and reals are nested; any other word is a set that contains only
 * itself.
 */
public sealed interface Extent {
  /**
   * Whether everything in {@code other} is in this extent.
   *
   * @param other an extent of the same quantity
   * @return true if this is a superset of, or equal to, the other
   */
  boolean includes(Extent other);

  /**
   * The written form.
   *
   * @return text that {@link #parse} reads back
   */
  @JsonValue
  String text();

  /**
   * Reads the written form.
   *
   * @param text as described above
   * @return the extent
   * @throws IllegalArgumentException if the text is neither a range nor a word
   */
  @JsonCreator
  static Extent parse(String text) {
    Matcher range = Range.FORM.matcher(text);
    if (range.matches()) {
      long from = Long.parseLong(range.group(1));
      String dots = range.group(2);
      String end = range.group(3);
      if (dots == null) {
        return new Range(from, from);
      }
      return new Range(from, end == null || end.isEmpty() ? null : Long.valueOf(end));
    }
    return new Named(text);
  }

  /**
   * All whole numbers of a range.
   *
   * @param from the least
   * @param to the greatest, or null if there is none
   */
  record Range(long from, @Nullable Long to) implements Extent {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})(\\.\\.(\\d{0,12}))?");

    /** Refuses an empty range. */
    public Range {
      if (to != null && to < from) {
        throw new IllegalArgumentException("an extent from..to needs from <= to");
      }
    }

    @Override
    public boolean includes(Extent other) {
      return other instanceof Range(long least, Long greatest)
          && from <= least
          && (to == null || (greatest != null && greatest <= to));
    }

    @Override
    public String text() {
      if (to == null) {
        return from + "..";
      }
      return to == from ? Long.toString(from) : from + ".." + to;
    }
  }

  /**
   * A set known by its name.
   *
   * @param name a lower-case word, hyphens allowed
   */
  record Named(String name) implements Extent {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9 ,()-]{0,79}");
    private static final List<String> NESTED = List.of("bits", "integers", "rationals", "reals");

    /** Refuses what is not a word. */
    public Named {
      if (!FORM.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "an extent is a range such as \"1..6\" or \"2..\", or a word, not \"" + name + "\"");
      }
    }

    @Override
    public boolean includes(Extent other) {
      if (!(other instanceof Named(String inner))) {
        return false;
      }
      return name.equals(inner)
          || (NESTED.contains(inner) && NESTED.indexOf(name) > NESTED.indexOf(inner));
    }

    @Override
    public String text() {
      return name;
    }
  }
}

package org.elenchus.claims.relation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.PrintedNumber;
import org.jspecify.annotations.Nullable;

/**
 * A printed number that a relation speaks of, at its place.
 *
 * @param document the document's id, or null for the statement's own
 * @param line the line, 1-based
 * @param at the 1-based offset of its first character in the line; null where the line prints it
 *     once
 * @param row the row's first cell, or null
 * @param column the column's heading, or null
 * @param printed the number as printed, unit included
 * @param exact true for a count (layers, steps, a batch), which is not rounded; null means false
 * @param approximate true where a word such as "about" stands before it; null means false
 * @param word true where the cell holds a word (an activation, a machine) instead of a number; null
 *     means false
 */
public record PrintedCell(
    @Nullable String document,
    int line,
    @Nullable Integer at,
    @Nullable String row,
    @Nullable String column,
    String printed,
    @Nullable Boolean exact,
    @Nullable Boolean approximate,
    @Nullable Boolean word) {
  private static final int MAX_WORD = 60;

  /** Refuses a cell that is no number or has no place. */
  public PrintedCell {
    if (line < 1 || (at != null && at < 1)) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
    requireName("row", row);
    requireName("column", column);
    if (Boolean.TRUE.equals(word)) {
      if (printed.isBlank()
          || printed.length() > MAX_WORD
          || exact != null
          || approximate != null) {
        throw new IllegalArgumentException(
            "a word has 1 to " + MAX_WORD + " characters and is neither exact nor approximate");
      }
    } else if (PrintedNumber.parse(printed).isEmpty()) {
      throw new IllegalArgumentException(
          "printed must be one number such as 39K or -0.47, not \"" + printed + "\"");
    }
  }

  /** A row or column is named by its heading; a sentence of the document is no name. */
  private static void requireName(String field, @Nullable String name) {
    if (name != null && name.length() > MAX_WORD) {
      throw new IllegalArgumentException(
          field + " must be a heading of at most " + MAX_WORD + " characters");
    }
  }

  /**
   * Whether the cell holds a word instead of a number.
   *
   * @return whether it does
   */
  @JsonIgnore
  public boolean isWord() {
    return Boolean.TRUE.equals(word);
  }

  /**
   * The printed number.
   *
   * @return the number, approximate where the cell says so
   * @throws java.util.NoSuchElementException for a word
   */
  public PrintedNumber number() {
    PrintedNumber number = PrintedNumber.parse(printed).orElseThrow();
    return isApproximate() ? number.asApproximate() : number;
  }

  /**
   * Whether an approximate word stands before it.
   *
   * @return whether it is printed as an approximation
   */
  @JsonIgnore
  public boolean isApproximate() {
    return Boolean.TRUE.equals(approximate);
  }

  /**
   * The values that may stand behind the printed digits.
   *
   * @return one value for a count, otherwise what rounds or truncates to it
   */
  public PrintedInterval interval() {
    PrintedNumber number = number();
    return Boolean.TRUE.equals(exact) && !isApproximate()
        ? PrintedInterval.of(number.value())
        : number.interval();
  }
}

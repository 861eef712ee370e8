package org.elenchus.claims.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Locator} as it is written in a file that is about one document.
 *
 * @param lines first and last line, 1-based
 * @param heading the heading above it, or null
 * @param table the table, or null
 * @param row the row's first cell, or null
 * @param column the column's heading, or null
 */
public record Place(
    List<Integer> lines,
    @Nullable String heading,
    @Nullable String table,
    @Nullable String row,
    @Nullable String column) {
  /** Copies the list and wants two lines. */
  public Place {
    lines = List.copyOf(lines);
    if (lines.size() != 2 || lines.get(0) < 1 || lines.get(1) < lines.get(0)) {
      throw new IllegalArgumentException("lines must be [from, to] with 1 <= from <= to");
    }
  }

  /**
   * The locator in a document.
   *
   * @param document the document's id
   * @return document and place together
   */
  public Locator in(String document) {
    return new Locator(document, lines.get(0), lines.get(1), heading, table, row, column);
  }

  /**
   * The place of a locator.
   *
   * @param locator a locator
   * @return the same without its document
   */
  public static Place of(Locator locator) {
    return new Place(
        List.of(locator.from(), locator.to()),
        locator.heading(),
        locator.table(),
        locator.row(),
        locator.column());
  }
}

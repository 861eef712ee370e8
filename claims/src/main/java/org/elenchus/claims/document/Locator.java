package org.elenchus.claims.document;

import org.jspecify.annotations.Nullable;

/**
 * Where in a document something stands.
 *
 * @param document the document's id
 * @param from first line, 1-based
 * @param to last line, not before {@code from}
 * @param heading the heading above it, or null
 * @param table the table's caption or position, or null
 * @param row the row's first cell, or null
 * @param column the column's heading, or null
 */
public record Locator(
    String document,
    int from,
    int to,
    @Nullable String heading,
    @Nullable String table,
    @Nullable String row,
    @Nullable String column) {
  /** Refuses line ranges that do not exist. */
  public Locator {
    if (from < 1 || to < from) {
      throw new IllegalArgumentException("lines must be [from, to] with 1 <= from <= to");
    }
  }

  /**
   * The short form that people quote.
   *
   * @return {@code document:from} or {@code document:from-to}
   */
  public String brief() {
    return document + ":" + from + (to > from ? "-" + to : "");
  }
}

package org.elenchus.claims.document;

import java.util.List;

/**
 * A table with pipes, with or without the ruling line of Markdown.
 *
 * @param line its first line, 1-based
 * @param header the cells of the header; none when the first row already holds data
 * @param rows the rows, each as long as it was printed
 */
public record Table(int line, List<Cell> header, List<List<Cell>> rows) {
  /** Copies the lists. */
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }
}

package org.elenchus.claims.document;

/**
 * One number at its place in a document.
 *
 * @param line the line, 1-based
 * @param column the place of its first character in the line, 1-based, in UTF-16 units
 * @param kind what part it plays in the text
 * @param number the number itself
 */
public record PrintedFigure(int line, int column, Kind kind, PrintedNumber number) {
  /** The part a number plays in the text. */
  public enum Kind {
    /** A quantity: measured, counted or computed. */
    FIGURE,
    /** A number of a list item. */
    ORDINAL,
    /** A number of a heading. */
    HEADING,
    /** A number that points to a section, table, figure or formula. */
    REFERENCE,
    /** The number of a formula. */
    FORMULA,
    /** A constant or an index inside a formula or a piece of code. */
    SYMBOLIC,
    /** A year, or a day or hour of a date. */
    DATE,
    /** A page, volume or archive number of a cited work. */
    CITATION,
    /** Part of a name or of a version. */
    NAME
  }

  /** Checks the place. */
  public PrintedFigure {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns count from 1");
    }
  }

  /**
   * The text as printed.
   *
   * @return sign, digits and unit
   */
  public String printed() {
    return number.printed();
  }
}

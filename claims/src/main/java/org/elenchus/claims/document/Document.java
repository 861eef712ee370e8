package org.elenchus.claims.document;

import java.util.List;
import java.util.Optional;

/**
 * A document as read: its lines, headings, tables and printed numbers.
 *
 * @param id the short name under which claims cite it
 * @param title the first heading, or the first line
 * @param sha256 the digest of its bytes, lower-case hexadecimal
 * @param lines its lines without their ends
 * @param sections its headings, in order
 * @param tables its tables, in order
 * @param figures its numbers, in order
 */
public record Document(
    String id,
    String title,
    String sha256,
    List<String> lines,
    List<Section> sections,
    List<Table> tables,
    List<PrintedFigure> figures) {
  /** Copies the lists. */
  public Document {
    lines = List.copyOf(lines);
    sections = List.copyOf(sections);
    tables = List.copyOf(tables);
    figures = List.copyOf(figures);
  }

  /**
   * The heading under which a line stands.
   *
   * @param line the line, 1-based
   * @return the nearest heading at or above it
   */
  public Optional<Section> sectionAt(int line) {
    return sections.stream().filter(s -> s.line() <= line).reduce((a, b) -> b);
  }

  /**
   * The sentence of running text in which a number stands.
   *
   * @param figure one of the document's numbers
   * @return the text from the end of the sentence before it to its own end, within its line
   */
  public String sentenceOf(PrintedFigure figure) {
    String text = lines.get(figure.line() - 1);
    int from = 0;
    int to = text.length();
    for (int i = 0; i + 1 < text.length(); i++) {
      boolean end = ".!?".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
      if (end && i + 1 < figure.column()) {
        from = i + 2;
      } else if (end) {
        to = i + 1;
        break;
      }
    }
    return text.substring(Math.min(from, to), to).strip();
  }
}

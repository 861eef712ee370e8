package org.elenchus.claims.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.elenchus.claims.InputException;

/** Cuts runs of table lines into cells; rows may be shorter or longer than the header. */
final class TableReader {
  /** The widest row, in cells. */
  static final int MAX_CELLS = 1_000;

  private static final Pattern RULE = Pattern.compile("[\\s|:+-]*-[\\s|:+-]*");

  private TableReader() {}

  static List<Table> read(
      List<String> lines, BitSet tableLines, List<PrintedFigure> figures, String name) {
    List<Table> tables = new ArrayList<>();
    int next = 0; // the first figure not yet passed
    for (int from = tableLines.nextSetBit(0); from >= 0; ) {
      int to = tableLines.nextClearBit(from);
      List<List<Cell>> before = new ArrayList<>();
      List<List<Cell>> rows = new ArrayList<>();
      boolean ruled = false;
      for (int line = from; line < to; line++) {
        while (next < figures.size() && figures.get(next).line() < line) {
          next++;
        }
        String text = lines.get(line - 1);
        if (RULE.matcher(text).matches()) {
          if (!ruled) {
            before.addAll(rows);
            rows.clear();
          }
          ruled = true;
        } else {
          rows.add(cells(text, line, figures, next, name));
        }
      }
      tables.add(table(from, before, rows));
      from = tableLines.nextSetBit(to);
    }
    return tables;
  }

  private static Table table(int line, List<List<Cell>> before, List<List<Cell>> rows) {
    if (!before.isEmpty()) {
      return new Table(line, before.getLast(), rows);
    }
    boolean named =
        rows.size() > 1 && rows.getFirst().stream().allMatch(c -> c.figures().isEmpty());
    return named
        ? new Table(line, rows.getFirst(), rows.subList(1, rows.size()))
        : new Table(line, List.of(), rows);
  }

  private static List<Cell> cells(
      String text, int line, List<PrintedFigure> figures, int next, String name) {
    List<Cell> cells = new ArrayList<>();
    int start = text.indexOf('|');
    start = start >= 0 && text.substring(0, start).isBlank() ? start + 1 : 0;
    int figure = next;
    for (int i = start; i <= text.length(); i++) {
      boolean end = i == text.length();
      if (!end && (text.charAt(i) != '|' || (i > 0 && text.charAt(i - 1) == '\\'))) {
        continue;
      }
      if (end && text.substring(start).isBlank()) {
        break;
      }
      List<PrintedFigure> inside = new ArrayList<>();
      while (figure < figures.size()
          && figures.get(figure).line() == line
          && figures.get(figure).column() <= i) {
        inside.add(figures.get(figure++));
      }
      String raw = text.substring(start, i);
      String stripped = raw.strip();
      boolean bold = stripped.length() > 4 && stripped.startsWith("**");
      int column = start + 1 + (raw.length() - raw.stripLeading().length());
      cells.add(new Cell(line, column, stripped.replace("**", "").strip(), bold, inside));
      if (cells.size() > MAX_CELLS) {
        throw new InputException(
            name,
            line,
            null,
            "a row of more than " + MAX_CELLS + " cells; expected a narrower table");
      }
      start = i + 1;
    }
    return cells;
  }
}

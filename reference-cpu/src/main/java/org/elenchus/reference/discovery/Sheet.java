package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.elenchus.claims.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table, or a list whose items are alike, as a grid of labelled numbers. Its quantities stand in
 * the headings of the columns, or of the rows, or in the title alone.
 *
 * @param title the heading and the caption above it
 * @param axis where its quantities stand
 * @param rows the labels of the rows
 * @param columns the labels of the columns that hold numbers
 * @param grid for each row and column the number, or null
 */
record Sheet(
    String title,
    Axis axis,
    List<String> rows,
    List<String> columns,
    List<List<@Nullable Entry>> grid) {
  /** Where quantities stand. */
  enum Axis {
    /** In the headings of columns. */
    COLUMNS,
    /** In the headings of rows. */
    ROWS,
    /** In the title. */
    TITLE
  }

  /** A cell that prints a sum or a product, such as "4 + 4 + 8", is no number of its column. */
  private static final Pattern SUM = Pattern.compile("\\d\\s*[+×·*]\\s*\\d");

  /** Text beyond the number that a cell may hold, such as a unit. */
  private static final int MAX_UNIT = 8;

  /** A grid before it is known where its quantities stand. */
  record Raw(
      String title,
      List<String> rows,
      List<String> columns,
      List<List<@Nullable PrintedFigure>> figures,
      List<List<Boolean>> bold) {}

  static Optional<Sheet> of(Table table, String title) {
    List<String> header = table.header().stream().map(Cell::text).toList();
    int width = Math.max(header.size(), table.rows().stream().mapToInt(List::size).max().orElse(0));
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      columns.add(j < header.size() ? header.get(j) : "");
    }
    List<String> rows = new ArrayList<>();
    List<List<@Nullable PrintedFigure>> figures = new ArrayList<>();
    List<List<Boolean>> bold = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      if (row.isEmpty()) {
        continue;
      }
      rows.add(row.getFirst().text());
      List<@Nullable PrintedFigure> numbers = new ArrayList<>();
      List<Boolean> marks = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        Cell cell = j < row.size() ? row.get(j) : null;
        numbers.add(cell == null ? null : number(cell));
        marks.add(cell != null && cell.bold());
      }
      figures.add(numbers);
      bold.add(marks);
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(of(new Raw(title, rows, columns, figures, bold)));
  }

  private static @Nullable PrintedFigure number(Cell cell) {
    if (cell.figures().isEmpty() || cell.figures().getFirst().kind() != Kind.FIGURE) {
      return null;
    }
    if (SUM.matcher(cell.text()).find()) {
      return null;
    }
    PrintedFigure figure = cell.figures().getFirst();
    return cell.text().length() - figure.printed().length() <= MAX_UNIT ? figure : null;
  }

  static Sheet of(Raw raw) {
    long byColumn = raw.columns().stream().filter(c -> Quantity.usual(c).isPresent()).count();
    long byRow = raw.rows().stream().filter(r -> Quantity.usual(r).isPresent()).count();
    Optional<Quantity> titled = Quantity.usual(raw.title());
    Axis axis =
        byRow > byColumn
            ? Axis.ROWS
            : byColumn == 0 && titled.isPresent() ? Axis.TITLE : Axis.COLUMNS;
    List<Quantity> byHeading =
        (axis == Axis.ROWS ? raw.rows() : raw.columns()).stream().map(Quantity::of).toList();
    List<Set<String>> columnWords =
        raw.columns().stream().map(c -> Words.of(c, raw.title())).toList();
    List<Set<String>> columnLabels = raw.columns().stream().map(c -> Words.of(c)).toList();
    List<List<@Nullable Entry>> grid = new ArrayList<>();
    for (int i = 0; i < raw.rows().size(); i++) {
      String row = raw.rows().get(i);
      Set<String> rowWords = Words.of(row);
      List<@Nullable Entry> line = new ArrayList<>();
      for (int j = 0; j < raw.columns().size(); j++) {
        String column = raw.columns().get(j);
        PrintedFigure figure = raw.figures().get(i).get(j);
        Quantity quantity =
            switch (axis) {
              case COLUMNS -> byHeading.get(j);
              case ROWS -> byHeading.get(i);
              case TITLE -> titled.orElseThrow();
            };
        Set<String> words = new LinkedHashSet<>(rowWords);
        words.addAll(columnWords.get(j));
        line.add(
            figure == null || (j == 0 && axis != Axis.COLUMNS) // then the first column has labels
                ? null
                : new Entry(
                    figure,
                    row,
                    column,
                    quantity,
                    axis == Axis.ROWS ? column : row,
                    axis == Axis.ROWS ? columnLabels.get(j) : rowWords,
                    words,
                    raw.bold().get(i).get(j),
                    Entry.unitOf(axis == Axis.ROWS ? row : column)));
      }
      grid.add(Arrays.asList(line.toArray(new @Nullable Entry[0])));
    }
    return new Sheet(raw.title(), axis, raw.rows(), raw.columns(), grid);
  }

  /**
   * Sheets with the same headings of quantities as one.
   *
   * @param parts at least one, all with the same axis
   * @return the things of all of them, in order
   */
  static Sheet joined(List<Sheet> parts) {
    Sheet first = parts.getFirst();
    if (first.axis() == Axis.COLUMNS) {
      return new Sheet(
          "",
          first.axis(),
          parts.stream().flatMap(p -> p.rows().stream()).toList(),
          first.columns(),
          parts.stream().flatMap(p -> p.grid().stream()).toList());
    }
    List<List<@Nullable Entry>> grid = new ArrayList<>();
    for (int i = 0; i < first.rows().size(); i++) {
      List<@Nullable Entry> row = new ArrayList<>();
      for (Sheet part : parts) {
        row.addAll(part.grid().get(i));
      }
      grid.add(row);
    }
    List<String> columns = parts.stream().flatMap(p -> p.columns().stream()).toList();
    return new Sheet("", first.axis(), first.rows(), columns, grid);
  }

  /** The numbers. */
  List<Entry> entries() {
    return grid.stream().flatMap(List::stream).filter(Objects::nonNull).toList();
  }

  /**
   * The series along which one quantity is compared: columns, or rows where quantities are rows.
   */
  List<Series> series() {
    return axis == Axis.ROWS ? rowSeries() : columnSeries();
  }

  List<Series> columnSeries() {
    List<Series> all = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      int column = j;
      List<@Nullable Entry> places = new ArrayList<>();
      grid.forEach(row -> places.add(row.get(column)));
      add(all, columns.get(j), places, rows);
    }
    return all;
  }

  List<Series> rowSeries() {
    List<Series> all = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      add(all, rows.get(i), grid.get(i), columns);
    }
    return all;
  }

  private static void add(
      List<Series> all, String heading, List<@Nullable Entry> places, List<String> labels) {
    Optional<Entry> first = places.stream().filter(Objects::nonNull).findFirst();
    first.ifPresent(e -> all.add(new Series(heading, e.quantity(), places, labels)));
  }

  /** The labels that name quantities. */
  List<String> headings() {
    return axis == Axis.ROWS ? rows : columns;
  }

  /** Whether it is one of the parts of a table that goes on. */
  boolean isPartOf(Sheet whole) {
    return axis == whole.axis
        && headings().equals(whole.headings())
        && whole.names().containsAll(names());
  }

  /** The labels that name what is measured, not the quantity. */
  List<String> names() {
    return switch (axis) {
      case COLUMNS -> rows;
      case ROWS -> columns;
      case TITLE -> {
        List<String> both = new ArrayList<>(rows);
        both.addAll(columns);
        yield both;
      }
    };
  }
}

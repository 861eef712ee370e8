package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

  /**
   * A grid before it is known where its quantities stand.
   *
   * @param title the words above it
   * @param rows the labels of the rows
   * @param columns the labels of the columns
   * @param figures for each row and column the number, or null
   * @param bold for each row and column whether it is set in bold
   * @param given for each column its quantity, where something other than its label tells it
   * @param groups for each row the part of the grid in which it stands
   * @param label the column that names the rows; -1 where none of these does
   */
  record Raw(
      String title,
      List<String> rows,
      List<String> columns,
      List<List<@Nullable Amount>> figures,
      List<List<Boolean>> bold,
      List<@Nullable Quantity> given,
      List<Integer> groups,
      int label) {
    /** A grid with no bold numbers, whose first column names its rows. */
    static Raw of(
        String title,
        List<String> rows,
        List<String> columns,
        List<List<@Nullable Amount>> figures) {
      return new Raw(
          title,
          rows,
          columns,
          figures,
          rows.stream().map(r -> Collections.nCopies(columns.size(), false)).toList(),
          Collections.nCopies(columns.size(), null),
          Collections.nCopies(rows.size(), 0),
          -1);
    }

    /** The same grid with its rows in parts. */
    Raw inGroups(List<Integer> parts) {
      return new Raw(title, rows, columns, figures, bold, given, parts, label);
    }
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
        byHeading(axis == Axis.ROWS ? raw.rows() : raw.columns(), axis, titled, raw.given());
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
        Amount figure = raw.figures().get(i).get(j);
        Quantity quantity = byHeading.get(axis == Axis.ROWS ? i : j);
        Set<String> words = new LinkedHashSet<>(rowWords);
        words.addAll(columnWords.get(j));
        if (figure == null || (j == raw.label() && axis != Axis.COLUMNS)) {
          line.add(null); // a label, or nothing
          continue;
        }
        Amount number = Entry.under(axis == Axis.ROWS ? row : column, figure, quantity);
        line.add(
            new Entry(
                number,
                row,
                column,
                quantity,
                axis == Axis.ROWS ? column : row,
                axis == Axis.ROWS ? columnLabels.get(j) : rowWords,
                words,
                raw.bold().get(i).get(j),
                axis == Axis.ROWS ? 0 : raw.groups().get(i),
                Bounds.of(Entry.interval(number, Entry.isExact(number, quantity)))));
      }
      grid.add(Arrays.asList(line.toArray(new @Nullable Entry[0])));
    }
    return new Sheet(raw.title(), axis, raw.rows(), raw.columns(), grid);
  }

  /** The quantities of the headings; where these name none, that of the title. */
  private static List<Quantity> byHeading(
      List<String> headings, Axis axis, Optional<Quantity> titled, List<@Nullable Quantity> given) {
    boolean result =
        titled.filter(Quantity::isQuality).isPresent()
            && headings.stream()
                .noneMatch(h -> Quantity.usual(h).filter(Quantity::isQuality).isPresent());
    List<Quantity> quantities = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Quantity known = axis == Axis.ROWS ? null : given.get(i);
      boolean usual = Quantity.usual(headings.get(i)).isPresent();
      boolean fromTitle = !usual && (axis == Axis.TITLE || (result && axis == Axis.ROWS));
      quantities.add(
          known != null ? known : fromTitle ? titled.orElseThrow() : Quantity.of(headings.get(i)));
    }
    return quantities;
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

  /** Whether it holds a number of another one. */
  boolean sharesWith(Sheet other) {
    List<Amount> numbers = other.entries().stream().map(Entry::figure).toList();
    return entries().stream().map(Entry::figure).anyMatch(numbers::contains);
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

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.Section;
import org.elenchus.claims.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are not written as a grid and still are one: a table with one row for each number
 * ("run, quantity, value"), and sections with a list of quantities each.
 */
final class Pivot {
  private static final int LONG_COLUMNS = 3;
  private static final int MAX_LABELS = 200;
  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*[-*+•]\\s+\\**(?<label>[^:*]{1,60}?)(?:\\**:\\**|:)\\s*\\**(?=[~+−-]?[\\d.])");
  private static final Pattern PARENT =
      Pattern.compile("\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+(?<name>[^\\d:]{1,60}):?\\**\\s*");
  private static final int MAX_ABOVE = 40;
  private static final int MAX_ITEM = 200;

  /** Text behind the number of an item, such as a unit. */
  private static final int MAX_UNIT = 12;

  private final Map<String, Map<String, Amount>> grid = new LinkedHashMap<>();
  private final Map<String, Boolean> columns = new LinkedHashMap<>();
  private boolean unique = true;
  private boolean nested;

  private Pivot() {}

  private void add(String row, String column, Amount figure) {
    columns.put(column, true);
    unique &=
        grid.computeIfAbsent(row, r -> new LinkedHashMap<>()).putIfAbsent(column, figure) == null;
  }

  /** The grid, where it has two rows and two usual quantities at least, and no place twice. */
  private Optional<Sheet> sheet(String title) {
    List<String> names = List.copyOf(columns.keySet());
    long usual = names.stream().filter(c -> Quantity.usual(c).isPresent()).count();
    long full = grid.values().stream().filter(row -> row.size() >= 2).count();
    if (!unique
        || usual < (nested ? 1 : 2)
        || full < 2
        || names.size() > MAX_LABELS
        || full < grid.size()) {
      return Optional.empty();
    }
    List<List<@Nullable Amount>> figures = new ArrayList<>();
    for (Map<String, Amount> row : grid.values()) {
      List<@Nullable Amount> line = new ArrayList<>();
      names.forEach(name -> line.add(row.get(name)));
      figures.add(line);
    }
    return Optional.of(Sheet.of(Sheet.Raw.of(title, List.copyOf(grid.keySet()), names, figures)));
  }

  /** A table whose second column names quantities, as a grid. */
  static Optional<Sheet> of(Table table, String title, Map<Integer, List<Amount>> amounts) {
    if (table.header().size() != LONG_COLUMNS) {
      return Optional.empty();
    }
    Pivot pivot = new Pivot();
    for (List<Cell> row : table.rows()) {
      if (row.size() != LONG_COLUMNS || !row.get(1).figures().isEmpty()) {
        return Optional.empty();
      }
      List<Amount> inside = Contents.within(amounts, row.get(2));
      if (inside.size() == 1) {
        pivot.add(Slots.plain(row.getFirst().text()), row.get(1).text(), inside.getFirst());
      }
    }
    return pivot.sheet(title);
  }

  /** Sections with a list of quantities each, as one grid. */
  static Optional<Sheet> of(Document document, Map<Integer, List<Amount>> figures) {
    Pivot pivot = new Pivot();
    pivot.nested = true;
    for (Map.Entry<Integer, List<Amount>> line : new java.util.TreeMap<>(figures).entrySet()) {
      String text = document.lines().get(line.getKey() - 1);
      Matcher m = ITEM.matcher(text.length() > MAX_ITEM ? "" : text);
      Optional<Section> section = document.sectionAt(line.getKey());
      if (line.getValue().size() == 1 && section.isPresent() && m.lookingAt()) {
        Amount figure = line.getValue().getFirst();
        int end = figure.end();
        if (figure.column() - 1 <= m.end() + 1 && text.length() - end <= MAX_UNIT) {
          String parent = parent(document.lines(), line.getKey());
          pivot.nested &= !parent.isEmpty();
          String row = parent.isEmpty() ? section.get().title() : parent;
          pivot.add(row, m.group("label").strip(), figure);
        }
      }
    }
    return pivot.sheet("");
  }

  /** The item without a number under which an item is indented. */
  private static String parent(List<String> lines, int line) {
    int depth = indent(lines.get(line - 1));
    for (int above = line - 2; depth > 0 && above >= Math.max(0, line - MAX_ABOVE); above--) {
      String text = lines.get(above);
      if (!text.isBlank() && indent(text) < depth) {
        Matcher m = PARENT.matcher(text);
        return m.matches() ? Slots.plain(m.group("name")) : "";
      }
    }
    return "";
  }

  private static int indent(String text) {
    return text.length() - text.stripLeading().length();
  }
}

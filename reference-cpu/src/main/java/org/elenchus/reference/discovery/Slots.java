package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.PrintedFigure.Kind;
import org.elenchus.claims.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Takes a table apart into columns of one number each. A column whose cells hold several numbers in
 * the same order, as in "2.05 ± 0.01 (+0.18)" or "2.05 / 79K", becomes as many columns.
 */
final class Slots {
  /** What the headings of second numbers begin with. */
  static final String CHANGE = "change of ";

  static final String DEVIATED = "deviation of ";
  private static final int MAX_SLOTS = 4;

  /** Text beside the numbers that a cell may hold for each of them, such as a unit. */
  private static final int MAX_UNIT = 8;

  private static final Pattern DEVIATION = Pattern.compile(".*(?:±|\\+/?-|\\\\pm).*");

  /** A cell that prints a sum or a product, such as "4 + 4 + 8", is no number of its column. */
  private static final Pattern SUM = Pattern.compile("\\d\\s*[+×·*]\\s*(?!10\\s*\\^)\\d");

  private static final Pattern SLASH = Pattern.compile("\\s+/\\s+");
  private static final Pattern MARKS = Pattern.compile("^[*_`~+\\s]+|[*_`~†‡\\s]+$");
  private static final Pattern BARE = Pattern.compile("[#\\s\\d.,*]*");

  private final Table table;
  private final String title;
  private final Map<Integer, List<Amount>> amounts;
  private final Map<String, String> symbols;
  private final int width;
  private final int label;

  private final List<String> columns = new ArrayList<>();
  private final List<@Nullable Quantity> given = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private final List<Integer> groups = new ArrayList<>();
  private final List<List<@Nullable Amount>> figures = new ArrayList<>();
  private final List<List<Boolean>> bold = new ArrayList<>();

  private Slots(
      Table table, String title, Map<Integer, List<Amount>> amounts, Map<String, String> symbols) {
    this.table = table;
    this.title = title;
    this.amounts = amounts;
    this.symbols = symbols;
    int widest = table.rows().stream().mapToInt(List::size).max().orElse(0);
    this.width = Math.max(table.header().size(), widest);
    this.label = label();
  }

  /**
   * The grid of a table.
   *
   * @param table the table
   * @param title the words above it
   * @param amounts the numbers of the document by line
   * @param symbols what the text calls the symbols of headings
   * @return the grid; nothing without rows
   */
  static Optional<Sheet.Raw> of(
      Table table, String title, Map<Integer, List<Amount>> amounts, Map<String, String> symbols) {
    Slots slots = new Slots(table, title, amounts, symbols);
    slots.read();
    return slots.rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sheet.Raw(
                title,
                slots.rows,
                slots.columns,
                slots.figures,
                slots.bold,
                slots.given,
                slots.groups,
                slots.label));
  }

  /** A label without marks of emphasis. */
  static String plain(String label) {
    return MARKS.matcher(label).replaceAll("");
  }

  /** The column that names the rows: the first, unless it only counts them. */
  private int label() {
    boolean counts =
        table.rows().size() > 1
            && table.rows().stream()
                .allMatch(r -> r.isEmpty() || BARE.matcher(r.getFirst().text()).matches());
    for (int j = 1; counts && j < width; j++) {
      int column = j;
      List<String> texts =
          table.rows().stream()
              .map(r -> column < r.size() ? r.get(column) : null)
              .map(c -> c == null || !c.figures().isEmpty() ? "" : c.text())
              .toList();
      boolean names = texts.stream().noneMatch(String::isBlank);
      if (names && texts.stream().distinct().count() == texts.size()) {
        return j;
      }
    }
    return 0;
  }

  private void read() {
    List<Integer> slots = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      int many = j == label ? 1 : many(j);
      slots.add(many);
      headings(j, many);
    }
    int group = 0;
    for (List<Cell> row : table.rows()) {
      if (row.isEmpty()) {
        continue;
      }
      List<@Nullable Amount> numbers = new ArrayList<>();
      List<Boolean> marks = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        Cell cell = j < row.size() ? row.get(j) : null;
        List<Amount> inside = cell == null ? List.of() : inside(cell);
        for (int slot = 0; slot < slots.get(j); slot++) {
          boolean one =
              slots.get(j) == 1
                  && cell != null
                  && !fits(cell, inside.subList(0, Math.min(1, inside.size())));
          numbers.add(slot < inside.size() && !one ? inside.get(slot) : null);
          marks.add(cell != null && cell.bold() && slot == 0);
        }
      }
      boolean heads = numbers.stream().allMatch(n -> n == null) && !rows.isEmpty();
      group += heads ? 1 : 0;
      rows.add(label < row.size() ? plain(row.get(label).text()) : "");
      groups.add(group);
      figures.add(numbers);
      bold.add(marks);
    }
  }

  /** How many numbers most cells of a column hold that hold any. */
  private int many(int column) {
    int with = 0;
    int several = 0;
    int most = 1;
    for (List<Cell> row : table.rows()) {
      List<Amount> inside = column < row.size() ? inside(row.get(column)) : List.of();
      with += inside.isEmpty() ? 0 : 1;
      if (inside.size() > 1 && inside.size() <= MAX_SLOTS && fits(row.get(column), inside)) {
        several++;
        most = Math.max(most, inside.size());
      }
    }
    return several >= 2 && several * 2 >= with ? most : 1;
  }

  private static boolean fits(Cell cell, List<Amount> inside) {
    int printed = inside.stream().mapToInt(a -> a.end() - a.start()).sum();
    return cell.text().length() - printed <= MAX_UNIT * Math.max(1, inside.size());
  }

  /** The numbers of a cell; none if its first is not a quantity, or if it prints a sum. */
  private List<Amount> inside(Cell cell) {
    if (cell.figures().isEmpty()
        || cell.figures().getFirst().kind() != Kind.FIGURE
        || SUM.matcher(cell.text()).find()) {
      return List.of();
    }
    return Contents.within(amounts, cell).stream().limit(MAX_SLOTS).toList();
  }

  /** What stands between the first two, the second and third numbers of a column. */
  private String between(int column, int slot) {
    for (List<Cell> row : table.rows()) {
      List<Amount> inside = column < row.size() ? inside(row.get(column)) : List.of();
      if (inside.size() > slot) {
        Cell cell = row.get(column);
        int shift = cell.text().indexOf(inside.get(slot).printed());
        int before = cell.text().indexOf(inside.get(slot - 1).printed());
        int from = before + inside.get(slot - 1).printed().length();
        return shift >= from && before >= 0 ? cell.text().substring(from, shift) : "";
      }
    }
    return "";
  }

  private void headings(int column, int many) {
    String heading = column < table.header().size() ? plain(table.header().get(column).text()) : "";
    String[] parts = SLASH.split(heading, -1);
    boolean titled = parts.length != many && Quantity.usual(heading).isEmpty();
    String[] named = titled ? SLASH.split(title.split("\\s+(?:by|per|for)\\s+", 2)[0], -1) : parts;
    for (int slot = 0; slot < many; slot++) {
      boolean several = many > 1 && named.length == many;
      if (several) {
        columns.add(titled || slot == 0 ? heading : named[slot]);
        given.add(Quantity.usual(named[slot]).orElse(null));
      } else if (slot == 0) {
        columns.add(heading);
        given.add(symbol(heading));
      } else {
        String between = between(column, slot);
        String second =
            DEVIATION.matcher(between).matches() ? DEVIATED : between.contains("(") ? CHANGE : "";
        columns.add(second + heading);
        given.add(null);
      }
    }
  }

  /** What the text calls the symbol of a heading. */
  private @Nullable Quantity symbol(String heading) {
    String words = symbols.get(Symbols.bare(heading));
    return words == null ? null : Quantity.of(words).marked(heading);
  }
}

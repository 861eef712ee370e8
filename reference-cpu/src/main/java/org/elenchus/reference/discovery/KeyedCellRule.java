package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.Table;
import org.elenchus.claims.document.Unit;

/**
 * A setting that a cell gives behind its name, as in "d=1024, depth=6", is the one that another
 * table gives for the same run: for a row that carries the same name and the same size, and of
 * whose other settings one at least is the cell's.
 */
final class KeyedCellRule implements Rule {
  private static final Pattern KEY =
      Pattern.compile("(?:^|[,;|(\\s])[*`_$]*(?<key>[\\p{L}_]{1,20})\\s*[=:]\\s*[*`_$]*$");
  private static final Pattern SIZE = Pattern.compile(".*\\d.*");
  private static final int MAX_CELLS = 200;
  private static final int MAX_READINGS = 12;

  /** A number behind its name. */
  private record Setting(Quantity quantity, Amount value) {
    boolean isOf(Entry entry) {
      return entry.quantity().key().equals(quantity.key()) && entry.unit() == Unit.NONE;
    }

    boolean agreesWith(Entry entry) {
      return isOf(entry) && entry.bounds().meets(bounds());
    }

    private Bounds bounds() {
      return Bounds.of(Entry.interval(value, Entry.isExact(value, quantity)));
    }
  }

  /** The settings of one cell, and the words by which other tables name the run. */
  private record Keyed(String name, Set<String> words, List<Setting> settings) {}

  @Override
  public String name() {
    return "a setting in a cell is that of its run";
  }

  @Override
  public void propose(Contents contents, Sink out) {
    keyed(contents.document()).stream()
        .limit(MAX_CELLS)
        .forEach(
            cell -> {
              List<List<Entry>> runs = runs(contents, cell);
              cell.settings().forEach(setting -> propose(cell, setting, runs, out));
            });
  }

  private static List<Keyed> keyed(Document document) {
    List<Keyed> all = new ArrayList<>();
    for (Table table : document.tables()) {
      for (List<Cell> row : table.rows()) {
        String name = row.isEmpty() ? "" : row.getFirst().text();
        for (int j = 1; j < Math.min(row.size(), table.header().size()); j++) {
          List<Setting> settings = settings(document, row.get(j));
          if (settings.size() > 1) {
            Set<String> words = new LinkedHashSet<>(Words.of(name));
            Words.of(table.header().get(j).text()).stream()
                .filter(w -> SIZE.matcher(w).matches())
                .forEach(words::add);
            all.add(new Keyed(name, words, settings));
          }
        }
      }
    }
    return all;
  }

  private static List<Setting> settings(Document document, Cell cell) {
    List<Setting> settings = new ArrayList<>();
    int from = cell.column() - 1;
    for (PrintedFigure figure : cell.figures()) {
      Amount value = Amount.of(figure);
      String before =
          document.lines().get(cell.line() - 1).substring(from, Math.max(from, value.start()));
      Matcher key = KEY.matcher(before);
      from = Math.max(from, value.end());
      if (key.find() && value.unit() == Unit.NONE) {
        Quantity.usual(key.group("key"))
            .filter(Quantity::count)
            .ifPresent(quantity -> settings.add(new Setting(quantity, value)));
      }
    }
    return settings;
  }

  /** The rows of other lines that carry all words of the name. */
  private static List<List<Entry>> runs(Contents contents, Keyed cell) {
    int own = cell.settings().getFirst().value().line();
    List<List<Entry>> runs = new ArrayList<>();
    for (Sheet sheet : contents.sheets()) {
      if (sheet.axis() == Sheet.Axis.COLUMNS) {
        for (List<? extends Entry> row : sheet.grid()) {
          List<Entry> entries =
              row.stream()
                  .filter(Objects::nonNull)
                  .map(Entry.class::cast)
                  .filter(e -> e.figure().line() != own && e.words().containsAll(cell.words()))
                  .toList();
          if (!entries.isEmpty()) {
            runs.add(entries);
          }
        }
      }
    }
    return runs;
  }

  /** In the rows that agree with another setting of the cell, its own number is the cell's. */
  private static void propose(Keyed cell, Setting setting, List<List<Entry>> runs, Sink out) {
    List<Entry> meant =
        runs.stream()
            .filter(
                run ->
                    cell.settings().stream()
                        .filter(s -> !s.quantity().equals(setting.quantity()))
                        .anyMatch(s -> run.stream().anyMatch(s::agreesWith)))
            .flatMap(run -> run.stream().filter(setting::isOf))
            .toList();
    if (meant.isEmpty() || meant.size() > MAX_READINGS) {
      return;
    }
    Draft draft =
        new Draft()
            .any()
            .says(
                "the cell gives the "
                    + setting.quantity().key()
                    + " of '"
                    + cell.name()
                    + "' as another table does")
            .line(setting.value().line());
    String said = draft.name(setting.value(), Entry.isExact(setting.value(), setting.quantity()));
    Optional<Entry> same = meant.stream().filter(setting::agreesWith).findFirst();
    if (same.isPresent()) {
      out.holds(() -> draft.part(said + " == " + draft.name(same.get())));
      return;
    }
    meant.forEach(e -> draft.part(said + " == " + draft.name(e)));
    out.fails(draft);
  }
}

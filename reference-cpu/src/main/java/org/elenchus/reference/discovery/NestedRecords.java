package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A list of things with an indented list below each, whose items hold several numbers: "- a", " -
 * model: 22 layers, width 1,920", " - clock: 8.7 h at 60K tok/s". Items of the same beginning say
 * the same of each thing.
 */
final class NestedRecords {
  private static final int MAX_LINE = 400;
  private static final int MAX_COLUMNS = 40;
  private static final int MAX_THINGS = 200;
  private static final Pattern PARENT =
      Pattern.compile(
          "(?<indent>\\s*)(?:[-*+•]|\\d{1,3}[.)])\\s+[*`_]*(?<name>[^\\s\\d:,;*`_][^:,;*`_]{0,39})(?:[*`_:,;].*)?");
  private static final Pattern CHILD =
      Pattern.compile("(?<indent>\\s+)[-*+•]\\s+(?:[*_]*(?<key>[^\\d:]{1,30}):[*_]*\\s)?");

  /** What a list says of one thing, by column; a column that is said twice is null. */
  private record Thing(String name, Map<String, @Nullable Amount> numbers) {}

  private NestedRecords() {}

  /**
   * The lists of such records, one for each section of lines.
   *
   * @param document the document
   * @param taken lines of tables and headings
   * @param amounts the numbers of the document by line
   * @return the lists with two things at least
   */
  static List<Sheet> of(Document document, BitSet taken, Map<Integer, List<Amount>> amounts) {
    List<Sheet> sheets = new ArrayList<>();
    List<Thing> things = new ArrayList<>();
    int depth = 0;
    for (int line = 1; line <= document.lines().size() + 1; line++) {
      boolean inside = line <= document.lines().size() && !taken.get(line);
      String text = inside ? document.lines().get(line - 1) : "";
      if (text.length() > MAX_LINE) {
        text = "";
      }
      Matcher child = CHILD.matcher(text);
      Matcher parent = PARENT.matcher(text);
      boolean below = child.lookingAt() && !things.isEmpty() && child.end("indent") > depth;
      if (below) {
        add(things.getLast(), child, text, amounts.getOrDefault(line, List.of()));
      } else if (parent.matches()) {
        if (!things.isEmpty() && things.getLast().numbers().isEmpty()) {
          things.removeLast(); // an item with nothing below it
        }
        depth = parent.end("indent");
        things.add(new Thing(parent.group("name").strip(), new LinkedHashMap<>()));
      } else if (!inside || !text.isBlank()) {
        sheet(things).ifPresent(sheets::add);
        things = new ArrayList<>();
      }
    }
    return sheets;
  }

  private static void add(Thing thing, Matcher child, String text, List<Amount> numbers) {
    String key = child.group("key") == null ? "" : child.group("key").strip();
    List<String> words = Records.columns(text, child.end(), numbers);
    for (int i = 0; i < numbers.size(); i++) {
      if (Quantity.usual(words.get(i)).isPresent() && thing.numbers().size() < MAX_COLUMNS) {
        String column = (key + " " + words.get(i)).strip();
        boolean twice = thing.numbers().containsKey(column);
        thing.numbers().put(column, twice ? null : numbers.get(i));
      }
    }
  }

  /** The columns that all things have but one at most. */
  private static Optional<Sheet> sheet(List<Thing> all) {
    List<Thing> things = all.stream().filter(t -> !t.numbers().isEmpty()).toList();
    Set<String> names = new HashSet<>();
    if (things.size() < 2
        || things.size() > MAX_THINGS
        || !things.stream().allMatch(t -> names.add(t.name()))) {
      return Optional.empty();
    }
    Set<String> columns = new LinkedHashSet<>();
    things.forEach(t -> columns.addAll(t.numbers().keySet()));
    columns.removeIf(
        c -> things.stream().filter(t -> t.numbers().get(c) != null).count() < things.size() - 1);
    columns.removeIf(
        c ->
            things.stream()
                .anyMatch(t -> t.numbers().containsKey(c) && t.numbers().get(c) == null));
    if (columns.size() < 2) {
      return Optional.empty();
    }
    List<List<@Nullable Amount>> grid = new ArrayList<>();
    for (Thing thing : things) {
      List<@Nullable Amount> row = new ArrayList<>();
      columns.forEach(c -> row.add(thing.numbers().get(c)));
      grid.add(row);
    }
    List<String> rows = things.stream().map(Thing::name).toList();
    return Optional.of(Sheet.of(Sheet.Raw.of("", rows, List.copyOf(columns), grid)));
  }
}

package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.Section;
import org.elenchus.claims.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * A document as rules see it.
 *
 * @param document the document
 * @param sheets its tables and lists of like items
 * @param joined tables with the same headings, one after the other as one
 * @param sentences its running text
 * @param whole whether all of it was taken in; false where the document is beyond the bounds
 */
record Contents(
    Document document,
    List<Sheet> sheets,
    List<Sheet> joined,
    List<Sentence> sentences,
    boolean whole) {
  private static final int MAX_SHEETS = 200;
  private static final int MAX_NUMBERS = 20_000;
  private static final int MAX_SENTENCES = 5_000;

  private static final Pattern ITEM =
      Pattern.compile("\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+(?<label>[^:]{1,60}):\\s+(?<rest>.*\\d.*)");
  private static final Pattern BLOCK = Pattern.compile("\\s*(?:[-*+•]\\s|\\d{1,3}[.)]\\s|>).*");
  private static final Pattern RULE = Pattern.compile("\\s*[=-]{3,}\\s*");
  private static final int MAX_ITEM = 400;

  static Contents of(Document document) {
    BitSet taken = new BitSet();
    List<Sheet> sheets = new ArrayList<>();
    Map<Integer, List<Amount>> figures = Amounts.of(document.lines(), document.figures());
    Map<String, String> symbols = Symbols.of(document.lines());
    for (Table table : document.tables()) {
      String title = title(document, table.line());
      Pivot.of(table, title, figures)
          .or(() -> Slots.of(table, title, figures, symbols).map(Sheet::of))
          .ifPresent(sheets::add);
      taken.set(table.line());
      table.header().forEach(c -> taken.set(c.line()));
      table.rows().forEach(r -> r.forEach(c -> taken.set(c.line())));
    }
    document.sections().forEach(s -> taken.set(s.line()));
    List<Sheet> lists = Records.of(document, taken, figures);
    boolean code = false;
    for (int line = 1; line <= document.lines().size(); line++) {
      String text = document.lines().get(line - 1);
      boolean fence = text.stripLeading().startsWith("```");
      code ^= fence;
      if (code || fence || RULE.matcher(text).matches()) {
        taken.set(line);
      }
    }
    List<Sheet> items = lists(document, taken, figures);
    sheets.addAll(items);
    lists.stream().filter(l -> items.stream().noneMatch(l::sharesWith)).forEach(sheets::add);
    Pivot.of(document, figures).ifPresent(sheets::add);
    NestedRecords.of(document, taken, figures).stream()
        .filter(records -> sheets.stream().noneMatch(records::sharesWith))
        .forEach(sheets::add);
    boolean whole = cut(sheets);
    Annotator annotator = Annotator.of(sheets, figures);
    List<Sentence> sentences = new ArrayList<>();
    for (List<Integer> block : blocks(document.lines(), taken)) {
      sentences.addAll(annotator.sentences(document.lines(), block));
    }
    for (Table table : document.tables()) {
      for (List<Cell> row : table.rows()) {
        for (Cell cell : row) {
          if (cell.figures().size() > 1) {
            sentences.add(
                annotator.cell(
                    document.lines(), cell, within(figures, cell), row.getFirst().text()));
          }
        }
      }
    }
    whole &= sentences.size() <= MAX_SENTENCES;
    return new Contents(
        document,
        List.copyOf(sheets),
        joined(sheets),
        sentences.stream().limit(MAX_SENTENCES).toList(),
        whole);
  }

  /** The numbers of a cell. */
  static List<Amount> within(Map<Integer, List<Amount>> amounts, Cell cell) {
    return amounts.getOrDefault(cell.line(), List.of()).stream()
        .filter(a -> cell.figures().contains(a.figure()))
        .toList();
  }

  /** Tables that go on under the same headings with other things: one for each set of headings. */
  private static List<Sheet> joined(List<Sheet> sheets) {
    Map<List<String>, List<Sheet>> alike = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      if (sheet.axis() != Sheet.Axis.TITLE) {
        alike.computeIfAbsent(sheet.headings(), h -> new ArrayList<>()).add(sheet);
      }
    }
    return alike.values().stream()
        .filter(parts -> parts.size() > 1)
        .filter(parts -> parts.stream().map(Sheet::axis).distinct().count() == 1)
        .map(Sheet::joined)
        .filter(sheet -> sheet.names().stream().distinct().count() == sheet.names().size())
        .toList();
  }

  /** The tables, each that goes on with all its parts. */
  List<Sheet> wholes() {
    List<Sheet> wholes = new ArrayList<>(joined);
    sheets.stream()
        .filter(s -> joined.stream().noneMatch(whole -> s.isPartOf(whole)))
        .forEach(wholes::add);
    return wholes;
  }

  /** Drops what is beyond the bounds; whether nothing was dropped. */
  private static boolean cut(List<Sheet> sheets) {
    int before = sheets.size();
    int numbers = 0;
    int kept = 0;
    for (Sheet sheet : sheets) {
      numbers += sheet.entries().size();
      if (kept == MAX_SHEETS || numbers > MAX_NUMBERS) {
        break;
      }
      kept++;
    }
    sheets.subList(kept, before).clear();
    return kept == before;
  }

  /** The heading above a line, and a line of text just above it. */
  private static String title(Document document, int line) {
    String heading = document.sectionAt(line).map(Section::title).orElse("");
    int above = line - 2;
    while (above >= 0 && document.lines().get(above).isBlank()) {
      above--;
    }
    String caption = above < 0 ? "" : caption(document.lines().get(above).strip());
    boolean isShort = caption.length() <= MAX_CAPTION && !caption.contains("|");
    return isShort && !caption.contains(heading) ? heading + " " + caption : heading;
  }

  private static final int MAX_CAPTION = 100;
  private static final Pattern NUMBERED =
      Pattern.compile("^[*_]*(?:Table|Tab\\.|Figure|Fig\\.)\\s*\\d+[.:]?[*_]*[.:]?\\s*");
  private static final Pattern CLAUSE = Pattern.compile("[.;:](?:\\s|$)");

  /** A long line above a table gives its first clause. */
  private static String caption(String line) {
    String words = NUMBERED.matcher(line).replaceFirst("");
    return words.length() <= MAX_CAPTION ? words : CLAUSE.split(words, 2)[0];
  }

  /** Paragraphs and list items, as lines that belong together. */
  private static List<List<Integer>> blocks(List<String> lines, BitSet taken) {
    List<List<Integer>> blocks = new ArrayList<>();
    List<Integer> block = new ArrayList<>();
    for (int line = 1; line <= lines.size() + 1; line++) {
      boolean end = line > lines.size() || taken.get(line) || lines.get(line - 1).isBlank();
      if ((end || BLOCK.matcher(lines.get(line - 1)).matches()) && !block.isEmpty()) {
        blocks.add(block);
        block = new ArrayList<>();
      }
      if (!end) {
        block.add(line);
      }
    }
    return blocks;
  }

  /** Lists whose items say the same of different things: "- name: batch 32, steps 900". */
  private static List<Sheet> lists(
      Document document, BitSet taken, Map<Integer, List<Amount>> figures) {
    List<Sheet> sheets = new ArrayList<>();
    Map<String, List<Amount>> items = new LinkedHashMap<>();
    List<String> keys = List.of();
    int first = 0;
    for (int line = 1; line <= document.lines().size() + 1; line++) {
      boolean inside = line <= document.lines().size() && !taken.get(line);
      String text = inside ? document.lines().get(line - 1) : "";
      Matcher m = ITEM.matcher(text.length() > MAX_ITEM ? "" : text);
      boolean item = m.matches();
      List<Amount> numbers = new ArrayList<>();
      List<String> here = new ArrayList<>();
      if (item) {
        int from = m.start("rest");
        for (Amount figure : figures.getOrDefault(line, List.of())) {
          if (figure.column() > from) {
            here.add(key(text.substring(from, figure.column() - 1)));
            numbers.add(figure);
            from = figure.end();
          }
        }
      }
      boolean named = here.stream().allMatch(k -> Quantity.usual(k).isPresent());
      boolean same = item && named && here.equals(keys) && numbers.size() > 1;
      if (!same && items.size() > 2) {
        sheets.add(sheet(title(document, first), items, keys));
      }
      if (!same) {
        items = new LinkedHashMap<>();
        keys = here;
        first = line;
      }
      if (item && named && numbers.size() > 1) {
        items.putIfAbsent(m.group("label").replace("**", "").strip(), numbers);
      }
    }
    return sheets;
  }

  private static String key(String between) {
    return between.replaceAll("[^\\p{L}\\p{N}/_ ]", " ").replaceAll("\\s+", " ").strip();
  }

  private static Sheet sheet(String title, Map<String, List<Amount>> items, List<String> keys) {
    List<List<Amount>> figures = new ArrayList<>(items.values());
    return Sheet.of(Sheet.Raw.of(title, new ArrayList<>(items.keySet()), keys, nullable(figures)));
  }

  private static List<List<@Nullable Amount>> nullable(List<List<Amount>> figures) {
    List<List<@Nullable Amount>> copy = new ArrayList<>();
    figures.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }

  /**
   * The numbers that may be meant by a quantity and a name.
   *
   * @param quantity the quantity's key
   * @param name a label
   * @return the numbers of that quantity whose labels or title hold all words of the name
   */
  List<Entry> find(String quantity, String name) {
    Set<String> words = Words.of(name);
    return sheets.stream()
        .flatMap(s -> s.entries().stream())
        .filter(e -> measures(e, quantity) && e.words().containsAll(words))
        .toList();
  }

  /** Whether a number measures a quantity, or stands in a row or column that is called so. */
  static boolean measures(Entry entry, String quantity) {
    return entry.quantity().key().equals(quantity)
        || quantity.equals("'" + Quantity.key(entry.row()) + "'")
        || quantity.equals("'" + Quantity.key(entry.column()) + "'");
  }
}

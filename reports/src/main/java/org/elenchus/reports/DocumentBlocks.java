package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Section;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Block;
import org.elenchus.reports.View.Line;
import org.elenchus.reports.View.Span;
import org.jspecify.annotations.Nullable;

/**
 * A document's lines as blocks: headings, tables, code, lists and running text. No line is moved or
 * merged, so that a line number always leads to what was read there.
 */
final class DocumentBlocks {
  private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
  private static final Pattern RULER = Pattern.compile("\\s*\\|?[\\s:|-]*-{2,}[\\s:|-]*\\|?\\s*");
  private static final Pattern ITEM = Pattern.compile("(\\s*)([-*+]|\\d{1,3}[.)])\\s+(?=\\S)");
  private static final Pattern HASHES = Pattern.compile("\\s{0,3}#{1,6}\\s+");

  private final List<String> lines;
  private final Map<Integer, Section> sections;
  private final Map<Integer, Map<Integer, LineText.Printed>> numbers;
  private final Map<Integer, Verdict> worst;
  private final List<Block> blocks = new ArrayList<>();

  DocumentBlocks(
      List<String> lines,
      Map<Integer, Section> sections,
      Map<Integer, Map<Integer, LineText.Printed>> numbers,
      Map<Integer, Verdict> worst) {
    this.lines = lines;
    this.sections = sections;
    this.numbers = numbers;
    this.worst = worst;
  }

  /** The blocks in order. */
  List<Block> all() {
    int at = 1;
    while (at <= lines.size()) {
      at = block(at);
    }
    return withSkipped();
  }

  /**
   * Blank lines, rulers and fences are places too: the block that follows them answers for them.
   */
  private List<Block> withSkipped() {
    List<Block> all = new ArrayList<>();
    int next = 1;
    for (Block block : blocks) {
      Set<Integer> shown = new HashSet<>();
      block.lines().forEach(line -> shown.add(line.number()));
      int last = block.lines().get(block.lines().size() - 1).number();
      List<Integer> skipped = new ArrayList<>();
      for (; next <= last; next++) {
        if (!shown.contains(next)) {
          skipped.add(next);
        }
      }
      all.add(block.after(skipped));
    }
    return all;
  }

  private String text(int number) {
    return lines.get(number - 1);
  }

  /** Reads the block that begins at a line and returns the line after it. */
  private int block(int from) {
    String text = text(from);
    Section section = sections.get(from);
    if (text.isBlank()) {
      return from + 1;
    }
    if (section != null) {
      Matcher hashes = HASHES.matcher(text);
      int start = hashes.lookingAt() ? hashes.end() : 0;
      add("heading", section.level(), List.of(line(from, "", start, text.length(), false)));
      return from + 1;
    }
    if (FENCE.matcher(text).matches()) {
      return code(from);
    }
    if (text.stripLeading().startsWith("|")) {
      return table(from);
    }
    if (RULER.matcher(text).matches()) {
      return from + 1;
    }
    return prose(from);
  }

  private int code(int from) {
    List<Line> inside = new ArrayList<>();
    int at = from + 1;
    while (at <= lines.size() && !FENCE.matcher(text(at)).matches()) {
      inside.add(line(at, "", 0, text(at).length(), true));
      at++;
    }
    add("code", 0, inside);
    return at + 1;
  }

  private int table(int from) {
    List<Line> rows = new ArrayList<>();
    int at = from;
    boolean hasHead = from < lines.size() && RULER.matcher(text(from + 1)).matches();
    while (at <= lines.size() && text(at).stripLeading().startsWith("|")) {
      if (!RULER.matcher(text(at)).matches()) {
        rows.add(row(at, hasHead && at == from));
      }
      at++;
    }
    add("table", 0, rows);
    return at;
  }

  private Line row(int number, boolean isHead) {
    String text = text(number);
    LineText spans = spans(number, false);
    List<List<Span>> cells = new ArrayList<>();
    int start = text.indexOf('|') + 1;
    while (start > 0 && start < text.length()) {
      int end = start;
      while (end < text.length() && (text.charAt(end) != '|' || text.charAt(end - 1) == '\\')) {
        end++;
      }
      int from = start;
      int to = end;
      while (from < to && text.charAt(from) == ' ') {
        from++;
      }
      while (to > from && text.charAt(to - 1) == ' ') {
        to--;
      }
      if (end < text.length() || from < to) {
        cells.add(spans.spans(from, to));
      }
      start = end + 1;
    }
    return new Line(number, isHead ? "head" : "", mark(number), List.of(), cells);
  }

  private int prose(int from) {
    List<Line> inside = new ArrayList<>();
    int at = from;
    boolean isList = ITEM.matcher(text(from)).lookingAt();
    while (at <= lines.size() && isProse(at) && ITEM.matcher(text(at)).lookingAt() == isList) {
      Matcher item = ITEM.matcher(text(at));
      if (item.lookingAt()) {
        String bullet = item.group(2).matches("[-*+]") ? "•" : item.group(2);
        inside.add(line(at, bullet, item.end(), text(at).length(), false));
      } else {
        inside.add(line(at, "", 0, text(at).length(), false));
      }
      at++;
    }
    add(isList ? "list" : "text", 0, inside);
    return at;
  }

  private boolean isProse(int number) {
    String text = text(number);
    return !text.isBlank()
        && !sections.containsKey(number)
        && !FENCE.matcher(text).matches()
        && !text.stripLeading().startsWith("|")
        && !RULER.matcher(text).matches();
  }

  private Line line(int number, String bullet, int from, int to, boolean isCode) {
    return new Line(number, bullet, mark(number), spans(number, isCode).spans(from, to), List.of());
  }

  private LineText spans(int number, boolean isCode) {
    return new LineText(text(number), isCode, numbers.getOrDefault(number, Map.of()));
  }

  private @Nullable String mark(int number) {
    Verdict verdict = worst.get(number);
    return verdict == null ? null : Marks.of(verdict).css();
  }

  private void add(String kind, int level, List<Line> inside) {
    if (!inside.isEmpty()) {
      blocks.add(new Block(kind, Math.min(6, level + 1), inside, List.of(), List.of(), List.of()));
    }
  }
}

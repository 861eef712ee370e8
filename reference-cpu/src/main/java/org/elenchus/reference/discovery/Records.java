package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.Section;
import org.jspecify.annotations.Nullable;

/**
 * Lines that say the same of different things, as a log does: "run=a loss=1.82 tok/s=39K", or "- a:
 * loss 1.82; 39K tok/s". The words between the numbers are the same in all of them; what differs
 * before the first number names the thing.
 */
final class Records {
  private static final int MAX_LINE = 400;
  private static final int MAX_NUMBERS = 12;
  private static final Pattern KEYED = Pattern.compile("(?<key>[\\p{L}\\p{N}_/ -]+?)\\s*[=:]\\s*$");
  private static final Pattern CLAUSE = Pattern.compile("[,;().]");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

  private record Line(int number, String head, List<String> between, List<Amount> numbers) {}

  private Records() {}

  /**
   * The lists of such lines.
   *
   * @param document the document
   * @param tables lines of tables and headings
   * @param amounts the numbers of the document by line
   */
  static List<Sheet> of(Document document, BitSet tables, Map<Integer, List<Amount>> amounts) {
    Map<List<String>, List<Line>> alike = new LinkedHashMap<>();
    for (int number = 1; number <= document.lines().size(); number++) {
      String text = document.lines().get(number - 1);
      List<Amount> numbers = amounts.getOrDefault(number, List.of());
      if (!tables.get(number)
          && text.length() <= MAX_LINE
          && numbers.size() >= 2
          && numbers.size() <= MAX_NUMBERS) {
        Line line = line(number, text, numbers);
        alike.computeIfAbsent(line.between(), b -> new ArrayList<>()).add(line);
      }
    }
    List<Sheet> sheets = new ArrayList<>();
    for (List<Line> lines : alike.values()) {
      if (lines.size() > 1) {
        sheet(document, lines).ifPresent(sheets::add);
      }
    }
    return sheets;
  }

  private static Line line(int number, String text, List<Amount> numbers) {
    List<String> between = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int to = i + 1 < numbers.size() ? numbers.get(i + 1).start() : text.length();
      between.add(text.substring(Math.min(numbers.get(i).end(), to), to));
    }
    return new Line(number, text.substring(0, numbers.getFirst().start()), between, numbers);
  }

  private static Optional<Sheet> sheet(Document document, List<Line> lines) {
    List<String> heads = lines.stream().map(Line::head).toList();
    int prefix = common(heads, false);
    int suffix = common(heads, true);
    int least = heads.stream().mapToInt(String::length).min().orElse(0);
    suffix = Math.min(suffix, Math.max(0, least - prefix));
    String behind = heads.getFirst().substring(heads.getFirst().length() - suffix);
    List<String> names = new ArrayList<>();
    for (String head : heads) {
      String name = head.substring(prefix, head.length() - suffix);
      int from = head.lastIndexOf(' ', prefix) + 1; // names may begin alike
      int equals = Math.max(head.lastIndexOf('=', prefix), head.lastIndexOf(':', prefix)) + 1;
      int start = Math.min(prefix, Math.max(from, equals));
      int stop = head.length() - suffix;
      while (stop < head.length() && Character.isLetterOrDigit(head.charAt(stop))) {
        stop++;
      }
      names.add(name.isBlank() ? "" : EDGES.matcher(head.substring(start, stop)).replaceAll(""));
    }
    if (names.stream().anyMatch(String::isBlank)
        || names.stream().distinct().count() < names.size()) {
      return Optional.empty();
    }
    List<String> columns = columns(behind, lines.getFirst().between());
    long usual = columns.stream().filter(c -> Quantity.usual(c).isPresent()).count();
    if (usual < 2) {
      return Optional.empty();
    }
    List<List<@Nullable Amount>> figures = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    Map<Integer, Integer> sections = new LinkedHashMap<>();
    for (Line line : lines) {
      figures.add(new ArrayList<>(line.numbers()));
      int section = document.sectionAt(line.number()).map(Section::line).orElse(0);
      sections.putIfAbsent(section, sections.size());
      groups.add(sections.get(section));
    }
    return Optional.of(Sheet.of(Sheet.Raw.of("", names, columns, figures).inGroups(groups)));
  }

  /** How many characters all texts have in common at one end. */
  private static int common(List<String> texts, boolean atEnd) {
    String first = texts.getFirst();
    int common = first.length();
    for (String text : texts) {
      int same = 0;
      while (same < Math.min(common, text.length())
          && (atEnd
              ? text.charAt(text.length() - 1 - same) == first.charAt(first.length() - 1 - same)
              : text.charAt(same) == first.charAt(same))) {
        same++;
      }
      common = same;
    }
    return common;
  }

  /**
   * What the numbers of a line measure.
   *
   * @param text the line
   * @param from where to begin
   * @param numbers its numbers, left to right, all behind that place
   * @return a few words for each
   */
  static List<String> columns(String text, int from, List<Amount> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    Line line = line(0, text, numbers);
    int start = Math.min(from, line.head().length());
    return columns(line.head().substring(start), line.between());
  }

  /** What the numbers measure: the key before a number, else the words behind it or before it. */
  private static List<String> columns(String head, List<String> between) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < between.size(); i++) {
      String before = i == 0 ? head : between.get(i - 1);
      Matcher keyed = KEYED.matcher(before);
      String[] behind = CLAUSE.split(between.get(i), 2);
      String ahead = CLAUSE.splitAsStream(before).reduce("", (a, b) -> b);
      String words =
          keyed.find()
              ? keyed.group("key")
              : Quantity.usual(behind[0]).isPresent() || Quantity.usual(ahead).isEmpty()
                  ? behind[0]
                  : ahead;
      columns.add(EDGES.matcher(words).replaceAll(""));
    }
    return columns;
  }
}

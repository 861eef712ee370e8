package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elenchus.claims.document.Cell;

/** Cuts running text into sentences and marks labels, quantities and numbers in them. */
final class Annotator {
  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}]+%?");
  private static final Pattern END =
      Pattern.compile("(?<!\\bvs|\\be\\.g|\\bi\\.e|\\bcf)[.!?](?=\\s|$)");
  private static final int MAX_LABEL = 40;

  /** One letter alone is an article or a symbol. */
  private static final int MIN_LABEL = 2;

  /** Labels that begin with one word. */
  private static final int MAX_LABELS = 60;

  /** A longer sentence is cut. */
  private static final int MAX_SENTENCE = 2_000;

  private static final int MIN_HEADING = 3;
  private static final Pattern TOKEN = Pattern.compile("(?<![\\p{L}\\p{N}_])[\\p{L}\\p{N}Δ]");

  private record Label(String text, boolean name) {}

  private final Map<String, Set<Label>> byFirstWord = new HashMap<>();
  private final Map<Integer, List<Amount>> figures;

  private Annotator(Map<Integer, List<Amount>> figures) {
    this.figures = figures;
  }

  static Annotator of(List<Sheet> sheets, Map<Integer, List<Amount>> figures) {
    Annotator annotator = new Annotator(figures);
    for (Sheet sheet : sheets) {
      sheet.names().forEach(n -> annotator.add(n, true));
      List<String> headings = sheet.axis() == Sheet.Axis.ROWS ? sheet.rows() : sheet.columns();
      if (sheet.axis() != Sheet.Axis.TITLE) {
        headings.stream()
            .filter(h -> Quantity.usual(h).isEmpty())
            .map(Quantity::key)
            .filter(h -> h.length() >= MIN_HEADING)
            .forEach(h -> annotator.add(h, false));
      }
    }
    return annotator;
  }

  private void add(String label, boolean name) {
    Matcher first = FIRST_WORD.matcher(label.toLowerCase(Locale.ROOT));
    boolean bareNumber = label.matches("[\\d.,]*");
    if (label.length() >= MIN_LABEL
        && label.length() <= MAX_LABEL
        && !bareNumber
        && first.find()
        && first.start() == 0) {
      Set<Label> labels = byFirstWord.computeIfAbsent(first.group(), w -> new LinkedHashSet<>());
      if (labels.size() < MAX_LABELS) {
        labels.add(new Label(label, name));
      }
    }
  }

  /** The sentences of a run of lines that belong together. */
  List<Sentence> sentences(List<String> lines, List<Integer> block) {
    StringBuilder text = new StringBuilder();
    TreeMap<Integer, Integer> begins = new TreeMap<>();
    List<Sentence.Printed> numbers = new ArrayList<>();
    for (int line : block) {
      int offset = text.length();
      begins.put(offset, line);
      for (Amount figure : figures.getOrDefault(line, List.of())) {
        int start = offset + figure.column() - 1;
        numbers.add(new Sentence.Printed(figure, start, offset + figure.end()));
      }
      text.append(lines.get(line - 1)).append(' ');
    }
    List<Sentence> sentences = new ArrayList<>();
    Matcher end = END.matcher(text).useTransparentBounds(true);
    int from = 0;
    int number = 0;
    while (from < text.length()) {
      int most = Math.min(text.length(), from + MAX_SENTENCE);
      int to = end.region(from, most).find() ? end.end() : most;
      int first = number;
      while (number < numbers.size() && numbers.get(number).end() <= to) {
        number++;
      }
      TreeMap<Integer, Integer> own = new TreeMap<>();
      own.put(0, begins.floorEntry(from).getValue());
      int start = from;
      begins.subMap(from, to).forEach((at, line) -> own.put(at - start, line));
      String part = text.substring(from, to);
      sentences.add(sentence(part, from, numbers.subList(first, number), "", own));
      from = to;
    }
    return sentences;
  }

  /** The text of a cell that holds more than one number. */
  Sentence cell(List<String> lines, Cell cell, List<Amount> inside, String about) {
    String line = lines.get(cell.line() - 1);
    List<Sentence.Printed> numbers = new ArrayList<>();
    int end = cell.column() - 1;
    for (Amount figure : inside) {
      int start = figure.column() - 1;
      end = figure.end();
      numbers.add(new Sentence.Printed(figure, start, end));
    }
    int bar = line.indexOf('|', end);
    int from = cell.column() - 1;
    TreeMap<Integer, Integer> own = new TreeMap<>(Map.of(0, cell.line()));
    String text = line.substring(from, bar < 0 ? line.length() : bar);
    return sentence(text, from, numbers, about, own);
  }

  private Sentence sentence(
      String text,
      int from,
      List<Sentence.Printed> all,
      String about,
      SortedMap<Integer, Integer> lines) {
    List<Sentence.Printed> numbers = new ArrayList<>();
    for (Sentence.Printed number : all) {
      if (number.start() >= from && number.end() <= from + text.length()) {
        numbers.add(
            new Sentence.Printed(number.figure(), number.start() - from, number.end() - from));
      }
    }
    List<Sentence.Name> names = new ArrayList<>();
    List<Quantity.Mention> quantities = new ArrayList<>();
    Matcher token = TOKEN.matcher(text);
    int next = 0;
    while (token.find()) {
      int at = token.start();
      if (at < next) {
        continue;
      }
      Quantity.Mention usual = Quantity.at(text, at);
      Optional<Label> label = labelAt(text, at);
      int labelEnd = label.map(l -> at + l.text().length()).orElse(at);
      if (usual != null && usual.end() >= labelEnd) {
        quantities.add(usual);
        next = usual.end();
      } else if (label.isPresent() && label.get().name()) {
        names.add(new Sentence.Name(label.get().text(), at, labelEnd));
        next = labelEnd;
      } else if (label.isPresent()) {
        quantities.add(new Quantity.Mention(Quantity.of(label.get().text()), at, labelEnd));
        next = labelEnd;
      }
    }
    return new Sentence(text, about, names, quantities, numbers, lines);
  }

  /** The longest label that begins at a place. */
  private Optional<Label> labelAt(String text, int at) {
    Matcher first = FIRST_WORD.matcher(text).region(at, text.length());
    if (!first.lookingAt()) {
      return Optional.empty();
    }
    Label best = null;
    for (Label label : byFirstWord.getOrDefault(first.group().toLowerCase(Locale.ROOT), Set.of())) {
      int end = at + label.text().length();
      boolean whole =
          text.regionMatches(true, at, label.text(), 0, label.text().length())
              && (end == text.length() || !isWordLetter(text.charAt(end)));
      if (whole && (best == null || label.text().length() > best.text().length())) {
        best = label;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isWordLetter(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '%';
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.document.Cell;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.Section;
import org.elenchus.claims.document.Table;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Block;
import org.elenchus.reports.View.Note;
import org.jspecify.annotations.Nullable;

/**
 * A document itself, where it is at hand: each line as it was read, the lines and numbers that
 * carry a claim marked with its verdict, notes in the margin, cells that cannot all be right
 * joined.
 */
final class DocumentPages {
  /** So many notes on numbers that agree stand open beside one block. */
  private static final int MAX_QUIET = 2;

  private final EvidenceFile file;
  private final Addresses addresses;

  DocumentPages(EvidenceFile file, Addresses addresses) {
    this.file = file;
    this.addresses = addresses;
  }

  /** The page of a document. */
  View.Annotated page(Document document, View.Document view) {
    TreeMap<Integer, List<Integer>> starting = new TreeMap<>();
    Map<Integer, Verdict> worst = new HashMap<>();
    for (int i = 0; i < file.claims().size(); i++) {
      ClaimEvidence claim = file.claims().get(i);
      int first = claim.locator().lines().get(0);
      if (claim.document().equals(document.id()) && first <= document.lines().size()) {
        starting.computeIfAbsent(first, k -> new ArrayList<>()).add(i);
        if (claim.origin() == Origin.DOCUMENT) {
          mark(claim, document, worst);
        }
      }
    }
    Map<Integer, Map<Integer, LineText.Printed>> numbers = numbers(document);
    Map<Integer, Section> sections = new HashMap<>();
    document.sections().forEach(section -> sections.put(section.line(), section));
    DocumentBlocks blocks = new DocumentBlocks(document.lines(), sections, numbers, worst);
    List<Block> annotated = new ArrayList<>();
    int after = 0;
    for (Block block : blocks.all()) {
      int last = block.lines().getLast().number();
      annotated.add(quietly(block, notes(starting.subMap(after, true, last, true))));
      after = last + 1;
    }
    return new View.Annotated(
        view, annotated, coverage(worst), document.lines().size(), worst.size());
  }

  private static void mark(ClaimEvidence claim, Document document, Map<Integer, Verdict> worst) {
    for (ReadingEvidence reading : claim.readings()) {
      for (int line : lines(claim, reading, document)) {
        worst.merge(line, reading.verdict(), (a, b) -> Marks.rank(a) <= Marks.rank(b) ? a : b);
      }
    }
  }

  /** The lines of the cells that a reading uses and its first one; all its lines without cells. */
  private static Set<Integer> lines(
      ClaimEvidence claim, ReadingEvidence reading, Document document) {
    Set<Integer> cells = new TreeSet<>();
    for (Evidence evidence : reading.evidence()) {
      if (evidence.grounds() instanceof Grounds.Cells(List<Grounds.Cells.Cell> all)) {
        all.stream()
            .filter(cell -> cell.document().equals(document.id()) && !cell.lines().isEmpty())
            .forEach(cell -> cells.add(cell.lines().get(0)));
      }
    }
    int first = claim.locator().lines().get(0);
    int last = cells.isEmpty() ? claim.locator().lines().get(1) : first;
    for (int line = first; line <= Math.min(last, document.lines().size()); line++) {
      cells.add(line);
    }
    cells.removeIf(line -> line < 1 || line > document.lines().size());
    return cells;
  }

  /** Notes that only say that printed numbers agree are folded where there are several. */
  private static Block quietly(Block block, List<Note> notes) {
    List<Note> quiet =
        notes.stream()
            .filter(note -> !note.repair())
            .filter(note -> note.marks().stream().allMatch(m -> m.css().equals("consistent")))
            .toList();
    if (quiet.size() <= MAX_QUIET) {
      return block.with(notes, List.of());
    }
    List<Note> rest = new ArrayList<>(notes);
    rest.removeAll(quiet);
    return block.with(rest, quiet);
  }

  /** Notes on claims that begin at given lines; a blank line's go to the block after it. */
  private List<Note> notes(Map<Integer, List<Integer>> starting) {
    List<Note> notes = new ArrayList<>();
    for (List<Integer> indices : starting.values()) {
      for (int index : indices) {
        ClaimEvidence claim = file.claims().get(index);
        notes.add(
            new Note(
                claim.locator().lines().get(0),
                claim.locator().lines().get(1),
                claim.origin() == Origin.REPAIR,
                Marks.of(claim),
                TexText.parse(claim.title()),
                claim.readings().stream()
                    .map(reading -> TexText.parse(PlainWords.why(reading)))
                    .toList(),
                addresses.claim(index)));
      }
    }
    return notes;
  }

  /** Stretches of lines with one verdict, for the strip beside the scroll bar. */
  private static List<View.Stretch> coverage(Map<Integer, Verdict> worst) {
    List<View.Stretch> stretches = new ArrayList<>();
    int from = 0;
    Verdict current = null;
    int last = 0;
    for (Map.Entry<Integer, Verdict> line : new TreeMap<>(worst).entrySet()) {
      boolean goesOn = current == line.getValue() && line.getKey() == last + 1;
      if (!goesOn) {
        if (current != null) {
          stretches.add(new View.Stretch(Marks.of(current), from, last - from + 1));
        }
        from = line.getKey();
        current = line.getValue();
      }
      last = line.getKey();
    }
    if (current != null) {
      stretches.add(new View.Stretch(Marks.of(current), from, last - from + 1));
    }
    return stretches;
  }

  /** The numbers of a document that have a state or belong to cells that exclude each other. */
  private Map<Integer, Map<Integer, LineText.Printed>> numbers(Document document) {
    Map<Integer, Map<Integer, LineText.Printed>> numbers = new HashMap<>();
    for (FigureEntry figure : file.figures()) {
      if (figure.document().equals(document.id()) && !figure.state().equals("not checkable")) {
        String claim = figure.claims().isEmpty() ? null : addresses.claim(figure.claims().get(0));
        String css = "figure " + (figure.state().equals("consistent") ? "agrees" : "disagrees");
        put(numbers, document, figure, css, claim, figure.state() + ": " + figure.reason(), -1);
      }
    }
    for (int i = 0; i < file.claims().size(); i++) {
      joined(document, i, numbers);
    }
    return numbers;
  }

  private void joined(
      Document document, int index, Map<Integer, Map<Integer, LineText.Printed>> numbers) {
    ClaimEvidence claim = file.claims().get(index);
    for (ReadingEvidence reading : claim.readings()) {
      for (Evidence evidence : reading.evidence()) {
        if (reading.verdict() == Verdict.CONTRADICTED
            && evidence.grounds() instanceof Grounds.Cells cells) {
          for (Grounds.Cells.Cell cell : cells.cells()) {
            if (cell.document().equals(document.id()) && !cell.lines().isEmpty()) {
              place(document, cell)
                  .ifPresent(
                      at ->
                          put(
                              numbers,
                              document,
                              at,
                              "figure disagrees joined",
                              addresses.claim(index),
                              "cannot stand beside the other cells of “"
                                  + TexText.plain(claim.title())
                                  + "”",
                              index));
            }
          }
        }
      }
    }
  }

  /**
   * Where a cell's number stands: in its column where the cell names one, else first in its line.
   */
  private static Optional<FigureEntry> place(Document document, Grounds.Cells.Cell cell) {
    int line = cell.lines().get(0);
    Stream<PrintedFigure> inLine =
        document.figures().stream()
            .filter(figure -> figure.line() == line)
            .sorted(Comparator.comparingInt(PrintedFigure::column));
    return Stream.concat(inColumn(document, line, cell.column()), inLine)
        .filter(figure -> figure.printed().equals(cell.printed()))
        .findFirst()
        .map(
            figure ->
                new FigureEntry(
                    document.id(), line, figure.column(), cell.printed(), "", "", List.of()));
  }

  private static Stream<PrintedFigure> inColumn(
      Document document, int line, @Nullable String column) {
    List<PrintedFigure> found = new ArrayList<>();
    for (Table table : document.tables()) {
      for (List<Cell> row : table.rows()) {
        for (int i = 0; i < Math.min(row.size(), table.header().size()); i++) {
          if (row.get(i).line() == line
              && table.header().get(i).text().equalsIgnoreCase(String.valueOf(column))) {
            found.addAll(row.get(i).figures());
          }
        }
      }
    }
    return found.stream();
  }

  private static void put(
      Map<Integer, Map<Integer, LineText.Printed>> numbers,
      Document document,
      FigureEntry figure,
      String css,
      @Nullable String href,
      String title,
      int group) {
    int from = figure.column() - 1;
    boolean there =
        figure.line() <= document.lines().size()
            && document.lines().get(figure.line() - 1).startsWith(figure.printed(), from);
    if (there) {
      numbers
          .computeIfAbsent(figure.line(), k -> new HashMap<>())
          .put(
              from,
              new LineText.Printed(
                  from,
                  from + figure.printed().length(),
                  css,
                  href == null ? "" : href,
                  title,
                  group));
    }
  }
}

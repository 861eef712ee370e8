package org.elenchus.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Contradiction.Carried;
import org.elenchus.claims.evidence.Contradiction.Spot;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Cell;
import org.elenchus.reports.View.Effect;

/**
 * The distinct contradictions among printed numbers, those across documents first: the cells that
 * cannot all be right, what each would have to be, and how what uses them fares without them.
 */
final class ContradictionPages {
  /** How many contradictions one page shows. */
  static final int ROWS = 100;

  private static final int MAX_LINKS = 12;

  private final ClaimPages claims;
  private final DocumentViews documents;
  private final Map<String, ClaimEvidence> byId;
  private final List<Contradiction> all;

  ContradictionPages(EvidenceFile file, ClaimPages claims, DocumentViews documents) {
    this.claims = claims;
    this.documents = documents;
    this.byId =
        file.claims().stream()
            .collect(Collectors.toMap(ClaimEvidence::id, Function.identity(), (a, b) -> a));
    List<Contradiction> found = file.contradictions();
    this.all =
        found == null
            ? List.of()
            : found.stream()
                .sorted(Comparator.comparing((Contradiction c) -> c.documents() < 2))
                .toList();
  }

  /** Whether there is one to show. */
  boolean any() {
    return !all.isEmpty();
  }

  /** How many pages they take. */
  int pages() {
    return Pagers.pages(all.size(), ROWS);
  }

  /** Where a page stands. */
  static String href(int number) {
    return number == 1 ? "contradictions.html" : "contradictions/page-" + number + ".html";
  }

  /** A page by number from 1. */
  View.Contradictions page(int number) {
    int from = (number - 1) * ROWS;
    List<Contradiction> shown = all.subList(from, Math.min(all.size(), from + ROWS));
    return new View.Contradictions(
        all.size(),
        (int) all.stream().filter(c -> c.documents() > 1).count(),
        from + 1,
        shown.stream().map(this::contradiction).toList(),
        Pagers.of(number, pages(), ContradictionPages::href));
  }

  private View.Contradiction contradiction(Contradiction one) {
    List<Carried> carried = one.carries();
    return new View.Contradiction(
        one.cells().stream().map(Spot::document).distinct().toList(),
        Words.formulas(one.relation()),
        one.cells().stream().flatMap(spot -> name(one, spot).stream()).toList(),
        one.cells().stream().map(spot -> cell(one, spot)).toList(),
        one.claims().stream().limit(MAX_LINKS).map(claims::link).toList(),
        carried.stream().limit(MAX_LINKS).map(this::effect).toList(),
        Math.max(0, carried.size() - MAX_LINKS));
  }

  private Effect effect(Carried carried) {
    return new Effect(
        claims.link(carried.claim()),
        carried.reading().word(),
        switch (carried.without()) {
          case FAILS -> "fails all the same";
          case CAN_HOLD -> "can hold";
          case EMPTY -> "nothing is left of it";
          case UNTOUCHED -> "does not use them itself";
        },
        carried.without().name().toLowerCase(Locale.ROOT));
  }

  /** What the relation calls the cell, beside what it prints; the statement has the names. */
  private Optional<String> name(Contradiction one, Spot spot) {
    return failing(one)
        .flatMap(reading -> reading.formal().path("cells").properties().stream())
        .filter(
            cell ->
                cell.getValue().path("line").asInt() == spot.line()
                    && cell.getValue().path("printed").asText().equals(spot.printed()))
        .findFirst()
        .map(cell -> cell.getKey() + ": " + spot.printed());
  }

  /** The readings that fail by the cells. */
  private Stream<ReadingEvidence> failing(Contradiction one) {
    return one.claims().stream()
        .map(byId::get)
        .filter(Objects::nonNull)
        .flatMap(claim -> claim.readings().stream())
        .filter(reading -> reading.verdict() == Verdict.CONTRADICTED);
  }

  /**
   * The cell as the grounds of a claim that fails by it have it; its place and print where none.
   */
  private Cell cell(Contradiction one, Spot spot) {
    return failing(one)
        .flatMap(reading -> reading.evidence().stream())
        .map(evidence -> evidence.grounds())
        .filter(Grounds.Cells.class::isInstance)
        .flatMap(grounds -> ((Grounds.Cells) grounds).cells().stream())
        .filter(cell -> isSame(cell, spot))
        .findFirst()
        .map(cell -> CellView.of(cell, documents))
        .orElseGet(() -> CellView.of(spot, documents));
  }

  private static boolean isSame(Grounds.Cells.Cell cell, Spot spot) {
    return cell.document().equals(spot.document())
        && !cell.lines().isEmpty()
        && cell.lines().getFirst() == spot.line()
        && Objects.equals(cell.row(), spot.row())
        && Objects.equals(cell.column(), spot.column())
        && cell.printed().equals(spot.printed());
  }
}

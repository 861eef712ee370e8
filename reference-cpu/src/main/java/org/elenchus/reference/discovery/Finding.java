package org.elenchus.reference.discovery;

import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.claims.relation.PrintedCell;

/**
 * Numbers of a document that cannot all be right; or, where values are given, that can.
 *
 * @param proposal the relation
 * @param cells a smallest set of numbers with which it fails, each with the values that it would
 *     have to have for the rest to hold; or all its numbers with values that satisfy it
 */
public record Finding(Proposal proposal, List<Cell> cells) {
  /** Copies the list. */
  public Finding {
    cells = List.copyOf(cells);
  }

  /**
   * The lines that it names: those of its numbers, and that of the sentence behind it.
   *
   * @return the lines in order
   */
  public NavigableSet<Integer> lines() {
    NavigableSet<Integer> lines = new TreeSet<>();
    cells.forEach(c -> lines.add(c.lines().getFirst()));
    if (proposal.line() > 0) {
      lines.add(proposal.line());
    }
    return lines;
  }

  /**
   * The lines that it names in one of several documents.
   *
   * @param document the document's id
   * @return those of its numbers there, in order
   */
  public NavigableSet<Integer> linesIn(String document) {
    NavigableSet<Integer> lines = new TreeSet<>();
    cells.stream()
        .filter(c -> c.document().equals(document))
        .forEach(c -> lines.add(c.lines().getFirst()));
    if (proposal.line() > 0 && proposal.relation().document().equals(document)) {
      lines.add(proposal.line());
    }
    return lines;
  }

  /**
   * Whether it rests on what a word such as "about" means.
   *
   * @return whether such a word stands before one of the numbers
   */
  public boolean isApproximate() {
    return proposal.relation().cells().values().stream()
        .filter(PrintedCell::isApproximate)
        .anyMatch(
            own ->
                cells.stream()
                    .anyMatch(
                        c ->
                            c.lines().getFirst() == own.line()
                                && c.printed().equals(own.printed())
                                && Objects.equals(c.column(), own.column())
                                && Objects.equals(c.row(), own.row())));
  }
}

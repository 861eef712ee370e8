package org.elenchus.reference.discovery;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;

/**
 * Numbers of a document that cannot all be right.
 *
 * @param proposal the relation that fails
 * @param cells a smallest set of numbers with which it fails, each with the values that it would
 *     have to have for the rest to hold
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
}

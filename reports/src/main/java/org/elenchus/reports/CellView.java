package org.elenchus.reports;

import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;
import org.elenchus.claims.document.Locator;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.reports.View.Cell;

/** A printed cell as pages show it: where it stands, what prints so, what it would have to be. */
final class CellView {
  private CellView() {}

  /** A cell of the grounds, with its intervals. */
  static Cell of(Grounds.Cells.Cell cell, DocumentViews documents) {
    Interval at = cell.interval();
    Interval needed = cell.needed();
    BigFraction value = cell.value();
    int from = cell.lines().isEmpty() ? 1 : Math.max(1, cell.lines().get(0));
    int to = cell.lines().size() < 2 ? from : Math.max(from, cell.lines().get(1));
    Locator locator = new Locator(cell.document(), from, to, null, null, null, null);
    return new Cell(
        locator.brief(),
        documents.source(locator),
        cell.row(),
        cell.column(),
        cell.printed(),
        Words.decimal(at.lo()),
        Words.decimal(at.hi()),
        Words.exact(at.lo()),
        Words.exact(at.hi()),
        needed == null ? null : Words.decimal(needed.lo()),
        needed == null ? null : Words.decimal(needed.hi()),
        needed != null
            && (needed.hi().compareTo(at.lo()) < 0 || needed.lo().compareTo(at.hi()) > 0),
        value == null ? null : Words.decimal(value));
  }

  /** A cell of which only its place and its print are known. */
  static Cell of(Contradiction.Spot spot, DocumentViews documents) {
    int line = Math.max(1, spot.line());
    Locator locator = new Locator(spot.document(), line, line, null, null, null, null);
    return new Cell(
        locator.brief(),
        documents.source(locator),
        spot.row(),
        spot.column(),
        spot.printed(),
        "—",
        "—",
        "",
        "",
        null,
        null,
        false,
        null);
  }
}

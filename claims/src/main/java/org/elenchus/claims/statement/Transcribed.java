package org.elenchus.claims.statement;

import java.util.Map;
import org.elenchus.claims.relation.PrintedCell;

/** A statement about printed numbers, which are compared with the documents. */
public interface Transcribed {
  /**
   * The printed numbers.
   *
   * @return them by a name each
   */
  Map<String, PrintedCell> cells();

  /**
   * The document in which a cell stands.
   *
   * @param cell one of these cells
   * @return the document's id
   */
  String documentOf(PrintedCell cell);
}

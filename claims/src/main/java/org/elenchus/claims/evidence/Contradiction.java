package org.elenchus.claims.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A distinct contradiction among printed numbers: a smallest set of cells that cannot all be right.
 * Readings that fail by the same cells are one contradiction; a set that contains another one is
 * none of its own.
 *
 * @param cells the cells, by document and line
 * @param relation what they cannot satisfy
 * @param claims ids of the claims that fail by these cells
 * @param carries the other readings that use one of the cells or rest on one of the claims, and how
 *     each fares if the cells are left out
 */
public record Contradiction(
    List<Spot> cells, String relation, List<String> claims, List<Carried> carries) {
  /** Copies the lists. */
  public Contradiction {
    cells = List.copyOf(cells);
    claims = List.copyOf(claims);
    carries = List.copyOf(carries);
  }

  /**
   * How many documents its cells stand in.
   *
   * @return their number
   */
  public int documents() {
    return (int) cells.stream().map(Spot::document).distinct().count();
  }

  /**
   * A printed cell.
   *
   * @param document the document's id
   * @param line its line
   * @param row its row, or null
   * @param column its column, or null
   * @param printed the number as printed
   */
  public record Spot(
      String document, int line, @Nullable String row, @Nullable String column, String printed) {}

  /**
   * A reading that a contradiction bears on.
   *
   * @param claim the claim's id
   * @param reading which reading
   * @param verdict its verdict with the cells
   * @param without how it fares without them
   */
  public record Carried(String claim, ReadingKind reading, Verdict verdict, Without without) {}

  /** How a reading fares if the cells of a contradiction may be anything. */
  public enum Without {
    /** Its other cells cannot satisfy it either. */
    @JsonProperty("fails all the same")
    FAILS,
    /** It can hold: nothing is left that speaks against it. */
    @JsonProperty("can hold")
    CAN_HOLD,
    /** It has no other cells. */
    @JsonProperty("nothing is left of it")
    EMPTY,
    /** It rests on a claim that fails by the cells, and uses none of them itself. */
    @JsonProperty("does not use them")
    UNTOUCHED
  }
}

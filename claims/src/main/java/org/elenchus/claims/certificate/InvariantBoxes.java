package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.Interval;

/**
 * Shows that a cell recognises a task on words of every length: boxes, each with a state of the
 * task's machine, such that the start lies in one, every symbol maps each into another with the
 * right state, and the readout keeps its margin on the way.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: inductive invariants (Floyd 1967). It
 * does not show that training finds the cell, or that it works in a format with less precision; the
 * grid has a statement of its own.
 *
 * @param parameters a value for each parameter of the cell
 * @param readout a term over the coordinates
 * @param margin what the readout keeps, positive
 * @param boxes the boxes
 */
@JsonTypeName("invariant-boxes")
public record InvariantBoxes(
    SortedMap<String, BigFraction> parameters, String readout, BigFraction margin, List<Box> boxes)
    implements Certificate {
  /** Copies the collections. */
  public InvariantBoxes {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    boxes = List.copyOf(boxes);
  }

  /**
   * A box.
   *
   * @param state the machine's state
   * @param coordinates where each coordinate of the cell lies
   */
  public record Box(int state, SortedMap<String, Interval> coordinates) {
    /** Copies the map. */
    public Box {
      coordinates = Collections.unmodifiableSortedMap(new TreeMap<>(coordinates));
    }
  }
}

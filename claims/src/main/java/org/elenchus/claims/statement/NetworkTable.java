package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.scope.Extent;

/**
 * For tasks and finite spaces of networks, whether the space holds a network that computes the
 * task: after every symbol of every word the answers to different labels lie in disjoint intervals,
 * apart by the margin at least, so that thresholds read the label off. Answers at steps without a
 * label may be anything.
 *
 * @param lengths the lengths T of the words, from 1 on
 * @param margin the least distance of answers to different labels, positive
 * @param spaces the spaces, none with the model and units of another
 * @param rows task by task and space by space
 */
@JsonTypeName("network-table")
public record NetworkTable(
    Extent lengths, BigFraction margin, List<NetworkSpace> spaces, List<Row> rows)
    implements Statement {
  /** Copies the lists; refuses lengths that do not begin with 1, and rows without a space. */
  public NetworkTable {
    spaces = List.copyOf(spaces);
    rows = List.copyOf(rows);
    if (!(lengths instanceof Extent.Range range) || range.from() != 1) {
      throw new IllegalArgumentException("lengths is a range from 1, such as \"1..16\"");
    }
    if (margin.signum() <= 0) {
      throw new IllegalArgumentException("margin is positive");
    }
    for (Row row : rows) {
      long named = spaces.stream().filter(row::isAbout).count();
      if (named != 1) {
        throw new IllegalArgumentException(
            named + " spaces hold networks of " + row.model() + " with " + row.units() + " units");
      }
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("rows names at least one task");
    }
  }

  /**
   * The lengths as a range.
   *
   * @return from 1 on
   */
  public Extent.Range range() {
    return (Extent.Range) lengths;
  }

  /**
   * The space of a row.
   *
   * @param row one of the rows
   * @return its space
   */
  public NetworkSpace space(Row row) {
    return spaces.stream().filter(row::isAbout).findFirst().orElseThrow();
  }

  /**
   * A task and a space.
   *
   * @param task a task with a finite machine
   * @param model the space's model
   * @param units the space's units
   * @param found whether a network of the space computes the task
   */
  public record Row(TaskRef task, String model, int units, boolean found) {
    boolean isAbout(NetworkSpace space) {
      return space.model().equals(model) && space.units() == units;
    }
  }
}

package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * For each of some tasks the least number of states with which a selective linear recurrence h_t =
 * A(x_t) h_{t−1}, y_t = c h_t, any matrix for each symbol, gives y_t equal to the label after every
 * word: no smaller one exists. Labels are taken as numbers.
 *
 * @param rows the tasks, each with the number claimed
 */
@JsonTypeName("least-states")
public record LeastStates(List<Row> rows) implements Statement {
  /** Copies the list. */
  public LeastStates {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("rows names at least one task");
    }
  }

  /**
   * A task and the number claimed.
   *
   * @param task a task with a finite machine that labels every step
   * @param states H
   */
  public record Row(TaskRef task, int states) {}
}

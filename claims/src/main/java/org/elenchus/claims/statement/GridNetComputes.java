package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Whether some net of at most so many layers of a model, every number on a finite grid, gives a
 * task's labels at every step of every word of every length.
 *
 * @param task a task with a finite machine
 * @param model the id of the reference model of every layer
 * @param layers the most layers that it may have
 * @param grid the grid
 * @param possible whether some net does
 */
@JsonTypeName("grid-net-computes")
public record GridNetComputes(
    TaskRef task, String model, int layers, GridMachine.Grid grid, boolean possible)
    implements Statement {}

package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A model on a finite grid gives a task's labels at every step of every word of every length: the
 * greatest of its outputs is the label's, by at least 1.
 *
 * @param machine the model
 * @param task a task with a finite machine, whose symbols are the first ones of the model's
 */
@JsonTypeName("grid-computes")
public record GridComputes(GridMachine machine, TaskRef task) implements Statement {}

package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Whether a selective linear recurrence h_t = A(x_t) h_{t−1}, with any matrix for each symbol and a
 * linear readout whose greatest entry is the answer, gives a task's labels at every step of every
 * word, with one setting for all T.
 *
 * @param task a task with a finite machine
 * @param possible whether one does
 */
@JsonTypeName("selective-recurrence-computes")
public record SelectiveComputes(TaskRef task, boolean possible) implements Statement {}

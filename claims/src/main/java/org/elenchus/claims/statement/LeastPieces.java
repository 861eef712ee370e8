package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The least number of linear pieces of a continuous function of the number of ones that gives a
 * task's label on every word of at most T bits, for every T ≥ 1. The task's label must be a
 * function of that number.
 *
 * @param task a task over bits with a finite machine
 * @param pieces the number claimed, a formula in T
 */
@JsonTypeName("least-pieces")
public record LeastPieces(TaskRef task, Formula pieces) implements Statement {}

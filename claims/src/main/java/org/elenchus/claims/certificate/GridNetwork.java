package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.elenchus.claims.statement.GridMachine;

/**
 * A net on a grid that computes a task. The checker walks it beside the task's machine until no new
 * pair of states appears.
 *
 * <p>Arithmetic: a finite grid, rounded to the nearest member. Source: products of finite automata.
 * It does not show that no smaller net does it, or that training finds this one.
 *
 * @param machine the net
 */
@JsonTypeName("grid-network")
public record GridNetwork(GridMachine machine) implements Certificate {}

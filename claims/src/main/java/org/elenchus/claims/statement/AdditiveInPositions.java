package org.elenchus.claims.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Every model of a class combines what it finds at single positions, and nothing else: for each
 * length T its last output is a sum of T functions, each of one input.
 *
 * @param models the class
 */
@JsonTypeName("additive-in-positions")
public record AdditiveInPositions(ModelClass models) implements Statement {}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The transition monoid of a finite machine, by its sizes. The checker builds the machine and the
 * monoid itself, all words being covered, and finds the same.
 *
 * <p>Arithmetic: whole numbers. Source: Schützenberger 1965: a language is star-free if its monoid
 * is aperiodic. It does not show anything of the model without its grid.
 *
 * @param states the states that the machine reaches
 * @param elements the maps of states that words make
 * @param index the least m with f^m = f^(m+1) for every element f
 */
@JsonTypeName("monoid-closure")
public record MonoidClosure(int states, int elements, int index) implements Certificate {}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A finite model and a task's machine walked side by side until no new pair of states appears. The
 * checker walks them itself.
 *
 * <p>Arithmetic: whole numbers on both sides; the model on its grid. Source: products of finite
 * automata. It does not show anything of the model in another format.
 *
 * @param states the states that the model reaches
 * @param pairs the pairs of states that are met
 */
@JsonTypeName("walked-pairs")
public record WalkedPairs(int states, int pairs) implements Certificate {}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Two families of words of bits whose labels differ and whose states draw together: the words 0^m
 * (1 0^n)^k for k = {@code ones} and k = {@code ones} + 1, as first n and then m grow.
 *
 * <p>It speaks of additive cells with constant gain alone, and only of a margin kept for all
 * lengths.
 *
 * <p>Arithmetic: whole numbers; the limits are argued in the checker and not computed. Source:
 * monotone bounded sequences converge. It does not show anything of more layers, of gains that
 * depend on the input, or of words of bounded length.
 *
 * @param ones how many ones the first family has, at least 1
 */
@JsonTypeName("converging-words")
public record ConvergingWords(int ones) implements Certificate {}

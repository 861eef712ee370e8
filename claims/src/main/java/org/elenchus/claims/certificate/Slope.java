package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows an inequality from one point: it holds there, and from there outward the larger side grows
 * at least as fast as the smaller one, by enclosures of the derivative on both rays.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: the mean value theorem. It does not
 * show the inequality at points off the rays from the anchor.
 *
 * @param variable the variable that is moved
 * @param anchor where the comparison starts
 */
@JsonTypeName("slope")
public record Slope(String variable, BigFraction anchor) implements Certificate {}

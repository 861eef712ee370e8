package org.elenchus.reference.exact;

/**
 * A value with its derivative along one direction.
 *
 * @param value the value
 * @param derivative the derivative
 * @param <N> the numbers below
 */
public record Dual<N>(N value, N derivative) {}

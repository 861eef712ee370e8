package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The neighbours in a floating-point format just outside a range in which a relation between
 * monotone functions holds. Since rounding keeps order, a relation that holds at both ends holds
 * between them, and one that fails at a neighbour fails beyond it.
 *
 * <p>Arithmetic: one floating-point format, each operation correctly rounded. Source: rounding
 * keeps order. It does not show anything of library functions that are not correctly rounded.
 *
 * @param before the value before the range, null if the range begins at the smallest finite value
 * @param after the value after the range, null if it ends at the largest finite value
 */
@JsonTypeName("monotone-ends")
public record MonotoneEnds(@Nullable BigFraction before, @Nullable BigFraction after)
    implements Certificate {}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Shows that no cell of a form recognises a task: repeated reading of one symbol moves each
 * coordinate by a nondecreasing bounded function of itself alone, so it runs monotonically to a
 * limit, and no continuous readout can follow labels that change for ever.
 *
 * <p>Arithmetic: rational intervals for the signs of derivatives. Source: monotone bounded
 * sequences converge. It does not show anything of cells with a coordinate that sees another, or of
 * margins that may shrink.
 *
 * @param symbol the symbol that is repeated
 */
@JsonTypeName("monotone-orbit")
public record MonotoneOrbit(int symbol) implements Certificate {}

/**
 * Exact numbers and rigorous enclosures: part of the trusted base.
 *
 * <p>Everything here is either exact (rationals, polynomials), rigorous (intervals that contain the
 * true value) or rounds by a stated rule (floating-point formats, grids). Nothing searches.
 */
@NullMarked
package org.elenchus.reference.exact;

import org.jspecify.annotations.NullMarked;

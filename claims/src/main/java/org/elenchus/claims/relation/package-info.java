/**
 * The language in which a claim says how printed figures hang together: syntax only, no arithmetic.
 */
@NullMarked
package org.elenchus.claims.relation;

import org.jspecify.annotations.NullMarked;

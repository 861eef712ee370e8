/** Evidence: what a run produced, and the evidence file. */
@NullMarked
package org.elenchus.claims.evidence;

import org.jspecify.annotations.NullMarked;

/**
 * Findings of the discovery as a reader sees them: as text, and as claims that the audit settles,
 * rechecks and reports like any other.
 */
@NullMarked
package org.elenchus.verify.figures;

import org.jspecify.annotations.NullMarked;

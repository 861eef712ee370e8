/** Formal statements: what a reading says, as values that a check can settle. */
@NullMarked
package org.elenchus.claims.statement;

import org.jspecify.annotations.NullMarked;

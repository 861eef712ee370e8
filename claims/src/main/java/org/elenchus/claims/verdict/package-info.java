/** Verdicts, and the one pure function that gives them. */
@NullMarked
package org.elenchus.claims.verdict;

import org.jspecify.annotations.NullMarked;

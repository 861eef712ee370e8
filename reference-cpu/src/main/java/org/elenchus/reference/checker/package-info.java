/**
 * The trusted checker: from a formal statement and grounds to a ruling. It decides which grounds
 * may speak of a statement and what follows; what they show is recomputed in {@code proof} and
 * {@code statistics}. With the exact types, the models and the task oracles these are all that a
 * recheck believes.
 */
@NullMarked
package org.elenchus.reference.checker;

import org.jspecify.annotations.NullMarked;

/**
 * The trusted checker: from a formal statement and grounds to a ruling. Together with the exact
 * types, the models and the task oracles it is all that a recheck believes.
 */
@NullMarked
package org.elenchus.reference.checker;

import org.jspecify.annotations.NullMarked;

/**
 * The recheck: from claim data and an evidence file to verdicts, with the trusted base alone. It
 * imports no search, no training and no check.
 */
@NullMarked
package org.elenchus.verify.recheck;

import org.jspecify.annotations.NullMarked;

/**
 * Synthetic studies with known relations, and known errors planted in them one at a time: what the
 * discovery of contradictions is measured against.
 *
 * <p>Written from the description of the benchmark alone, before any rule of discovery. Its
 * arithmetic is its own: nothing here uses the auditor's intervals, relations or solver, so that an
 * error in those cannot hide itself.
 */
@NullMarked
package org.elenchus.verify.planted;

import org.jspecify.annotations.NullMarked;

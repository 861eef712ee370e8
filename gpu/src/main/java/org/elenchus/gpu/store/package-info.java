/**
 * Runs on disk: computed in any order, on any machine, merged by copying files together, and never
 * computed twice.
 */
@NullMarked
package org.elenchus.gpu.store;

import org.jspecify.annotations.NullMarked;

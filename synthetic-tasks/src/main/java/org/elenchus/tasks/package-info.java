/** Synthetic tasks: a seeded generator and an exact oracle for each. */
@NullMarked
package org.elenchus.tasks;

import org.jspecify.annotations.NullMarked;

/**
 * Words drawn from seeds, what shortcuts reach on them, and their export. Not trusted: labels come
 * from the oracles alone.
 */
@NullMarked
package org.elenchus.tasks.data;

import org.jspecify.annotations.NullMarked;

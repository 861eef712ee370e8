/** Claims and their readings, as data read from claim files. */
@NullMarked
package org.elenchus.claims.claim;

import org.jspecify.annotations.NullMarked;

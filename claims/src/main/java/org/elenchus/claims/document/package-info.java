/** Documents under audit: where things stand in them, and the numbers they print. */
@NullMarked
package org.elenchus.claims.document;

import org.jspecify.annotations.NullMarked;

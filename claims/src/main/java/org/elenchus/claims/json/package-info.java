/** JSON under tight limits, with errors that name file, line and field. */
@NullMarked
package org.elenchus.claims.json;

import org.jspecify.annotations.NullMarked;

/** Scopes: which arithmetic and which domain a statement is about, or evidence reaches. */
@NullMarked
package org.elenchus.claims.scope;

import org.jspecify.annotations.NullMarked;

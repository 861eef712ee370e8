/** Exact arithmetic, the reference models over it, and the certificates they give. */
@NullMarked
package org.elenchus.reference;

import org.jspecify.annotations.NullMarked;

/**
 * Documents as they lie on disk, where things stand in them, every number printed in them.
 *
 * <p>A document is untrusted text: sizes are bounded, a slip is an {@link
 * org.elenchus.claims.InputException}. A printed number is not a value but the set of values that
 * print that way.
 */
@NullMarked
package org.elenchus.claims.document;

import org.jspecify.annotations.NullMarked;

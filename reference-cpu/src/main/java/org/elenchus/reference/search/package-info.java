/**
 * What looks for certificates. Nothing here is trusted: a certificate counts only if {@link
 * org.elenchus.reference.checker.Checker} accepts it.
 */
@NullMarked
package org.elenchus.reference.search;

import org.jspecify.annotations.NullMarked;

/**
 * What certificates show. One class for each line of argument: its methods take the data of a
 * statement and a certificate, recompute all that the argument uses, and return what is shown, or
 * throw an {@link IllegalArgumentException} with what is missing. Trusted: the checker rests on it.
 */
@NullMarked
package org.elenchus.reference.proof;

import org.jspecify.annotations.NullMarked;

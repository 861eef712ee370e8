/**
 * Words and what is made of them: tasks as functions of words, weighted sums of words, and networks
 * run over all words of a length. Trusted: the checker rests on it.
 */
@NullMarked
package org.elenchus.reference.words;

import org.jspecify.annotations.NullMarked;

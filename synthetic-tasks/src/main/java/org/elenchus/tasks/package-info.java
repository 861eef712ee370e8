/**
 * Synthetic tasks as exact functions: a vocabulary, a label alphabet and an oracle computed by two
 * roads that share no code.
 *
 * <p>Part of the trusted base: depends on {@code java.base} alone. What draws words from a seed is
 * in {@link org.elenchus.tasks.data} and is not trusted.
 */
@NullMarked
package org.elenchus.tasks;

import org.jspecify.annotations.NullMarked;

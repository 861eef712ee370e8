/**
 * Training: a configuration goes in, checked before any work; one run per seed comes out.
 *
 * <p>All seeds of a configuration are trained in one computation. The same configuration gives the
 * same bits on the same machine, however many threads take part.
 */
@NullMarked
package org.elenchus.gpu.train;

import org.jspecify.annotations.NullMarked;

/**
 * What measured values establish: exact binomial tails, intervals and families of tests over
 * training runs, laws fitted to norms of gradients. Trusted: the checker rests on it.
 */
@NullMarked
package org.elenchus.reference.statistics;

import org.jspecify.annotations.NullMarked;

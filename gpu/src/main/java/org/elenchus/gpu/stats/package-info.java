/** What runs of several seeds say: intervals, corrections for many comparisons, resampling. */
@NullMarked
package org.elenchus.gpu.stats;

import org.jspecify.annotations.NullMarked;

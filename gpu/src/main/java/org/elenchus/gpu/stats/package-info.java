/** What runs of several seeds say: intervals and resampling. */
@NullMarked
package org.elenchus.gpu.stats;

import org.jspecify.annotations.NullMarked;

/** Benchmarks of the devices; built and run by {@code -Pbench} only. */
@NullMarked
package org.elenchus.gpu.bench;

import org.jspecify.annotations.NullMarked;

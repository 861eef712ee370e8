/** The evidence site: pages made from the evidence model alone. */
@NullMarked
package org.elenchus.reports;

import org.jspecify.annotations.NullMarked;

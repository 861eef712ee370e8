/** The audit: from claims through checks to an evidence file. */
@NullMarked
package org.elenchus.verify.audit;

import org.jspecify.annotations.NullMarked;

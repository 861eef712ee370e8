/** Checks: what settles a formal statement, called by name from the claim files. Not trusted. */
@NullMarked
package org.elenchus.verify.check;

import org.jspecify.annotations.NullMarked;

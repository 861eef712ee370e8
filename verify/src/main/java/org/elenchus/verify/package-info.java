/** Checks bound to claims, the audit run over them, and the command line. */
@NullMarked
package org.elenchus.verify;

import org.jspecify.annotations.NullMarked;

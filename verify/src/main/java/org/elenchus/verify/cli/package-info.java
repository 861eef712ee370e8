/** The command line. */
@NullMarked
package org.elenchus.verify.cli;

import org.jspecify.annotations.NullMarked;

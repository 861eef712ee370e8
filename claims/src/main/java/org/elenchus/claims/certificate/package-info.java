/** Certificates: what a search found and the trusted checker may accept. Plain records. */
@NullMarked
package org.elenchus.claims.certificate;

import org.jspecify.annotations.NullMarked;

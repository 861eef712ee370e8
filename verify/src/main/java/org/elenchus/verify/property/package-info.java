/**
 * Properties: jqwik draws random instances of a statement and the reference models decide each. A
 * sample never settles an exact claim; an instance at which the statement fails becomes a
 * certificate that the trusted checker rules on.
 */
@NullMarked
package org.elenchus.verify.property;

import org.jspecify.annotations.NullMarked;

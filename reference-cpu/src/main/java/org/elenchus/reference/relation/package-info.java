/**
 * Printed figures held against a relation, in rational interval arithmetic: part of the trusted
 * base.
 *
 * <p>"No values behind the printed digits satisfy the relation" is shown by enclosures that come
 * out empty; "some do" by values that are put in and checked. Where neither succeeds nothing is
 * said.
 */
@NullMarked
package org.elenchus.reference.relation;

import org.jspecify.annotations.NullMarked;

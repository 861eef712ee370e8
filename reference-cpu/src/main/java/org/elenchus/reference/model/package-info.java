/**
 * The reference models, written once over any {@link org.elenchus.reference.exact.Arithmetic}, in
 * the plainest code that reads like the formula. Part of the trusted base: certificates are checked
 * against these and nothing else, so a slip here is a slip in every verdict.
 *
 * <p>Letters in shapes: T steps, D layers, H hidden size, K heads.
 */
@NullMarked
package org.elenchus.reference.model;

import org.jspecify.annotations.NullMarked;

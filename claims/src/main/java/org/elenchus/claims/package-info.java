/**
 * Documents, claims, evidence and verdicts: what flows through an audit, as values.
 *
 * <p>Values and parsing only: no arithmetic engine and no model.
 */
@NullMarked
package org.elenchus.claims;

import org.jspecify.annotations.NullMarked;

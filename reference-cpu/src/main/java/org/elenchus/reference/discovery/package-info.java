/**
 * Relations that a reader would expect to hold in a document, proposed from the document alone.
 *
 * <p>Tables and lists become {@link org.elenchus.reference.discovery.Sheet sheets} of labelled
 * numbers, running text becomes {@link org.elenchus.reference.discovery.Sentence sentences} with
 * the names, quantities and numbers in them. {@link org.elenchus.reference.discovery.Rule Rules}
 * look for what the author must have meant and propose only what fails in quick floating-point
 * bounds; {@link org.elenchus.reference.discovery.Discovery} keeps a proposal as a finding if exact
 * interval arithmetic shows that no values behind the printed digits satisfy it. Nothing here is
 * trusted.
 */
@NullMarked
package org.elenchus.reference.discovery;

import org.jspecify.annotations.NullMarked;

package org.elenchus.reference.discovery;

import java.util.function.Consumer;

/** Proposes relations of one kind that fail in quick bounds. */
interface Rule {
  /** The rule's name, in words. */
  String name();

  /**
   * Looks through a document.
   *
   * @param contents the document
   * @param out takes each draft of a relation that fails in quick bounds
   */
  void propose(Contents contents, Consumer<Draft> out);
}

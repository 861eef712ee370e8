package org.elenchus.reference.discovery;

/** Proposes relations of one kind. */
interface Rule {
  /** The rule's name, in words. */
  String name();

  /**
   * Looks through a document.
   *
   * @param contents the document
   * @param out takes each draft of a relation
   */
  void propose(Contents contents, Sink out);
}

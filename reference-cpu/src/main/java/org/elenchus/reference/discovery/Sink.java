package org.elenchus.reference.discovery;

import java.util.function.Supplier;

/** Takes the relations that rules propose. */
interface Sink {
  /**
   * A relation that fails in quick bounds.
   *
   * @param draft the relation
   */
  void fails(Draft draft);

  /**
   * A relation that quick bounds allow.
   *
   * @param draft makes it, if somebody wants to see it
   */
  void holds(Supplier<Draft> draft);
}

package org.elenchus.claims.relation;

import java.io.Serial;

/** A relation that is not one: what is wrong, and what was expected. */
public final class RelationSyntaxException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Describes the slip.
   *
   * @param message one sentence without a full stop
   */
  public RelationSyntaxException(String message) {
    super(message);
  }
}

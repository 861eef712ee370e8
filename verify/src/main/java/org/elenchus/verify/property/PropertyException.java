package org.elenchus.verify.property;

/** A property could not be run, or failed otherwise than by an instance of the statement. */
public final class PropertyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * States what went wrong.
   *
   * @param message one sentence
   */
  public PropertyException(String message) {
    super(message);
  }

  /**
   * States what went wrong and why.
   *
   * @param message one sentence
   * @param cause what was thrown
   */
  public PropertyException(String message, Throwable cause) {
    super(message, cause);
  }
}

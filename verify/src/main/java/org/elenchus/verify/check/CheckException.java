package org.elenchus.verify.check;

/** A check broke: not a verdict, but a defect of the auditor or of a claim's data. Exit code 3. */
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * States what broke.
   *
   * @param message one sentence that names the claim or the check
   */
  public CheckException(String message) {
    super(message);
  }

  /**
   * States what broke and why.
   *
   * @param message one sentence
   * @param cause what was thrown
   */
  public CheckException(String message, Throwable cause) {
    super(message, cause);
  }
}

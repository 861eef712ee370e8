package org.elenchus.reference.exact;

import java.io.Serial;

/**
 * An operation has no value in an arithmetic: the exponential of a rational, the quotient of two
 * polynomials, the order of two intervals that overlap.
 */
public final class NotInArithmeticException extends ArithmeticException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Names the operation and the arithmetic.
   *
   * @param operation what was asked for, with its operand
   * @param arithmetic the arithmetic's name
   * @param reason why it has no value there
   */
  public NotInArithmeticException(String operation, String arithmetic, String reason) {
    super(operation + " has no value in " + arithmetic + ": " + reason);
  }
}

package org.elenchus.tasks;

/**
 * A setting that cannot be used: a parameter of a task or a field of a training configuration.
 *
 * <p>The message is one sentence with the field, what was found and what was expected. Thrown
 * before any work is done; the command line exits with 2.
 */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The name of the field at fault. */
  private final String field;

  /** What was expected, in words. */
  private final String expectation;

  /**
   * States which setting is wrong.
   *
   * @param field the field's name
   * @param found its value
   * @param expectation what was expected, such as {@code "an integer of at least 1"}
   */
  public SettingException(String field, Object found, String expectation) {
    super("Field '" + field + "' is " + found + ", expected " + expectation + ".");
    this.field = field;
    this.expectation = expectation;
  }

  /**
   * Which setting is at fault.
   *
   * @return the field's name
   */
  public String field() {
    return field;
  }

  /**
   * What would have been right.
   *
   * @return the expectation in words
   */
  public String expectation() {
    return expectation;
  }
}

package org.elenchus.claims;

import org.jspecify.annotations.Nullable;

/**
 * Bad input: a document, claim file or evidence file that cannot be used as it stands.
 *
 * <p>The message is one sentence that names the file, the line and the field, and says what was
 * expected. The command line prints it and exits with 2; nothing is written.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * States what is wrong and where.
   *
   * @param file the file as the user named it
   * @param line 1-based line, or 0 where no single line is at fault
   * @param field the field or column at fault, or null
   * @param problem what was found and what was expected
   */
  public InputException(String file, int line, @Nullable String field, String problem) {
    super(
        file
            + (line > 0 ? ":" + line : "")
            + (field == null || field.isEmpty() ? "" : ": field '" + field + "'")
            + ": "
            + problem);
  }
}

package org.elenchus.reference.exact;

/** What a proof insists on. The checker turns the exception into a refusal. */
public final class Require {
  private Require() {}

  /**
   * Insists on a condition.
   *
   * @param condition what must be so
   * @param sentence what is wrong if it is not
   * @throws IllegalArgumentException with the sentence, unless the condition holds
   */
  public static void that(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}

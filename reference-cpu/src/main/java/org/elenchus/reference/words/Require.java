package org.elenchus.reference.words;

/** What is insisted on here. The checker turns the exception into a refusal. */
final class Require {
  private Require() {}

  /** Throws an IllegalArgumentException with the sentence, unless the condition holds. */
  static void that(boolean condition, String sentence) {
    if (!condition) {
      throw new IllegalArgumentException(sentence);
    }
  }
}

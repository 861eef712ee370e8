package org.elenchus.verify.planted;

/** The errors that are planted, one at a time. */
public enum ErrorType {
  /** Two neighbouring unequal digits of one printed number change places. */
  DIGIT_SWAP("digit swap"),
  /** A percentage or a ratio is taken over the other of its two numbers. */
  WRONG_BASE("wrong base"),
  /** A number that is printed twice is left at an earlier value in one of the two places. */
  STALE_DUPLICATE("stale duplicate"),
  /** A suffix of scale is exchanged: thousands for millions, millions for billions. */
  WRONG_UNIT("wrong unit"),
  /** The row or the name that is called the best is not. */
  WRONG_WINNER("wrong winner"),
  /** Two neighbouring rows of one column have exchanged their numbers. */
  SHIFTED_ROW("shifted row");

  private final String words;

  ErrorType(String words) {
    this.words = words;
  }

  /**
   * The name for readers.
   *
   * @return two words
   */
  public String words() {
    return words;
  }
}

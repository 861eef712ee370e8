package org.elenchus.claims.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two ways in which a claim can be read; each has its own verdict. */
public enum ReadingKind {
  /** What the formal statement says. */
  @JsonProperty("literal")
  LITERAL,
  /** What the document concludes. */
  @JsonProperty("prose")
  PROSE;

  /**
   * The word used in JSON and in file names.
   *
   * @return the lower-case name
   */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

package org.elenchus.claims.document;

/**
 * A document under audit, as claim files and evidence files name it.
 *
 * @param id a short id in lower case
 * @param title its title
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record DocumentEntry(String id, String title, String sha256) {
  /** Refuses ids that could not stand in a claim id or a file name. */
  public DocumentEntry {
    if (!id.matches("[a-z0-9.-]{1,80}")) {
      throw new IllegalArgumentException(
          "a document id is 1 to 80 of a-z, 0-9, '.' and '-', not \"" + id + "\"");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("sha256 is 64 hexadecimal digits in lower case");
    }
  }
}

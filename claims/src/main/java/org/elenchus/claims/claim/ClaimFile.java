package org.elenchus.claims.claim;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.Place;
import org.jspecify.annotations.Nullable;

/**
 * A claim file as it is written: the claims of one document. Editors may find its JSON Schema by a
 * field {@code $schema}, which is not read here.
 *
 * @param schema always {@link #SCHEMA}
 * @param document the document that makes the claims
 * @param claims in document order
 */
@JsonIgnoreProperties("$schema")
public record ClaimFile(String schema, DocumentEntry document, List<Entry> claims) {
  /** The schema's name. */
  public static final String SCHEMA = "elenchus-claims/1";

  /** The most claims that one file may hold. */
  public static final int MAX_CLAIMS = 10_000;

  /** Copies the list and refuses another schema. */
  public ClaimFile {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("schema must be " + SCHEMA + ", not " + schema);
    }
    claims = List.copyOf(claims);
    if (claims.size() > MAX_CLAIMS) {
      throw new IllegalArgumentException("at most " + MAX_CLAIMS + " claims in one file");
    }
  }

  /**
   * A claim as it is written; its document is the file's. See {@link Claim} for the fields.
   *
   * @param id {@code document-id/slug}
   * @param origin who makes it
   * @param repairs the repaired claim, or null
   * @param locator where it stands
   * @param kind the sort of claim
   * @param title a short name
   * @param statement in our own words with TeX
   * @param hypotheses what is assumed
   * @param conventions what only fixes a meaning, or null where nothing does
   * @param needs what hypotheses are needed for that no edit drops, or null
   * @param doesNotShow what a pass would not show
   * @param dependsOn ids
   * @param contradicts ids
   * @param trained the training evidence beside an exact statement, or null
   * @param readings one or two
   */
  public record Entry(
      String id,
      Origin origin,
      @Nullable String repairs,
      Place locator,
      String kind,
      String title,
      String statement,
      List<String> hypotheses,
      @Nullable List<String> conventions,
      @Nullable List<Need> needs,
      String doesNotShow,
      List<String> dependsOn,
      List<String> contradicts,
      @Nullable Trained trained,
      List<Reading> readings) {}
}

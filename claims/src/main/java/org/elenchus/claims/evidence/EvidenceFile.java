package org.elenchus.claims.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.claim.Trained;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * An evidence file, {@code elenchus-evidence/1}: all that a run found, enough to show it and to
 * check it again.
 *
 * @param schema always {@link #SCHEMA}
 * @param run how it was made
 * @param trustedBase the packages that a recheck believes, with their sizes
 * @param documents what was audited
 * @param claims every claim in document order
 * @param figures every number of the documents
 * @param summary how often each verdict was given
 * @param auditor what the discovery of contradictions finds among planted errors; null where it was
 *     not measured
 * @param replication what others published beside the kept runs; null where it was not compared
 * @param contradictions an output: the distinct contradictions among printed numbers; null where
 *     there are none
 */
public record EvidenceFile(
    String schema,
    Run run,
    List<TrustedPackage> trustedBase,
    List<DocumentEntry> documents,
    List<ClaimEvidence> claims,
    List<FigureEntry> figures,
    Map<Verdict, Integer> summary,
    @Nullable Auditor auditor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Replication replication,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Contradiction> contradictions) {
  /** The schema's name. */
  public static final String SCHEMA = "elenchus-evidence/1";

  /** Copies the collections and refuses another schema. */
  public EvidenceFile {
    if (!schema.equals(SCHEMA)) {
      throw new IllegalArgumentException("schema must be " + SCHEMA + ", not " + schema);
    }
    trustedBase = List.copyOf(trustedBase);
    documents = List.copyOf(documents);
    claims = List.copyOf(claims);
    figures = List.copyOf(figures);
    Map<Verdict, Integer> ordered = new EnumMap<>(Verdict.class);
    ordered.putAll(summary);
    summary = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ordered));
    contradictions = contradictions == null ? null : List.copyOf(contradictions);
  }

  /**
   * The same with what is measured beside the claims.
   *
   * @param measured what was measured of the auditor
   * @param compared what others published beside our results
   * @return a file that carries both
   */
  public EvidenceFile with(Auditor measured, Replication compared) {
    return new EvidenceFile(
        schema,
        run,
        trustedBase,
        documents,
        claims,
        figures,
        summary,
        measured,
        compared,
        contradictions);
  }

  /**
   * How often each verdict word was given, over all readings.
   *
   * @param claims the claims of a file
   * @return every word with its count, zero included
   */
  public static Map<Verdict, Integer> count(List<ClaimEvidence> claims) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    for (ClaimEvidence claim : claims) {
      claim.readings().forEach(reading -> counts.merge(reading.verdict(), 1, Integer::sum));
    }
    return counts;
  }

  /**
   * How a file was made.
   *
   * @param started ISO 8601, UTC
   * @param seed the run's seed
   * @param budget quick, standard or full
   * @param device cpu or cuda
   * @param jdk the Java version
   * @param commit the source's commit, or {@code unknown}
   * @param durationSeconds how long it took
   */
  public record Run(
      String started,
      long seed,
      String budget,
      String device,
      String jdk,
      String commit,
      double durationSeconds) {}

  /**
   * A package that a recheck believes.
   *
   * @param name the package
   * @param lines its lines of code, without blank lines and comments
   */
  public record TrustedPackage(
      @com.fasterxml.jackson.annotation.JsonProperty("package") String name, int lines) {}

  /**
   * A claim with its readings.
   *
   * @param id the claim's id
   * @param origin who makes it
   * @param repairs the claim it repairs, or null
   * @param document the document's id
   * @param locator where it stands
   * @param kind the sort of claim
   * @param title a short name
   * @param statement in our own words with TeX
   * @param dependsOn ids
   * @param contradicts ids
   * @param readings with their verdicts
   * @param hypotheses what is assumed
   * @param doesNotShow what a pass would not show
   * @param doubts an output: ids of the claims that this one rests on, directly or through others,
   *     and a reading of which did not hold, nearest first; null where there are none
   * @param trained the training evidence beside an exact statement; null where nothing is said
   */
  public record ClaimEvidence(
      String id,
      Origin origin,
      @Nullable String repairs,
      String document,
      Place locator,
      String kind,
      String title,
      String statement,
      List<String> dependsOn,
      List<String> contradicts,
      List<ReadingEvidence> readings,
      List<String> hypotheses,
      String doesNotShow,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> doubts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Trained trained) {
    /** Copies the lists. */
    public ClaimEvidence {
      dependsOn = List.copyOf(dependsOn);
      contradicts = List.copyOf(contradicts);
      readings = List.copyOf(readings);
      hypotheses = List.copyOf(hypotheses);
      doubts = doubts == null ? null : List.copyOf(doubts);
    }

    /**
     * A claim before it is known what the claims that it rests on came to.
     *
     * @param id the claim's id
     * @param origin who makes it
     * @param repairs the claim it repairs, or null
     * @param document the document's id
     * @param locator where it stands
     * @param kind the sort of claim
     * @param title a short name
     * @param statement in our own words with TeX
     * @param dependsOn ids
     * @param contradicts ids
     * @param readings with their verdicts
     * @param hypotheses what is assumed
     * @param doesNotShow what a pass would not show
     * @param trained the training evidence beside an exact statement, or null
     */
    public ClaimEvidence(
        String id,
        Origin origin,
        @Nullable String repairs,
        String document,
        Place locator,
        String kind,
        String title,
        String statement,
        List<String> dependsOn,
        List<String> contradicts,
        List<ReadingEvidence> readings,
        List<String> hypotheses,
        String doesNotShow,
        @Nullable Trained trained) {
      this(
          id,
          origin,
          repairs,
          document,
          locator,
          kind,
          title,
          statement,
          dependsOn,
          contradicts,
          readings,
          hypotheses,
          doesNotShow,
          null,
          trained);
    }

    /**
     * The same with the doubt that it inherits.
     *
     * @param inherited ids of claims, nearest first
     * @return the claim, without the field where there are none
     */
    public ClaimEvidence doubtedBy(List<String> inherited) {
      return new ClaimEvidence(
          id,
          origin,
          repairs,
          document,
          locator,
          kind,
          title,
          statement,
          dependsOn,
          contradicts,
          readings,
          hypotheses,
          doesNotShow,
          inherited.isEmpty() ? null : inherited,
          trained);
    }

    /**
     * Whether a reading did not hold: it is refuted, unsupported or without content.
     *
     * @return whether what rests on it inherits doubt
     */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public boolean isDoubtful() {
      return readings.stream()
          .map(ReadingEvidence::verdict)
          .anyMatch(v -> v.isAgainst() || v == Verdict.UNSUPPORTED || v == Verdict.VACUOUS);
    }
  }

  /**
   * A reading with its verdict and the evidence for it.
   *
   * @param reading which one
   * @param scope what it is about
   * @param verdict an output: the policy's word
   * @param expected the word seen before, or null
   * @param under cited results that the verdict rests on
   * @param summary an output: what was found, in a sentence or two
   * @param evidence in the order of the checks
   * @param says the reading in our own words
   * @param formal the formal statement
   * @param without what fails when hypotheses are dropped in turn, or null where none is
   */
  public record ReadingEvidence(
      ReadingKind reading,
      Scope scope,
      Verdict verdict,
      @Nullable Verdict expected,
      List<String> under,
      String summary,
      List<Evidence> evidence,
      String says,
      JsonNode formal,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Without> without) {
    /** Copies the lists. */
    public ReadingEvidence {
      under = List.copyOf(under);
      evidence = List.copyOf(evidence);
      without = without == null ? null : List.copyOf(without);
    }

    /**
     * The hypotheses that were dropped.
     *
     * @return them in order, none where the field is absent
     */
    public List<Without> dropped() {
      return without == null ? List.of() : without;
    }
  }

  /**
   * A reading without one of its hypotheses, settled by its first check.
   *
   * @param hypothesis the hypothesis
   * @param control the edit that takes it away, and how the rest came out
   */
  public record Without(String hypothesis, Control control) {}

  /**
   * A number of a document.
   *
   * @param document the document's id
   * @param line 1-based
   * @param column 1-based offset of its first character in the line
   * @param printed as printed
   * @param state consistent, inconsistent or not checkable
   * @param reason why, or what is missing
   * @param claims ids of the claims that use it
   */
  public record FigureEntry(
      String document,
      int line,
      int column,
      String printed,
      String state,
      String reason,
      List<String> claims) {
    /** Copies the list. */
    public FigureEntry {
      claims = List.copyOf(claims);
    }
  }
}

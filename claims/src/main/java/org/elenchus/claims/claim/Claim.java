package org.elenchus.claims.claim;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.claims.document.Locator;
import org.jspecify.annotations.Nullable;

/**
 * A claim: what a document says in one place, in our own words, with one or two readings.
 *
 * @param id {@code document-id/slug}
 * @param origin who makes it
 * @param repairs the id of the claim that a repair restates, or null
 * @param locator where it stands
 * @param kind the sort of claim: theorem, definition, figure, law, prediction, causal, empirical
 * @param title a short name
 * @param statement the claim, with TeX mathematics between dollar signs
 * @param hypotheses what is assumed
 * @param conventions what only fixes a meaning: a rounding mode, a norm, what a word counts
 * @param needs what hypotheses are needed for that no edit drops
 * @param doesNotShow what a pass would not show
 * @param dependsOn ids of claims that this one rests on
 * @param contradicts ids of claims that cannot hold together with it
 * @param trained for an exact statement, the training evidence beside it; else null
 * @param readings one or two
 */
public record Claim(
    String id,
    Origin origin,
    @Nullable String repairs,
    Locator locator,
    String kind,
    String title,
    String statement,
    List<String> hypotheses,
    List<String> conventions,
    List<Need> needs,
    String doesNotShow,
    List<String> dependsOn,
    List<String> contradicts,
    @Nullable Trained trained,
    List<Reading> readings) {
  /** Copies the lists and refuses a claim without, or with repeated, readings. */
  public Claim {
    hypotheses = List.copyOf(hypotheses);
    conventions = List.copyOf(conventions);
    needs = List.copyOf(needs);
    for (Need need : needs) {
      if (!hypotheses.contains(need.hypothesis())) {
        throw new IllegalArgumentException(
            "needs speaks of one of the claim's hypotheses, not " + need.hypothesis());
      }
    }
    dependsOn = List.copyOf(dependsOn);
    contradicts = List.copyOf(contradicts);
    readings = List.copyOf(readings);
    if (!id.matches("[a-z0-9.-]{1,80}/[a-z0-9.-]{1,80}")) {
      throw new IllegalArgumentException("id is document/slug in lower case, not " + id);
    }
    if (readings.isEmpty()
        || readings.stream().map(Reading::reading).distinct().count() != readings.size()) {
      throw new IllegalArgumentException("a claim has a literal reading, a prose reading or both");
    }
    for (Reading reading : readings) {
      for (Dropped dropped : reading.needed()) {
        if (!hypotheses.contains(dropped.hypothesis())) {
          throw new IllegalArgumentException(
              "without drops one of the claim's hypotheses, not " + dropped.hypothesis());
        }
      }
    }
    if ((origin == Origin.REPAIR) != (repairs != null)) {
      throw new IllegalArgumentException("origin is repair exactly where repairs names a claim");
    }
  }

  /**
   * The name that certificates carry.
   *
   * @param reading one of this claim's readings
   * @return {@code id/literal} or {@code id/prose}
   */
  public String subject(Reading reading) {
    return id + "/" + reading.reading().word();
  }

  /**
   * What is assumed and what is only meant, for a reader: each hypothesis with what it is needed
   * for, where that is said, then the conventions.
   *
   * @return sentences in order
   */
  public List<String> assumptions() {
    List<String> sentences = new ArrayList<>();
    for (String hypothesis : hypotheses) {
      sentences.add(
          needs.stream()
              .filter(need -> need.hypothesis().equals(hypothesis))
              .findFirst()
              .map(Claim::inWords)
              .orElse(hypothesis));
    }
    conventions.forEach(convention -> sentences.add("By convention: " + convention));
    return List.copyOf(sentences);
  }

  private static String inWords(Need need) {
    return need.shownBy() == null
        ? "%s. Needed by the proof: %s".formatted(need.hypothesis(), need.why())
        : "%s. Needed by the claim: %s (%s)"
            .formatted(need.hypothesis(), need.why(), need.shownBy());
  }
}

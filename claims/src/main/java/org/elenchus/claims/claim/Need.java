package org.elenchus.claims.claim;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a hypothesis is needed for that no edit of the formal statement drops.
 *
 * @param hypothesis one of the claim's hypotheses, word by word
 * @param neededBy the proof alone, or the claim
 * @param why a sentence: where the proof uses it, or what fails without it
 * @param shownBy where the claim needs it, the reading that shows so, {@code claim-id/literal} or
 *     {@code claim-id/prose}; else null
 */
public record Need(String hypothesis, By neededBy, String why, @Nullable String shownBy) {
  /** Refuses a need of the claim that nothing shows, and an empty reason. */
  public Need {
    if ((neededBy == By.CLAIM) != (shownBy != null)) {
      throw new IllegalArgumentException(
          "shownBy names a reading exactly where neededBy is claim: " + hypothesis);
    }
    if (why.isBlank()) {
      throw new IllegalArgumentException("why says what " + hypothesis + " is needed for");
    }
  }

  /** What needs a hypothesis. */
  public enum By {
    /** The proof uses it; whether the claim holds without it is not settled here. */
    @JsonProperty("proof")
    PROOF,
    /** Another reading, settled in the same audit, shows what fails without it. */
    @JsonProperty("claim")
    CLAIM
  }
}

package org.elenchus.claims.claim;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who makes a claim. */
public enum Origin {
  /** The document under audit. */
  @JsonProperty("document")
  DOCUMENT,
  /** The auditor: the strongest statement near a refuted one that the evidence supports. */
  @JsonProperty("repair")
  REPAIR
}

package org.elenchus.claims.claim;

/**
 * A hypothesis that a reading needs: the edit that takes it away from the formal statement, after
 * which the reading's first check must come out the other way.
 *
 * @param hypothesis one of the claim's hypotheses, word by word
 * @param patch one edit
 */
public record Dropped(String hypothesis, Patch patch) {}

package org.elenchus.claims.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elenchus.claims.document.DocumentEntry;

/**
 * All claims of a run, in document order.
 *
 * @param documents the documents that make them
 * @param claims the claims; ids are unique and every reference leads to one
 */
public record ClaimSet(List<DocumentEntry> documents, List<Claim> claims) {
  /** Copies the lists and refuses repeated ids and references to nothing. */
  public ClaimSet {
    documents = List.copyOf(documents);
    claims = List.copyOf(claims);
    Map<String, Claim> byId = new HashMap<>();
    for (Claim claim : claims) {
      if (byId.put(claim.id(), claim) != null) {
        throw new IllegalArgumentException("claim id " + claim.id() + " is used twice");
      }
    }
    for (Claim claim : claims) {
      for (String other : references(claim)) {
        if (!byId.containsKey(other)) {
          throw new IllegalArgumentException(
              "claim " + claim.id() + " refers to " + other + ", which is no claim here");
        }
      }
      for (Need need : claim.needs()) {
        if (need.shownBy() != null && !hasReading(byId, need.shownBy())) {
          throw new IllegalArgumentException(
              "claim "
                  + claim.id()
                  + " refers to "
                  + need.shownBy()
                  + ", which is no reading here");
        }
      }
    }
  }

  private static boolean hasReading(Map<String, Claim> byId, String subject) {
    Claim claim = byId.get(subject.substring(0, Math.max(0, subject.lastIndexOf('/'))));
    return claim != null && claim.readings().stream().map(claim::subject).anyMatch(subject::equals);
  }

  private static List<String> references(Claim claim) {
    List<String> all = new java.util.ArrayList<>(claim.dependsOn());
    all.addAll(claim.contradicts());
    if (claim.trained() != null) {
      all.addAll(claim.trained().by());
    }
    if (claim.repairs() != null) {
      all.add(claim.repairs());
    }
    return all;
  }

  /**
   * Finds a claim.
   *
   * @param id its id
   * @return the claim, if it is here
   */
  public Optional<Claim> find(String id) {
    return claims.stream().filter(claim -> claim.id().equals(id)).findFirst();
  }
}

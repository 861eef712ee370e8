package org.elenchus.verify.recheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;

/**
 * Refutations propagate: a claim that rests on one that did not hold says so. Its own verdict is
 * not changed by that, since its own checks do not use the other claim.
 */
public final class Inheritance {
  private Inheritance() {}

  /**
   * Claims with the doubt that each inherits.
   *
   * @param claims the claims of a run; what rests on a claim outside of it inherits nothing from it
   * @return the same claims, each with its doubts
   */
  public static List<ClaimEvidence> of(List<ClaimEvidence> claims) {
    Map<String, ClaimEvidence> byId = new HashMap<>();
    claims.forEach(claim -> byId.putIfAbsent(claim.id(), claim));
    return claims.stream().map(claim -> claim.doubtedBy(doubts(claim, byId))).toList();
  }

  /** Breadth first, so that the nearest come first; a circle is walked once. */
  private static List<String> doubts(ClaimEvidence claim, Map<String, ClaimEvidence> byId) {
    List<String> doubts = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(claim.id()));
    Deque<ClaimEvidence> open = new ArrayDeque<>(List.of(claim));
    while (!open.isEmpty()) {
      for (String id : open.remove().dependsOn()) {
        ClaimEvidence next = byId.get(id);
        if (next != null && seen.add(id)) {
          open.add(next);
          if (next.isDoubtful()) {
            doubts.add(id);
          }
        }
      }
    }
    return doubts;
  }
}

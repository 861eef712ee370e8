package org.elenchus.reports;

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
 * Doubt that a claim inherits: the claims that it rests on, directly or through others, a reading
 * of which did not hold. It is shown beside a claim's own verdict and never changes it.
 */
final class Doubts {
  /** Further than this many claims nobody follows. */
  private static final int MAX_WALKED = 500;

  private final List<ClaimEvidence> claims;
  private final Map<String, Integer> indexOf = new HashMap<>();

  /** The doubts among the claims of a file. */
  Doubts(List<ClaimEvidence> claims) {
    this.claims = claims;
    for (int i = 0; i < claims.size(); i++) {
      indexOf.putIfAbsent(claims.get(i).id(), i);
    }
  }

  /** Whether a reading of the claim did not hold. */
  static boolean isDoubtful(ClaimEvidence claim) {
    return claim.readings().stream().anyMatch(reading -> Marks.isNews(reading.verdict()));
  }

  /** The places of the claims from which doubt comes, nearest first; a circle is walked once. */
  List<Integer> of(int index) {
    List<Integer> sources = new ArrayList<>();
    Set<Integer> seen = new HashSet<>(Set.of(index));
    Deque<Integer> open = new ArrayDeque<>(List.of(index));
    while (!open.isEmpty() && seen.size() <= MAX_WALKED) {
      for (String id : claims.get(open.remove()).dependsOn()) {
        Integer next = indexOf.get(id);
        if (next != null && seen.add(next)) {
          open.add(next);
          if (isDoubtful(claims.get(next))) {
            sources.add(next);
          }
        }
      }
    }
    return sources;
  }
}

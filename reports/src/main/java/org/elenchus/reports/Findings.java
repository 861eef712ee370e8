package org.elenchus.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.reports.View.Finding;

/**
 * The most consequential findings: bad news about a document's own claim, ordered by what hangs on
 * it: each claim that rests on it counts two, each repaired statement one; then the worse verdict,
 * then document order.
 */
final class Findings {
  /** How many the front page shows. */
  static final int SHOWN = 5;

  /** Beyond this many claims that rest on one, counting further changes no order that matters. */
  private static final int MAX_COUNTED = 200;

  private Findings() {}

  private record Candidate(
      int index, ClaimEvidence claim, ReadingEvidence reading, int resting, int repairs) {
    int weight() {
      return 2 * resting + repairs;
    }

    String consequences() {
      List<String> parts = new ArrayList<>();
      if (resting > 0) {
        parts.add(Words.count(resting, "claim rests on it", "claims rest on it"));
      }
      if (repairs > 0) {
        parts.add(Words.count(repairs, "repaired statement", "repaired statements"));
      }
      return String.join(", ", parts);
    }
  }

  /** At most {@link #SHOWN} findings, one for a claim. */
  static List<Finding> of(List<ClaimEvidence> claims, Addresses addresses) {
    Map<String, List<String>> restingOn = new HashMap<>();
    Map<String, Integer> repairs = new HashMap<>();
    for (ClaimEvidence claim : claims) {
      for (String other : claim.dependsOn()) {
        restingOn.computeIfAbsent(other, k -> new ArrayList<>()).add(claim.id());
      }
      if (claim.repairs() != null) {
        repairs.merge(claim.repairs(), 1, Integer::sum);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      ClaimEvidence claim = claims.get(i);
      if (claim.origin() == Origin.DOCUMENT) {
        int index = i;
        claim.readings().stream()
            .filter(reading -> Marks.isNews(reading.verdict()))
            .min(Comparator.comparingInt(reading -> Marks.rank(reading.verdict())))
            .ifPresent(
                reading ->
                    candidates.add(
                        new Candidate(
                            index,
                            claim,
                            reading,
                            resting(claim.id(), restingOn),
                            repairs.getOrDefault(claim.id(), 0))));
      }
    }
    candidates.sort(
        Comparator.comparingInt((Candidate c) -> -c.weight())
            .thenComparingInt(c -> Marks.rank(c.reading().verdict()))
            .thenComparingInt(Candidate::index));
    return candidates.stream()
        .limit(SHOWN)
        .map(
            c ->
                new Finding(
                    Marks.of(c.reading().verdict()),
                    addresses.claim(c.index()),
                    TexText.parse(c.claim().title()),
                    TexText.parse(c.reading().says()),
                    TexText.parse(PlainWords.why(c.reading())),
                    c.consequences()))
        .toList();
  }

  /** How many claims rest on one, directly or through others; a cycle is walked once. */
  private static int resting(String id, Map<String, List<String>> restingOn) {
    Set<String> seen = new HashSet<>(Set.of(id));
    Deque<String> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty() && seen.size() <= MAX_COUNTED) {
      for (String next : restingOn.getOrDefault(open.remove(), List.of())) {
        if (seen.add(next)) {
          open.add(next);
        }
      }
    }
    return seen.size() - 1;
  }
}

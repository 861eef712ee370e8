package org.elenchus.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.reports.View.Finding;

/**
 * The most consequential findings: bad news about a document's own claim. First by its {@link
 * Sort}, then by what hangs on it (each claim that rests on it counts two, each repaired statement
 * one), then by how many documents disagree, then in document order. So that a reader hears of
 * every sort of trouble, no sort has more than {@link #OF_A_SORT} of them while another waits.
 */
final class Findings {
  /** How many the front page shows. */
  static final int SHOWN = 5;

  /** How many of one sort come before the first of the next. */
  static final int OF_A_SORT = 3;

  /** Beyond this many claims that rest on one, counting further changes no order that matters. */
  private static final int MAX_COUNTED = 200;

  private Findings() {}

  /** What sort of bad news, the most consequential first. */
  enum Sort {
    /** What a document concludes has a counterexample. */
    CONCLUSION,
    /** Printed figures or statements cannot all be right. */
    FIGURES,
    /** A formal statement has a counterexample; the conclusion drawn from it may still hold. */
    STATEMENT,
    /** Training runs speak against it. */
    RUNS,
    /** The conclusion does not follow. */
    UNSUPPORTED,
    /** It says nothing. */
    VACUOUS
  }

  /** A claim that has bad news, with the reading that has the worst. */
  record Candidate(
      int index,
      ClaimEvidence claim,
      ReadingEvidence reading,
      Sort sort,
      int resting,
      int repairs,
      int documents) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::sort)
            .thenComparingInt(c -> -c.weight())
            .thenComparingInt(c -> -c.documents())
            .thenComparingInt(Candidate::index);

    private int weight() {
      return 2 * resting + repairs;
    }

    private String consequences() {
      List<String> parts = new ArrayList<>();
      if (documents > 1) {
        parts.add(Words.count(documents, "document disagrees", "documents disagree"));
      }
      if (resting > 0) {
        parts.add(
            Words.count(
                resting, "claim rests on it", "claims rest on it, directly or through others"));
      }
      if (repairs > 0) {
        parts.add(Words.count(repairs, "repaired statement", "repaired statements"));
      }
      return String.join(", ", parts);
    }
  }

  /** At most {@link #SHOWN} findings, one for a claim. */
  static List<Finding> of(List<ClaimEvidence> claims, Addresses addresses) {
    return ranked(claims).stream()
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

  /** All of them, the most consequential first. */
  static List<Candidate> ranked(List<ClaimEvidence> claims) {
    Map<Sort, Integer> taken = new EnumMap<>(Sort.class);
    List<Candidate> first = new ArrayList<>();
    List<Candidate> waiting = new ArrayList<>();
    for (Candidate candidate : candidates(claims).stream().sorted(Candidate.ORDER).toList()) {
      boolean early = taken.merge(candidate.sort(), 1, Integer::sum) <= OF_A_SORT;
      (early ? first : waiting).add(candidate);
    }
    return Stream.concat(first.stream(), waiting.stream()).toList();
  }

  private static List<Candidate> candidates(List<ClaimEvidence> claims) {
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
      int index = i;
      worst(claim)
          .ifPresent(
              reading ->
                  candidates.add(
                      new Candidate(
                          index,
                          claim,
                          reading,
                          sort(reading).orElseThrow(),
                          resting(claim.id(), restingOn),
                          repairs.getOrDefault(claim.id(), 0),
                          documents(reading))));
    }
    return candidates;
  }

  /** The reading of a document's own claim whose news has the most consequences. */
  private static Optional<ReadingEvidence> worst(ClaimEvidence claim) {
    return claim.origin() == Origin.DOCUMENT
        ? claim.readings().stream()
            .filter(reading -> sort(reading).isPresent())
            .min(Comparator.comparing(reading -> sort(reading).orElseThrow()))
        : Optional.empty();
  }

  private static Optional<Sort> sort(ReadingEvidence reading) {
    return switch (reading.verdict()) {
      case REFUTED ->
          Optional.of(reading.reading() == ReadingKind.PROSE ? Sort.CONCLUSION : Sort.STATEMENT);
      case CONTRADICTED -> Optional.of(Sort.FIGURES);
      case REJECTED -> Optional.of(Sort.RUNS);
      case UNSUPPORTED -> Optional.of(Sort.UNSUPPORTED);
      case VACUOUS -> Optional.of(Sort.VACUOUS);
      case PROVED, VERIFIED, SUPPORTED, CONSISTENT, INCONCLUSIVE, NOT_RUN -> Optional.empty();
    };
  }

  /** How many documents have cells in what a contradiction rests on. */
  private static int documents(ReadingEvidence reading) {
    return sort(reading).equals(Optional.of(Sort.FIGURES))
            && PlainWords.decisive(reading) instanceof Grounds.Cells cells
        ? (int) cells.cells().stream().map(Cell::document).distinct().count()
        : 0;
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

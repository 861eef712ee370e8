package org.elenchus.verify.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds.Cells;
import org.elenchus.claims.verdict.Verdict;

/** What the claims found out about each number of the documents. */
final class FigureStates {
  private FigureStates() {}

  /** The readings that used one number. */
  private static final class Uses {
    private final List<String> consistent = new ArrayList<>();
    private final List<String> contradicted = new ArrayList<>();
  }

  private record Key(String document, int line, String printed) {}

  /**
   * The state of every number.
   *
   * @param inventories the numbers by document id
   * @param claims the claims with their evidence
   * @return one entry for each number, in the order of the inventories
   */
  static List<FigureEntry> of(
      Map<String, FigureInventory> inventories, List<ClaimEvidence> claims) {
    Map<Key, Uses> uses = uses(claims);
    List<FigureEntry> entries = new ArrayList<>();
    inventories.forEach(
        (document, inventory) -> {
          for (FigureInventory.Entry figure : inventory.figures()) {
            Uses use = uses.get(new Key(document, figure.line(), figure.printed()));
            entries.add(entry(document, figure, use == null ? new Uses() : use));
          }
        });
    return entries;
  }

  private static FigureEntry entry(String document, FigureInventory.Entry figure, Uses use) {
    String state;
    String reason;
    List<String> claims;
    if (!use.contradicted.isEmpty()) {
      state = "inconsistent";
      reason = "is one of a smallest set of numbers that cannot all be right";
      claims = use.contradicted;
    } else if (!use.consistent.isEmpty()) {
      state = "consistent";
      reason = "agrees with all relations that use it, within its rounding";
      claims = use.consistent;
    } else {
      state = "not checkable";
      reason = "no relation of the claim files uses it";
      claims = List.of();
    }
    return new FigureEntry(
        document,
        figure.line(),
        figure.at(),
        figure.printed(),
        state,
        reason,
        claims.stream().distinct().toList());
  }

  private static Map<Key, Uses> uses(List<ClaimEvidence> claims) {
    Map<Key, Uses> uses = new LinkedHashMap<>();
    for (ClaimEvidence claim : claims) {
      for (ReadingEvidence reading : claim.readings()) {
        for (Evidence evidence : reading.evidence()) {
          if (evidence.grounds() instanceof Cells cells) {
            for (Cells.Cell cell : cells.cells()) {
              Uses use =
                  uses.computeIfAbsent(
                      new Key(cell.document(), cell.lines().getFirst(), cell.printed()),
                      _ -> new Uses());
              if (reading.verdict() == Verdict.CONTRADICTED) {
                use.contradicted.add(claim.id());
              } else if (reading.verdict() == Verdict.CONSISTENT) {
                use.consistent.add(claim.id());
              }
            }
          }
        }
      }
    }
    return uses;
  }
}

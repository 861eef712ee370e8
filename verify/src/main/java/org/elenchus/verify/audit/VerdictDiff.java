package org.elenchus.verify.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;

/** Compares the verdicts of two evidence files. */
public final class VerdictDiff {
  private VerdictDiff() {}

  /**
   * What changed.
   *
   * @param before the earlier file
   * @param after the later file
   * @return lines for a reader; one that says so if nothing changed
   */
  public static List<String> between(EvidenceFile before, EvidenceFile after) {
    Map<String, ReadingEvidence> old = readings(before);
    Map<String, ReadingEvidence> now = readings(after);
    List<String> lines = new ArrayList<>();
    now.forEach(
        (name, reading) -> {
          ReadingEvidence was = old.get(name);
          if (was == null) {
            lines.add(name + ": new, " + reading.verdict() + ". " + reading.summary());
          } else if (was.verdict() != reading.verdict()) {
            lines.add(
                name
                    + ": "
                    + was.verdict()
                    + " became "
                    + reading.verdict()
                    + ", since "
                    + cause(was, reading)
                    + " Before: "
                    + was.summary()
                    + " Now: "
                    + reading.summary());
          }
        });
    old.forEach(
        (name, reading) -> {
          if (!now.containsKey(name)) {
            lines.add(name + ": gone, was " + reading.verdict());
          }
        });
    return lines.isEmpty() ? List.of("no verdict changed") : lines;
  }

  private static String cause(ReadingEvidence was, ReadingEvidence now) {
    if (!was.formal().equals(now.formal())) {
      return "its formal statement changed.";
    }
    if (!was.scope().equals(now.scope())) {
      return "its scope changed.";
    }
    List<String> checksThen = was.evidence().stream().map(e -> e.check()).toList();
    List<String> checksNow = now.evidence().stream().map(e -> e.check()).toList();
    if (!checksThen.equals(checksNow)) {
      return "its checks changed from " + checksThen + " to " + checksNow + ".";
    }
    return "the same checks brought other grounds.";
  }

  private static Map<String, ReadingEvidence> readings(EvidenceFile file) {
    Map<String, ReadingEvidence> byName = new LinkedHashMap<>();
    file.claims()
        .forEach(
            claim ->
                claim
                    .readings()
                    .forEach(r -> byName.put(claim.id() + "/" + r.reading().word(), r)));
    return byName;
  }
}

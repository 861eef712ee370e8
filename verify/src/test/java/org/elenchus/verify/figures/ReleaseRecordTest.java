package org.elenchus.verify.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.elenchus.claims.evidence.Auditor.ErrorType;
import org.elenchus.claims.evidence.Auditor.Family;
import org.elenchus.claims.evidence.Auditor.Release;
import org.elenchus.claims.evidence.Auditor.Releases;
import org.elenchus.claims.evidence.Auditor.Share;
import org.junit.jupiter.api.Test;

/** The kept rates reach the evidence as they stand in the record. */
class ReleaseRecordTest {
  @Test
  void eachReleaseHasItsFamilies() {
    Releases releases =
        ReleaseRecord.parse(
            """
            { "note": "who saw what",
              "releases": [
                { "rules": 3, "date": "2026-11-22", "seed": 1,
                  "families": {
                    "another": {
                      "found": { "wrong unit": { "hits": 2, "of": 5, "low": 0.1, "high": 0.8 } },
                      "withinRounding": { "wrong unit": 4 },
                      "falseAlarms": { "hits": 0, "of": 5, "low": 0.0, "high": 0.5 } } } } ] }
            """);
    Family family =
        new Family(
            "another",
            List.of(new ErrorType("wrong unit", new Share(2, 5, 0.1, 0.8), 4)),
            new Share(0, 5, 0, 0.5));
    assertEquals(
        new Releases("who saw what", List.of(new Release(3, "2026-11-22", List.of(family)))),
        releases);
  }

  @Test
  void aShareWithoutCountsIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ReleaseRecord.parse(
                "{ \"releases\": [ { \"families\": { \"known\": { \"found\": {} } } } ] }"));
  }

  @Test
  void theBundledRecordHoldsAFamilyByAnotherAuthor() {
    Releases bundled = ReleaseRecord.bundled();
    assertTrue(bundled.releases().size() >= 2);
    for (Release release : bundled.releases()) {
      assertTrue(release.families().stream().anyMatch(f -> f.name().equals("foreign")));
      for (Family family : release.families()) {
        assertTrue(family.errors().stream().allMatch(e -> e.found().of() > 0), family::name);
      }
    }
  }
}

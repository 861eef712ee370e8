package org.elenchus.verify.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.elenchus.verify.audit.MutationRecord.Survivor;
import org.elenchus.verify.recheck.TrustedBase;
import org.junit.jupiter.api.Test;

class MutationRecordTest {
  private static final Survivor SURVIVOR =
      new Survivor("A.f", 3, "if (x < 0) {", "changed conditional boundary", null);

  private static MutationRecord record(String name, String digest) {
    return new MutationRecord(name, "2026-11-22", "0000000", digest, 3, 2, 0, List.of(SURVIVOR));
  }

  @Test
  void aRecordOfOtherCodeIsStale() {
    Map<String, String> present = TrustedBase.digests();
    String name = "org.elenchus.reference.exact";
    String digest = present.get(name);
    assertNotNull(digest);
    assertTrue(digest.matches("[0-9a-f]{64}"), digest);
    assertFalse(record(name, digest).stale());
    assertTrue(record(name, "0".repeat(64)).stale());
    assertTrue(record("org.elenchus.reference.model", digest).stale(), "of another package");
    assertTrue(record("org.elenchus.reference.search", digest).stale(), "not trusted");
  }

  @Test
  void everySurvivorIsListed() {
    assertEquals(0, record("p", "d").explained());
    assertThrows(
        IllegalArgumentException.class,
        () -> new MutationRecord("p", "2026-11-22", "0", "d", 3, 3, 0, List.of(SURVIVOR)));
  }

  /** What is kept speaks of trusted packages, and its survivors of lines that the record names. */
  @Test
  void theKeptRecordsAreWhole() {
    List<MutationRecord> records = MutationRecord.all();
    assertFalse(records.isEmpty());
    for (MutationRecord record : records) {
      assertTrue(TrustedBase.digests().containsKey(record.name()), record.name());
      assertTrue(record.mutants() > 0 && record.timedOut() <= record.killed(), record.name());
      assertEquals(record.explained(), record.summary().explained(), record.name());
      assertEquals(
          record.mutants(), record.summary().killed() + record.survivors().size(), record.name());
      for (Survivor survivor : record.survivors()) {
        assertFalse(survivor.code().isBlank() || survivor.mutant().isBlank(), record.name());
      }
    }
  }

  /**
   * Of all mutants of the trusted base at least 95 % are killed, and each survivor has a reason.
   */
  @Test
  void theTrustedBaseIsMeasuredWhole() {
    List<MutationRecord> records = MutationRecord.all();
    assertEquals(
        TrustedBase.digests().keySet().stream().sorted().toList(),
        records.stream().map(MutationRecord::name).sorted().toList(),
        "each trusted package has a record");
    int mutants = records.stream().mapToInt(MutationRecord::mutants).sum();
    int killed = records.stream().mapToInt(MutationRecord::killed).sum();
    assertTrue(100L * killed >= 95L * mutants, killed + " of " + mutants);
    for (MutationRecord record : records) {
      List<Survivor> bare = record.survivors().stream().filter(s -> s.reason() == null).toList();
      assertEquals(List.of(), bare, record.name() + ": survivors without a reason");
    }
  }
}

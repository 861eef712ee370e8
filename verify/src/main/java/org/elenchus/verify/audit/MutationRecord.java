package org.elenchus.verify.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.EvidenceFile.TrustedPackage;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.recheck.TrustedBase;
import org.jspecify.annotations.Nullable;

/**
 * How well the tests of a trusted package notice a change of its code: PIT makes small changes,
 * mutants, one at a time, and a mutant that fails no test survives. Kept from one measurement
 * ({@code verify/MUTATION.md} says how it is made) and bound to the code that was measured.
 *
 * @param name the package
 * @param measured the day, as 2026-11-22
 * @param commit the commit on which the measured working tree stood
 * @param digest of the code that was measured, as {@link TrustedBase#digests()} computes it
 * @param mutants how many were made
 * @param killed how many failed a test, those that ran too long or out of memory among them
 * @param timedOut how many of the killed ran too long or out of memory
 * @param survivors each of the others
 */
public record MutationRecord(
    @JsonProperty("package") String name,
    String measured,
    String commit,
    String digest,
    int mutants,
    int killed,
    int timedOut,
    List<Survivor> survivors) {

  /**
   * Copies, and counts.
   *
   * @throws IllegalArgumentException if the survivors are not as many as were not killed
   */
  public MutationRecord {
    survivors = List.copyOf(survivors);
    if (killed + survivors.size() != mutants) {
      throw new IllegalArgumentException(
          name
              + ": "
              + survivors.size()
              + " survivors of "
              + mutants
              + " with "
              + killed
              + " killed");
    }
  }

  /**
   * A mutant that no test noticed.
   *
   * @param where class and method
   * @param line of the source as it was measured
   * @param code that line
   * @param mutant what was changed
   * @param reason why no test can or need notice; null where nobody has said so, which is a gap
   */
  public record Survivor(
      String where, int line, String code, String mutant, @Nullable String reason) {}

  /**
   * Whether the package has other code now than when it was measured.
   *
   * @return true if so, or if it is trusted no longer
   */
  public boolean stale() {
    return !digest.equals(TrustedBase.digests().get(name));
  }

  /**
   * The survivors of which somebody has said why.
   *
   * @return their number
   */
  public int explained() {
    return (int) survivors.stream().filter(survivor -> survivor.reason() != null).count();
  }

  /**
   * The record in numbers.
   *
   * @return what a reader of the evidence is told
   */
  public Auditor.Mutation summary() {
    return new Auditor.Mutation(name, mutants, killed, explained(), measured, stale());
  }

  /**
   * The records of all trusted packages that were measured, in the order of the trusted base.
   *
   * @return one for each such package; those that are missing were never measured
   */
  public static List<MutationRecord> all() {
    List<MutationRecord> records = new ArrayList<>();
    for (TrustedPackage trusted : TrustedBase.sizes()) {
      String file = "mutation/" + trusted.name() + ".json";
      try (InputStream in = TrustedBase.class.getResourceAsStream(file)) {
        if (in != null) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          records.add(Json.parse(file, text, MutationRecord.class));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return records;
  }
}

package org.elenchus.verify.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.document.FigureInventory;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.recheck.Judge.Brought;

/**
 * Checks an evidence file again. It takes from the file nothing but grounds: statements come from
 * the claim data, and every ruling, twin and verdict is derived anew and compared.
 */
public final class Recheck {
  private Recheck() {}

  /**
   * What a recheck found.
   *
   * @param claims how many claims of the file were rechecked
   * @param differences one sentence for each, beginning with the claim's id; empty if it passed
   * @param open documents whose figures could not be derived again, for want of an inventory
   */
  public record Outcome(int claims, List<String> differences, Set<String> open) {
    /** Copies the collections. */
    public Outcome {
      differences = List.copyOf(differences);
      open = Set.copyOf(open);
    }
  }

  /**
   * Rechecks a file.
   *
   * @param file the evidence file's JSON. A claim that cannot be read is a difference like any
   *     other, so that whatever is edited is named
   * @param claims the claim data
   * @param inventories the numbers of the documents that are known, by document id
   * @return what differs
   * @throws IllegalArgumentException if this is no evidence file at all
   */
  public static Outcome of(
      JsonNode file, ClaimSet claims, Map<String, FigureInventory> inventories) {
    List<String> found = new ArrayList<>();
    List<ClaimEvidence> readable = new ArrayList<>();
    JsonNode entries = file.path("claims");
    EvidenceFile frame = frame(file);
    for (JsonNode entry : entries) {
      String id = entry.path("id").asText("a claim without id");
      Optional<Claim> claim = claims.find(id);
      if (claim.isEmpty()) {
        found.add(id + ": is no claim of the claim data");
        continue;
      }
      try {
        ClaimEvidence evidence = Json.convert(entry, ClaimEvidence.class);
        readable.add(evidence);
        compareClaim(evidence, claim.get(), found);
      } catch (IllegalArgumentException e) {
        found.add(id + ": cannot be read: " + e.getMessage());
      }
    }
    if (entries.isEmpty()) {
      found.add("claims: the file holds none");
    }
    if (!frame.documents().equals(claims.documents())) {
      found.add("documents: are not those of the claim data");
    }
    Set<String> open = new TreeSet<>();
    if (found.isEmpty()) {
      compareFigures(frame.figures(), FigureStates.of(inventories, readable), found);
      frame.figures().stream()
          .map(FigureEntry::document)
          .filter(document -> !inventories.containsKey(document))
          .forEach(open::add);
      List<Contradiction> given = frame.contradictions();
      // Without an inventory nobody can tell whether two cells are the same number.
      if (open.isEmpty()
          && !Contradictions.of(inventories, readable).equals(given == null ? List.of() : given)) {
        found.add("contradictions: are not the distinct ones among the readings");
      }
    }
    List<ClaimEvidence> inheriting = Inheritance.of(readable);
    for (int i = 0; i < readable.size(); i++) {
      if (!inheriting.get(i).equals(readable.get(i))) {
        found.add(
            readable.get(i).id()
                + ": the doubts that it inherits are not those of what it rests on");
      }
    }
    if (readable.size() == entries.size()
        && !frame.summary().equals(EvidenceFile.count(readable))) {
      found.add("summary: does not count the verdicts of the claims");
    }
    return new Outcome(readable.size(), found, open);
  }

  /** Every number whose inventory is known, in its order; the others are left open. */
  private static void compareFigures(
      List<FigureEntry> given, List<FigureEntry> derived, List<String> found) {
    Set<String> known = derived.stream().map(FigureEntry::document).collect(Collectors.toSet());
    List<FigureEntry> compared = given.stream().filter(f -> known.contains(f.document())).toList();
    if (compared.size() != derived.size()) {
      found.add(
          "figures: the file lists "
              + compared.size()
              + " numbers, the inventories "
              + derived.size());
      return;
    }
    for (int i = 0; i < derived.size(); i++) {
      FigureEntry mine = derived.get(i);
      if (!mine.equals(compared.get(i))) {
        found.add(
            "figures: "
                + mine.printed()
                + " at "
                + mine.document()
                + ":"
                + mine.line()
                + " is "
                + mine.state()
                + " ("
                + mine.reason()
                + "), which is not what the file says");
      }
    }
  }

  /** The file without its claims. */
  private static EvidenceFile frame(JsonNode file) {
    if (!(file instanceof ObjectNode object) || !file.path("claims").isArray()) {
      throw new IllegalArgumentException("an evidence file is an object with an array of claims");
    }
    ObjectNode frame = Json.object().setAll(object);
    frame.putArray("claims");
    return Json.convert(frame, EvidenceFile.class);
  }

  private static void compareClaim(ClaimEvidence entry, Claim claim, List<String> found) {
    if (!entry.doubtedBy(List.of()).equals(Judge.entry(claim, entry.readings()))
        || entry.readings().size() != claim.readings().size()) {
      found.add(claim.id() + ": is not stated as in the claim data");
      return;
    }
    for (int i = 0; i < claim.readings().size(); i++) {
      ReadingEvidence given = entry.readings().get(i);
      Reading reading = claim.readings().get(i);
      String where = claim.subject(reading);
      if (given.reading() != reading.reading()
          || !given.says().equals(reading.says())
          || given.expected() != reading.expected()
          || !given.scope().equals(reading.scope())
          || !given.formal().equals(reading.formal())) {
        found.add(
            where + ": reading, scope, expected verdict or statement differ from the claim data");
        continue;
      }
      for (CheckCall call : reading.checks()) {
        if (given.evidence().stream().noneMatch(e -> e.check().equals(call.check()))) {
          found.add(where + ": there is no evidence from its check " + call.check());
        }
      }
      try {
        List<Grounds> dropped =
            given.dropped().stream().map(w -> w.control().evidence().grounds()).toList();
        compareReading(
            where, given, Judge.judge(claim, reading, brought(given, reading), dropped), found);
      } catch (IllegalArgumentException | Judge.BrokenException e) {
        found.add(where + ": " + e.getMessage());
      }
    }
  }

  private static List<Brought> brought(ReadingEvidence given, Reading reading) {
    List<Brought> all = new ArrayList<>();
    for (Evidence evidence : given.evidence()) {
      CheckCall call =
          reading.checks().stream()
              .filter(c -> c.check().equals(evidence.check()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the claim data call no check named " + evidence.check()));
      Control control = evidence.control();
      Grounds twin = control == null ? null : control.evidence().grounds();
      all.add(
          new Brought(call, evidence.grounds(), twin, evidence.seed(), evidence.durationMillis()));
    }
    return all;
  }

  private static void compareReading(
      String where, ReadingEvidence given, ReadingEvidence derived, List<String> found) {
    int before = found.size();
    for (int i = 0; i < derived.evidence().size(); i++) {
      Evidence mine = derived.evidence().get(i);
      Evidence theirs = given.evidence().get(i);
      if (!mine.rechecked()) {
        found.add(where + ": " + mine.check() + " was refused: " + mine.finding());
      }
      Control control = mine.control();
      if (control != null && !control.asItShould()) {
        found.add(
            where
                + ": the twin of "
                + mine.check()
                + " is not settled the other way: "
                + control.evidence().finding());
      }
      if (found.size() == before && !sameButForTimes(mine, theirs)) {
        found.add(where + ": what the file says of " + mine.check() + " is not what it shows");
      }
    }
    compareWithout(where, given, derived, found);
    if (derived.verdict() != given.verdict()) {
      found.add(
          where
              + ": the evidence gives "
              + derived.verdict()
              + ", the file says "
              + given.verdict());
    } else if (!derived.summary().equals(given.summary())
        || !derived.under().equals(given.under())) {
      found.add(where + ": the summary is not that of the evidence");
    }
  }

  private static void compareWithout(
      String where, ReadingEvidence given, ReadingEvidence derived, List<String> found) {
    for (int i = 0; i < derived.dropped().size(); i++) {
      Without mine = derived.dropped().get(i);
      Without theirs = given.dropped().get(i);
      if (!mine.control().asItShould()) {
        found.add(where + ": nothing is shown to fail without: " + mine.hypothesis());
      }
      if (!mine.hypothesis().equals(theirs.hypothesis())
          || !withoutTimes(mine.control()).equals(withoutTimes(theirs.control()))) {
        found.add(where + ": what the file says without a hypothesis is not what it shows");
      }
    }
  }

  private static boolean sameButForTimes(Evidence mine, Evidence theirs) {
    return mine.equals(theirs)
        || Json.tree(mine).equals(Json.tree(theirs))
        || withoutTimes(mine).equals(withoutTimes(theirs));
  }

  private static Evidence withoutTimes(Evidence evidence) {
    Control control = evidence.control();
    return new Evidence(
        evidence.scope(),
        evidence.check(),
        evidence.rechecked(),
        evidence.seed(),
        0L,
        control == null ? null : withoutTimes(control),
        evidence.grounds(),
        evidence.finding());
  }

  private static Control withoutTimes(Control control) {
    return new Control(
        control.patch(), control.verdict(), withoutTimes(control.evidence()), control.asItShould());
  }
}

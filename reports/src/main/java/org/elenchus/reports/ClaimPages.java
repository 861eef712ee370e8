package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.Trained;
import org.elenchus.claims.document.Locator;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Link;
import org.jspecify.annotations.Nullable;

/** The page of each claim. */
final class ClaimPages {
  /** A list of claims on a page ends here; the rest is counted. */
  private static final int MAX_LINKS = 60;

  /** As many sources of doubt as a reader takes in. */
  private static final int MAX_DOUBTS = 5;

  private final List<ClaimEvidence> claims;
  private final Doubts doubts;
  private final Addresses addresses;
  private final DocumentViews documents;
  private final Commands commands;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final Map<String, List<Integer>> restingOn = new HashMap<>();
  private final Map<String, List<Integer>> repairing = new HashMap<>();
  private final Map<String, List<Integer>> contradicting = new HashMap<>();
  private final Map<String, List<Integer>> provedBeside = new HashMap<>();

  /** Pages for claims that lead to each other by id. */
  ClaimPages(
      List<ClaimEvidence> claims, Addresses addresses, DocumentViews documents, Commands commands) {
    this.claims = claims;
    this.commands = commands;
    this.addresses = addresses;
    this.documents = documents;
    this.doubts = new Doubts(claims);
    for (int i = 0; i < claims.size(); i++) {
      ClaimEvidence claim = claims.get(i);
      indexOf.putIfAbsent(claim.id(), i);
      for (String other : claim.dependsOn()) {
        add(restingOn, other, i);
      }
      for (String other : claim.contradicts()) {
        add(contradicting, other, i);
      }
      if (claim.repairs() != null) {
        add(repairing, claim.repairs(), i);
      }
      if (claim.trained() != null) {
        for (String other : claim.trained().by()) {
          add(provedBeside, other, i);
        }
      }
    }
  }

  private static void add(Map<String, List<Integer>> map, String key, int value) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }

  /**
   * One claim's page.
   *
   * @param index its place in the file
   * @param site takes long certificates and tables as files beside the page
   */
  View.Claim page(int index, Staging site) {
    ClaimEvidence claim = claims.get(index);
    String href = addresses.claim(index);
    String folder = href.substring(0, href.length() - ".html".length()) + "/";
    GroundsView grounds = new GroundsView(folder, site, documents);
    Trained trained = claim.trained();
    Place place = claim.locator();
    Locator locator = place.in(claim.document());
    return new View.Claim(
        claim.id(),
        claim.id().substring(claim.id().indexOf('/') + 1),
        claim.kind(),
        TexText.parse(claim.title()),
        TexText.parse(claim.statement()),
        documents.of(claim.document()),
        locator.brief(),
        place.heading(),
        tableCell(place),
        documents.source(locator),
        claim.origin() == Origin.REPAIR,
        claim.repairs() == null ? null : link(claim.repairs()),
        Doubts.isDoubtful(claim) ? "What can be said instead" : "Stated more sharply",
        links(repairing.get(claim.id())),
        claim.dependsOn().stream().limit(MAX_LINKS).map(this::link).toList(),
        links(restingOn.get(claim.id())),
        contradictions(claim),
        trained == null
            ? List.of()
            : trained.by().stream().limit(MAX_LINKS).map(this::link).toList(),
        trained == null || trained.none() == null ? null : TexText.parse(trained.none()),
        links(provedBeside.get(claim.id())),
        doubts.of(index).stream().limit(MAX_DOUBTS).map(this::link).toList(),
        claim.hypotheses().stream().map(TexText::parse).toList(),
        TexText.parse(claim.doesNotShow()),
        claim.readings().stream().map(reading -> reading(reading, grounds)).toList(),
        commands.alone(claim),
        commands.legend(claim),
        index == 0 ? null : link(index - 1),
        index + 1 == claims.size() ? null : link(index + 1));
  }

  private static @Nullable String tableCell(Place place) {
    List<String> parts = new ArrayList<>();
    if (place.table() != null) {
      parts.add("table “" + place.table() + "”");
    }
    if (place.row() != null) {
      parts.add("row “" + place.row() + "”");
    }
    if (place.column() != null) {
      parts.add("column “" + place.column() + "”");
    }
    return parts.isEmpty() ? null : String.join(", ", parts);
  }

  private List<Link> contradictions(ClaimEvidence claim) {
    List<Link> links =
        new ArrayList<>(claim.contradicts().stream().limit(MAX_LINKS).map(this::link).toList());
    for (int other : contradicting.getOrDefault(claim.id(), List.of())) {
      if (!claim.contradicts().contains(claims.get(other).id()) && links.size() < MAX_LINKS) {
        links.add(link(other));
      }
    }
    return links;
  }

  private List<Link> links(@Nullable List<Integer> indices) {
    return indices == null ? List.of() : indices.stream().limit(MAX_LINKS).map(this::link).toList();
  }

  /** A link to a claim by its place in the file. */
  Link link(int index) {
    ClaimEvidence claim = claims.get(index);
    return new Link(
        addresses.claim(index), TexText.parse(claim.title()), claim.id(), Marks.of(claim));
  }

  /** A link to a claim by its id; a claim that is not in the file has no page. */
  Link link(String id) {
    Integer index = indexOf.get(id);
    return index == null
        ? new Link("", TexText.parse("not in this file"), id, List.of())
        : link((int) index);
  }

  private static View.Reading reading(ReadingEvidence reading, GroundsView grounds) {
    String word = reading.reading().word();
    List<View.Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < reading.evidence().size(); i++) {
      evidence.add(evidence(reading, i, word + "-" + (i + 1), grounds));
    }
    Verdict expected = reading.expected();
    return new View.Reading(
        word,
        Words.reading(reading.reading()),
        Marks.of(reading.verdict()),
        expected == null || expected == reading.verdict() ? null : Marks.of(expected),
        TexText.parse(reading.says()),
        TexText.parse(PlainWords.why(reading)),
        Words.scope(reading.scope()),
        reading.under(),
        Words.formulas(reading.summary()),
        evidence,
        without(reading, word, grounds),
        FormalView.lines(reading.formal()),
        Structure.of(reading.formal()),
        Json.pretty(reading.formal()).strip());
  }

  private static List<View.Without> without(
      ReadingEvidence reading, String word, GroundsView grounds) {
    List<View.Without> without = new ArrayList<>();
    for (Without dropped : reading.dropped()) {
      String name = word + "-without-" + (without.size() + 1);
      without.add(
          new View.Without(
              TexText.parse(dropped.hypothesis()),
              twin(dropped.control(), reading.formal(), name, grounds)));
    }
    return without;
  }

  private static View.Evidence evidence(
      ReadingEvidence reading, int index, String name, GroundsView grounds) {
    Evidence evidence = reading.evidence().get(index);
    Control control = evidence.control();
    return new View.Evidence(
        name,
        evidence.check(),
        Words.scope(evidence.scope()),
        evidence.scope().covers(reading.scope()),
        isCounterexample(evidence, reading),
        evidence.rechecked(),
        evidence.grounds() instanceof Grounds.Reason,
        evidence.seed() == null ? null : Long.toString(evidence.seed()),
        duration(evidence.durationMillis()),
        isSaid(evidence, reading) ? null : Words.formulas(evidence.finding()),
        grounds.of(evidence.grounds(), name, reading.formal()),
        control == null ? null : twin(control, reading.formal(), name + "-twin", grounds));
  }

  /** A counterexample lies inside the reading's scope and need not reach all of it. */
  private static boolean isCounterexample(Evidence evidence, ReadingEvidence reading) {
    return reading.verdict() == Verdict.REFUTED
        && evidence.grounds() instanceof Grounds.Proof proof
        && proof.role() == Grounds.Role.WITNESS;
  }

  /** Whether what the checker found stands on the page anyway. */
  private static boolean isSaid(Evidence evidence, ReadingEvidence reading) {
    return evidence.finding().equals(reading.summary())
        || (evidence.grounds() instanceof Grounds.Sample sample
            && evidence.finding().equals(sample.errorBound()));
  }

  private static View.Twin twin(
      Control control, JsonNode formal, String name, GroundsView grounds) {
    return new View.Twin(
        PatchWords.of(control.patch(), formal),
        Json.tree(control.patch()).toString(),
        Marks.of(control.verdict()),
        control.asItShould(),
        Words.formulas(control.evidence().finding()),
        grounds.of(control.evidence().grounds(), name, edited(control, formal)));
  }

  /** The twin's statement; the edit of a file that means harm may fit nothing. */
  private static JsonNode edited(Control control, JsonNode formal) {
    try {
      return control.patch().applyTo(formal);
    } catch (IllegalArgumentException fitsNothing) {
      return formal;
    }
  }

  /** A duration in the unit that fits it. */
  static String duration(long millis) {
    return millis < 1000
        ? millis + " ms"
        : millis < 120_000
            ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
            : String.format(Locale.ROOT, "%d min", Math.round(millis / 60_000.0));
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.Auditor.Mutation;
import org.elenchus.claims.evidence.Contradiction;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.TrustedPackage;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.reports.View.Fact;
import org.elenchus.reports.View.Kept;
import org.elenchus.reports.View.Rate;
import org.elenchus.reports.View.Trusted;

/** How sure the auditor itself is: counted from the evidence, and measured on planted errors. */
final class AuditorView {
  private final EvidenceFile file;

  AuditorView(EvidenceFile file) {
    this.file = file;
  }

  /** What can be counted in the evidence. */
  List<Fact> facts() {
    List<Evidence> checks =
        readings()
            .flatMap(reading -> reading.evidence().stream())
            .filter(evidence -> !(evidence.grounds() instanceof Grounds.Reason))
            .toList();
    List<Control> twins = checks.stream().flatMap(e -> Stream.ofNullable(e.control())).toList();
    List<Control> dropped =
        readings().flatMap(reading -> reading.dropped().stream()).map(Without::control).toList();
    int lines = file.trustedBase().stream().mapToInt(TrustedPackage::lines).sum();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Twins, the same check on a claim with one edit, that came out the other way",
            share(twins.stream().filter(Control::asItShould).count(), twins.size())));
    facts.add(
        new Fact(
            "Checks whose grounds passed the recheck",
            share(checks.stream().filter(Evidence::rechecked).count(), checks.size())));
    if (!dropped.isEmpty()) {
      facts.add(
          new Fact(
              "Hypotheses left out in turn whose claim then fails",
              share(dropped.stream().filter(Control::asItShould).count(), dropped.size())));
    }
    facts.add(new Fact("Lines of code that a recheck believes", Words.grouped(lines)));
    List<Contradiction> distinct = file.contradictions();
    if (distinct != null) {
      facts.add(
          new Fact(
              "Distinct contradictions among printed numbers, by their smallest sets of cells",
              Words.grouped(distinct.size())));
      facts.add(
          new Fact(
              "Of them across documents",
              Words.grouped(distinct.stream().filter(c -> c.documents() > 1).count())));
    }
    if (!mutation().isEmpty()) {
      int mutants = mutation().stream().mapToInt(Mutation::mutants).sum();
      int killed = mutation().stream().mapToInt(Mutation::killed).sum();
      facts.add(
          new Fact(
              "Errors planted in that code that fail a test, in the "
                  + Words.count(mutation().size(), "package", "packages")
                  + " measured",
              share(killed, mutants)));
    }
    return facts;
  }

  private Stream<ReadingEvidence> readings() {
    return file.claims().stream().flatMap(claim -> claim.readings().stream());
  }

  private List<Mutation> mutation() {
    Auditor auditor = file.auditor();
    return auditor == null || auditor.mutation() == null ? List.of() : auditor.mutation();
  }

  /** The packages that a recheck believes, with what planting errors in their code showed. */
  List<Trusted> trusted() {
    Map<String, Mutation> measured =
        mutation().stream().collect(Collectors.toMap(Mutation::name, m -> m, (a, b) -> a));
    return file.trustedBase().stream()
        .map(p -> trusted(p, Optional.ofNullable(measured.get(p.name()))))
        .toList();
  }

  private static Trusted trusted(TrustedPackage trusted, Optional<Mutation> measured) {
    return new Trusted(
        trusted.name(),
        Words.grouped(trusted.lines()),
        measured.map(m -> Words.grouped(m.mutants())).orElse("—"),
        measured
            .map(m -> m.mutants() == 0 ? "—" : percent((double) m.killed() / m.mutants()))
            .orElse("—"),
        measured.map(AuditorView::note).orElse("not measured"));
  }

  private static String note(Mutation measured) {
    int left = measured.mutants() - measured.killed();
    String rest =
        left == 0
            ? "none survives"
            : Words.count(left, "survives", "survive")
                + ", "
                + Words.grouped(measured.explained())
                + " of them known to change nothing";
    return rest
        + "; measured on "
        + measured.measured()
        + (measured.stale() ? ", on older code" : "");
  }

  private static String share(long some, long all) {
    return Words.grouped(some) + " of " + Words.grouped(all);
  }

  /** What was measured on made-up studies with errors planted in them; empty where it was not. */
  List<Rate> planted() {
    Auditor auditor = file.auditor();
    return auditor == null
        ? List.of()
        : auditor.errors().stream()
            .map(e -> rate(e.error(), e.found(), Words.grouped(e.undetectable())))
            .toList();
  }

  /** Consistent studies with which fault was found; at most one row. */
  List<Rate> falseAlarms() {
    Auditor auditor = file.auditor();
    return auditor == null ? List.of() : List.of(rate("no error", auditor.falseAlarms(), ""));
  }

  /**
   * For each family of studies what each release of the rules found in it, all types together; the
   * family that came last is first, since it tells most of what the next document will meet.
   */
  List<Kept> kept() {
    Map<String, List<Kept>> families = new LinkedHashMap<>();
    for (Auditor.Release release : releases().releases()) {
      for (Auditor.Family family : release.families()) {
        families
            .computeIfAbsent(family.name(), name -> new ArrayList<>())
            .add(kept(release, family));
      }
    }
    return new ArrayList<>(families.values()).reversed().stream().flatMap(List::stream).toList();
  }

  /** Which family was held back from whom, in the record's own words. */
  String keptNote() {
    return releases().note();
  }

  private Auditor.Releases releases() {
    Auditor auditor = file.auditor();
    Auditor.Releases releases = auditor == null ? null : auditor.releases();
    return releases == null ? new Auditor.Releases("", List.of()) : releases;
  }

  private static Kept kept(Auditor.Release release, Auditor.Family family) {
    int hits = family.errors().stream().mapToInt(e -> e.found().hits()).sum();
    int of = family.errors().stream().mapToInt(e -> e.found().of()).sum();
    List<Double> byType =
        family.errors().stream()
            .filter(e -> e.found().of() > 0)
            .map(e -> (double) e.found().hits() / e.found().of())
            .sorted()
            .toList();
    double low = byType.isEmpty() ? 0 : byType.get(0);
    double high = byType.isEmpty() ? 0 : byType.get(byType.size() - 1);
    Auditor.Share all = new Auditor.Share(hits, of, low, high);
    return new Kept(
        release.rules() + " (" + release.date() + ")",
        rate(layouts(family.name()), all, ""),
        percent(low) + " to " + percent(high),
        share(family.falseAlarms().hits(), family.falseAlarms().of()));
  }

  private static String layouts(String family) {
    return switch (family) {
      case "known" -> "known layouts";
      case "held_back" -> "held-back layouts";
      default -> family.replace('_', ' ') + " layouts";
    };
  }

  private static Rate rate(String name, Auditor.Share share, String beyond) {
    double part = share.of() == 0 ? 0 : (double) share.hits() / share.of();
    return new Rate(
        name,
        share(share.hits(), share.of()),
        share.of() == 0 ? "—" : percent(part),
        percent(share.low()) + " to " + percent(share.high()),
        thousandths(share.low()),
        Math.max(1, thousandths(share.high()) - thousandths(share.low())),
        thousandths(part),
        beyond);
  }

  private static int thousandths(double part) {
    return (int) Math.round(1000 * Math.clamp(part, 0, 1));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }
}

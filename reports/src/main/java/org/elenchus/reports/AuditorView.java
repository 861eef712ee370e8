package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.claims.evidence.Control;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.EvidenceFile.Without;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.reports.View.Fact;
import org.elenchus.reports.View.Rate;

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
    int lines = file.trustedBase().stream().mapToInt(EvidenceFile.TrustedPackage::lines).sum();
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
    return facts;
  }

  private Stream<ReadingEvidence> readings() {
    return file.claims().stream().flatMap(claim -> claim.readings().stream());
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

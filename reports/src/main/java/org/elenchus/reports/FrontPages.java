package org.elenchus.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.evidence.Evidence;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.Fact;
import org.elenchus.reports.View.Link;
import org.elenchus.reports.View.NotRun;
import org.elenchus.reports.View.Row;
import org.elenchus.reports.View.Tally;

/** The front page, and the further pages of its list of claims. */
final class FrontPages {
  /** How many claims one page lists. */
  static final int ROWS = 100;

  private static final int MAX_LINKS = 12;
  private static final int MAX_REASONS = 40;

  private final EvidenceFile file;
  private final Addresses addresses;
  private final DocumentViews documents;
  private final ClaimPages claimPages;
  private final Commands commands;
  private final AuditorView auditor;

  /** How many readings have each verdict, counted once for all pages of the list. */
  private final Map<Verdict, Long> verdicts;

  private final List<Tally> tallies;

  FrontPages(
      EvidenceFile file,
      Addresses addresses,
      DocumentViews documents,
      ClaimPages claimPages,
      Commands commands) {
    this.file = file;
    this.commands = commands;
    this.auditor = new AuditorView(file);
    this.addresses = addresses;
    this.documents = documents;
    this.claimPages = claimPages;
    verdicts =
        file.claims().stream()
            .flatMap(claim -> claim.readings().stream())
            .collect(Collectors.groupingBy(ReadingEvidence::verdict, Collectors.counting()));
    tallies = Marks.tally(file.claims(), "");
  }

  /** How many pages the list takes, at least one. */
  int pages() {
    return Pagers.pages(file.claims().size(), ROWS);
  }

  /** Where a page stands in the site. */
  static String href(int number) {
    return number == 1 ? "index.html" : "list/" + number + ".html";
  }

  /** A page by its number from 1. */
  View.Front page(int number) {
    boolean first = number == 1;
    List<NotRun> notRun = first ? notRun() : List.of();
    int readings = readings();
    return new View.Front(
        first,
        headline(readings),
        documents.all(),
        tallies,
        subtitle(),
        first ? Findings.of(file.claims(), addresses) : List.of(),
        file.claims().size(),
        readings,
        SearchIndex.chunks(file.claims().size()),
        rows(number),
        Pagers.of(number, pages(), FrontPages::href),
        notRun,
        (int) readings(Verdict.NOT_RUN),
        first ? auditor.facts() : List.of(),
        first ? auditor.planted() : List.of(),
        first ? auditor.falseAlarms() : List.of(),
        first ? auditor.kept() : List.of(),
        auditor.keptNote(),
        first ? auditor.trusted() : List.of(),
        run(),
        first ? commands.reproduce(file) : List.of());
  }

  private long readings(Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0L);
  }

  /** What was found, in a sentence. */
  String headline() {
    return headline(readings());
  }

  private int readings() {
    return (int) verdicts.values().stream().mapToLong(Long::longValue).sum();
  }

  private String headline(int readings) {
    long against =
        readings(Verdict.REFUTED) + readings(Verdict.CONTRADICTED) + readings(Verdict.REJECTED);
    long holds =
        readings(Verdict.PROVED) + readings(Verdict.VERIFIED) + readings(Verdict.SUPPORTED);
    long consistent = readings(Verdict.CONSISTENT);
    long notRun = readings(Verdict.NOT_RUN);
    long rest = readings - against - holds - consistent - notRun;
    List<String> outcomes = new ArrayList<>();
    outcomes.add(
        "of "
            + Words.count(readings, "reading", "readings")
            + " "
            + Words.grouped(against)
            + (against == 1 ? " fails" : " fail"));
    outcomes.add(Words.grouped(holds) + (holds == 1 ? " holds" : " hold"));
    add(outcomes, consistent, "is consistent as printed", "are consistent as printed");
    add(outcomes, rest, "stays open or says nothing", "stay open or say nothing");
    add(outcomes, notRun, "was not run", "were not run");
    String sentence = PlainWords.and(outcomes);
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
  }

  private static void add(List<String> outcomes, long count, String one, String many) {
    if (count > 0) {
      outcomes.add(Words.grouped(count) + " " + (count == 1 ? one : many));
    }
  }

  private String subtitle() {
    int repairs =
        (int) file.claims().stream().filter(claim -> claim.origin() == Origin.REPAIR).count();
    return Words.count(file.claims().size() - repairs, "claim", "claims")
        + " of "
        + Words.count(file.documents().size(), "document", "documents")
        + (repairs == 0
            ? ""
            : " and " + Words.count(repairs, "repaired statement", "repaired statements"))
        + ". A claim has a literal reading, what its formal statement says, and often a prose"
        + " reading, what the document concludes from it; each has its own verdict.";
  }

  private List<Row> rows(int number) {
    List<Row> rows = new ArrayList<>();
    int end = Math.min(file.claims().size(), number * ROWS);
    for (int i = (number - 1) * ROWS; i < end; i++) {
      ClaimEvidence claim = file.claims().get(i);
      rows.add(
          new Row(
              addresses.claim(i),
              TexText.parse(claim.title()),
              claim.id(),
              claim.kind(),
              claim.locator().in(claim.document()).brief(),
              claim.origin() == Origin.REPAIR,
              Marks.of(claim, ReadingKind.LITERAL),
              Marks.of(claim, ReadingKind.PROSE)));
    }
    return rows;
  }

  /** Readings that were not run, by reason, in the order in which the reasons first occur. */
  private List<NotRun> notRun() {
    Map<String, Set<Integer>> byReason = new LinkedHashMap<>();
    for (int i = 0; i < file.claims().size(); i++) {
      for (ReadingEvidence reading : file.claims().get(i).readings()) {
        if (reading.verdict() == Verdict.NOT_RUN) {
          byReason.computeIfAbsent(reason(reading), k -> new TreeSet<>()).add(i);
        }
      }
    }
    return byReason.entrySet().stream()
        .limit(MAX_REASONS)
        .map(
            e -> {
              List<Link> links =
                  e.getValue().stream().limit(MAX_LINKS).map(claimPages::link).toList();
              return new NotRun(
                  TexText.parse(e.getKey()), links, e.getValue().size() - links.size());
            })
        .toList();
  }

  private static String reason(ReadingEvidence reading) {
    for (Evidence evidence : reading.evidence()) {
      if (evidence.grounds() instanceof Grounds.Reason(String reason)) {
        return reason;
      }
    }
    return reading.summary();
  }

  private List<Fact> run() {
    EvidenceFile.Run run = file.run();
    return List.of(
        new Fact("Started", run.started()),
        new Fact("Took", ClaimPages.duration(Math.round(run.durationSeconds() * 1000))),
        new Fact("Seed", Long.toString(run.seed())),
        new Fact("Budget", run.budget()),
        new Fact("Device", run.device()),
        new Fact("Java", run.jdk()),
        new Fact("Commit", run.commit()));
  }
}

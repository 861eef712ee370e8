package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Cells.Cell;
import org.elenchus.reference.search.RelationSearch;

/**
 * Audits the numbers of a document that nobody has annotated.
 *
 * <p>Bounded: at most {@link #MAX_PROPOSALS} relations are looked at exactly, and rules look at no
 * more than their own bounds of rows, columns and sentences.
 */
public final class Discovery {
  /** How many relations that fail in quick bounds are looked at exactly. */
  public static final int MAX_PROPOSALS = 500;

  static final List<Rule> RULES =
      List.of(
          new ConstantRule(),
          new ColumnPairRule(),
          new RegularityRule(),
          new MeanRule(),
          new TotalRule(),
          new BoldRule(),
          new TableRepeatRule(),
          new KeyedCellRule(),
          new RepeatRule(),
          new SuperlativeRule(),
          new ComparisonRule(),
          new DerivedRule(),
          new EquationRule(),
          new SettingsRule(),
          new ShareOfDifferenceRule(),
          new RangeRule(),
          new FromToRule(),
          new TrainingRule(),
          new MonotoneRule(),
          new CountRule(),
          new OptimumRule(),
          new PlaceOfBestRule());

  private Discovery() {}

  /**
   * What was found.
   *
   * @param findings the contradictions
   * @param agreements relations that were looked for and hold; none where only contradictions were
   *     asked for
   * @param whole whether all of the document was searched; false where it is beyond the bounds
   */
  public record Result(List<Finding> findings, List<Finding> agreements, boolean whole) {
    /** Copies the lists. */
    public Result {
      findings = List.copyOf(findings);
      agreements = List.copyOf(agreements);
    }
  }

  /**
   * The contradictions of a document.
   *
   * @param document the document
   * @return findings in the order of their first lines; each set of numbers once
   */
  public static Result findings(Document document) {
    return look(document, false);
  }

  /**
   * The contradictions of a document, and what was looked at and holds.
   *
   * @param document the document
   * @return findings and agreements in the order of their first lines; each set of numbers once
   */
  public static Result audit(Document document) {
    return look(document, true);
  }

  /**
   * What several documents print of the same measurements: a contradiction between two of them is
   * in neither alone.
   *
   * @param documents at least two, each with its own id
   * @return findings whose cells name their documents; a relation belongs to the earlier document
   */
  public static Result across(List<Document> documents) {
    List<Contents> all = documents.stream().map(Contents::of).toList();
    List<Finding> findings = new ArrayList<>();
    List<Finding> agreements = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Proposals proposals = new Proposals(documents.get(i).id(), true);
      proposals.rule = "two documents print the same";
      for (int j = i + 1; j < all.size(); j++) {
        TwoDocuments.propose(all.get(i), all.get(j), proposals);
      }
      Result settled = settled(proposals, true);
      findings.addAll(settled.findings());
      agreements.addAll(settled.agreements());
    }
    return new Result(findings, agreements, all.stream().allMatch(Contents::whole));
  }

  private static Result look(Document document, boolean all) {
    Contents contents = Contents.of(document);
    return settled(proposals(contents, all), contents.whole());
  }

  /** Looks at each relation exactly. */
  private static Result settled(Proposals proposals, boolean whole) {
    List<Finding> findings = new ArrayList<>();
    Set<Set<List<Object>>> seen = new HashSet<>();
    for (Proposal proposal : proposals.failing.values()) {
      if (RelationSearch.search(proposal.relation()) instanceof Grounds.Cells(List<Cell> cells)
          && cells.stream().allMatch(c -> c.value() == null)
          && seen.add(places(cells))) {
        findings.add(new Finding(proposal, cells));
      }
    }
    List<Finding> agreements = new ArrayList<>();
    for (Proposal proposal : proposals.holding.values()) {
      if (RelationSearch.search(proposal.relation()) instanceof Grounds.Cells(List<Cell> cells)
          && cells.stream().anyMatch(c -> c.value() != null)
          && seen.add(places(cells))) {
        agreements.add(new Finding(proposal, cells));
      }
    }
    findings.sort(Comparator.comparingInt(Discovery::firstLine));
    agreements.sort(Comparator.comparingInt(Discovery::firstLine));
    return new Result(findings, agreements, whole);
  }

  /** What the rules propose, each relation once. */
  private static final class Proposals implements Sink {
    private final Map<String, Proposal> failing = new LinkedHashMap<>();
    private final Map<String, Proposal> holding = new LinkedHashMap<>();
    private final String document;
    private final boolean all;
    private String rule = "";

    Proposals(String document, boolean all) {
      this.document = document;
      this.all = all;
    }

    @Override
    public void fails(Draft draft) {
      if (failing.size() < MAX_PROPOSALS) {
        Proposal proposal = draft.proposal(rule, document);
        failing.putIfAbsent(proposal.relation().toString(), proposal);
      }
    }

    @Override
    public void holds(Supplier<Draft> made) {
      if (all && holding.size() < MAX_PROPOSALS) {
        Draft draft = made.get();
        if (!draft.isEmpty()) {
          Proposal proposal = draft.proposal(rule, document);
          holding.putIfAbsent(proposal.relation().toString(), proposal);
        }
      }
    }
  }

  private static Proposals proposals(Contents contents, boolean all) {
    Proposals proposals = new Proposals(contents.document().id(), all);
    for (Rule rule : RULES) {
      proposals.rule = rule.name();
      rule.propose(contents, proposals);
    }
    return proposals;
  }

  private static Set<List<Object>> places(List<Cell> cells) {
    return cells.stream()
        .map(
            c ->
                List.<Object>of(
                    c.document(),
                    c.lines().getFirst(),
                    c.row() == null ? "" : c.row(),
                    c.column() == null ? "" : c.column(),
                    c.printed()))
        .collect(Collectors.toSet());
  }

  private static int firstLine(Finding finding) {
    return finding.lines().first();
  }
}

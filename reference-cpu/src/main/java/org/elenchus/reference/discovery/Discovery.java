package org.elenchus.reference.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          new TotalRule(),
          new BoldRule(),
          new TableRepeatRule(),
          new RepeatRule(),
          new SuperlativeRule(),
          new ComparisonRule(),
          new ShareOfDifferenceRule(),
          new RangeRule(),
          new FromToRule(),
          new TrainingRule(),
          new MonotoneRule());

  private Discovery() {}

  /**
   * What was found.
   *
   * @param findings the contradictions
   * @param whole whether all of the document was searched; false where it is beyond the bounds
   */
  public record Result(List<Finding> findings, boolean whole) {
    /** Copies the list. */
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The contradictions of a document.
   *
   * @param document the document
   * @return findings in the order of their first lines; each set of numbers once
   */
  public static Result findings(Document document) {
    Contents contents = Contents.of(document);
    List<Finding> findings = new ArrayList<>();
    Set<Set<List<Object>>> seen = new HashSet<>();
    for (Proposal proposal : proposals(contents)) {
      if (RelationSearch.search(proposal.relation()) instanceof Grounds.Cells(List<Cell> cells)
          && cells.stream().allMatch(c -> c.value() == null)
          && seen.add(places(cells))) {
        findings.add(new Finding(proposal, cells));
      }
    }
    findings.sort(Comparator.comparingInt(Discovery::firstLine));
    return new Result(findings, contents.whole());
  }

  private static List<Proposal> proposals(Contents contents) {
    Map<String, Proposal> proposals = new LinkedHashMap<>();
    for (Rule rule : RULES) {
      rule.propose(
          contents,
          draft -> {
            if (proposals.size() < MAX_PROPOSALS) {
              Proposal proposal = draft.proposal(rule.name(), contents.document().id());
              proposals.putIfAbsent(proposal.relation().toString(), proposal);
            }
          });
    }
    return List.copyOf(proposals.values());
  }

  private static Set<List<Object>> places(List<Cell> cells) {
    return cells.stream()
        .map(
            c ->
                List.<Object>of(
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

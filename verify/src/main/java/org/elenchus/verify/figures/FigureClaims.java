package org.elenchus.verify.figures;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.ClaimFile;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.document.Document;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.document.Section;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.Relation;
import org.elenchus.reference.discovery.Finding;

/**
 * Findings as a claim file, so that they are settled, rechecked and reported like claims that
 * somebody wrote. The twin of each says that the relation does not hold.
 */
public final class FigureClaims {
  private static final int MAX_TITLE = 160;

  private FigureClaims() {}

  /**
   * Writes findings as claims.
   *
   * @param document the document
   * @param findings those whose relations belong to it
   * @return a claim file
   */
  public static ClaimFile of(Document document, List<Finding> findings) {
    List<ClaimFile.Entry> entries = new ArrayList<>();
    for (Finding finding : findings) {
      entries.add(entry(document, finding, entries.size() + 1));
    }
    return new ClaimFile(
        ClaimFile.SCHEMA,
        new DocumentEntry(document.id(), document.title(), document.sha256()),
        entries);
  }

  private static ClaimFile.Entry entry(Document document, Finding finding, int number) {
    NavigableSet<Integer> lines = finding.linesIn(document.id());
    int first = lines.first();
    String says = plain(FigureText.says(finding));
    Place place =
        new Place(
            List.of(first, lines.last()),
            document.sectionAt(first).map(Section::title).orElse(null),
            null,
            null,
            null);
    return new ClaimFile.Entry(
        document.id() + "/found-" + number,
        Origin.DOCUMENT,
        null,
        place,
        "figure",
        says.substring(0, Math.min(says.length(), MAX_TITLE)),
        "The printed numbers are such that " + says + ".",
        List.of(),
        List.of(),
        List.of(),
        "Proposed from the document alone: whether the author meant it is for the reader to judge.",
        List.of(),
        List.of(),
        null,
        List.of(reading(finding, says)));
  }

  private static Reading reading(Finding finding, String says) {
    Relation relation = finding.proposal().relation();
    Patch twin = new Patch("replace", "/relation", new TextNode("!(" + relation.relation() + ")"));
    return new Reading(
        ReadingKind.LITERAL,
        "Some values behind the digits are such that " + says + ".",
        Scope.of(NumberSystem.PRINTED, Map.of()),
        Json.tree(relation),
        List.of(new CheckCall("relation", twin, null)),
        null,
        List.of());
  }

  /** Without the signs that would begin a formula. */
  private static String plain(String text) {
    return text.replace("$", "");
  }
}

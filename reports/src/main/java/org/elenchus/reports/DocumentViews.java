package org.elenchus.reports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.document.DocumentEntry;
import org.elenchus.claims.document.Locator;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.jspecify.annotations.Nullable;

/** The documents of a file with what was found in each. */
final class DocumentViews {
  private final Map<String, View.Document> byId = new LinkedHashMap<>();

  /**
   * Counts claims and figures by document.
   *
   * @param atHand ids of the documents whose text can be shown
   */
  DocumentViews(EvidenceFile file, Addresses addresses, Set<String> atHand) {
    Map<String, List<ClaimEvidence>> claims = new HashMap<>();
    for (ClaimEvidence claim : file.claims()) {
      claims.computeIfAbsent(claim.document(), k -> new ArrayList<>()).add(claim);
    }
    Map<String, Integer> figures = new HashMap<>();
    for (FigureEntry figure : file.figures()) {
      figures.merge(figure.document(), 1, Integer::sum);
    }
    for (DocumentEntry entry : file.documents()) {
      List<ClaimEvidence> own = claims.getOrDefault(entry.id(), List.of());
      String filter = "document=" + entry.id();
      byId.put(
          entry.id(),
          new View.Document(
              entry.id(),
              entry.title(),
              entry.sha256(),
              "index.html#" + filter,
              atHand.contains(entry.id()) ? annotated(addresses, entry.id()) : null,
              own.size(),
              figures.getOrDefault(entry.id(), 0),
              Marks.tally(own, filter + "&")));
    }
  }

  /** All documents in the order of the file. */
  List<View.Document> all() {
    return List.copyOf(byId.values());
  }

  /** A document by its id; one that the file does not list has nothing but its id. */
  View.Document of(String id) {
    View.Document known = byId.get(id);
    return known != null
        ? known
        : new View.Document(id, id, "", "index.html", null, 0, 0, List.of());
  }

  /** The annotated document at a place, or null where the document is not at hand. */
  @Nullable String source(Locator locator) {
    String page = of(locator.document()).annotated();
    return page == null ? null : page + "#L" + locator.from();
  }

  private static String annotated(Addresses addresses, String id) {
    return "documents/" + addresses.document(id) + ".html";
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.elenchus.claims.document.Locator;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.FigureEntry;
import org.elenchus.reports.View.Fact;
import org.elenchus.reports.View.Figure;

/** Every number of the documents, document by document. */
final class FiguresPages {
  /** How many numbers one page lists. */
  static final int ROWS = 500;

  private static final int MAX_LINKS = 8;

  private final ClaimPages claims;
  private final Addresses addresses;
  private final DocumentViews documents;
  private final Map<String, List<FigureEntry>> byDocument = new TreeMap<>();
  private final List<View.Document> withFigures = new ArrayList<>();

  FiguresPages(EvidenceFile file, ClaimPages claims, Addresses addresses, DocumentViews documents) {
    this.claims = claims;
    this.addresses = addresses;
    this.documents = documents;
    for (FigureEntry figure : file.figures()) {
      byDocument.computeIfAbsent(figure.document(), k -> new ArrayList<>()).add(figure);
    }
    for (View.Document document : documents.all()) {
      if (byDocument.containsKey(document.id())) {
        withFigures.add(document);
      }
    }
  }

  /** Whether there is a number to show. */
  boolean any() {
    return !withFigures.isEmpty();
  }

  /** The documents that have numbers. */
  List<View.Document> documents() {
    return withFigures;
  }

  /** How many pages a document's numbers take. */
  int pages(View.Document document) {
    return Pagers.pages(figures(document).size(), ROWS);
  }

  /** Where a page stands: the first document's first page is the site's page of figures. */
  String href(View.Document document, int number) {
    boolean front = number == 1 && document.id().equals(withFigures.get(0).id());
    return front
        ? "figures.html"
        : "figures/"
            + addresses.document(document.id())
            + (number == 1 ? "" : "--" + number)
            + ".html";
  }

  /** A page by document and number from 1. */
  View.Figures page(View.Document document, int number) {
    List<FigureEntry> all = figures(document);
    Map<String, Integer> states = new TreeMap<>();
    all.forEach(figure -> states.merge(figure.state(), 1, Integer::sum));
    int end = Math.min(all.size(), number * ROWS);
    return new View.Figures(
        document,
        states.entrySet().stream()
            .map(e -> new Fact(e.getKey(), Integer.toString(e.getValue())))
            .toList(),
        withFigures.stream().map(d -> linked(d)).toList(),
        all.subList((number - 1) * ROWS, end).stream().map(this::figure).toList(),
        Pagers.of(number, pages(document), page -> href(document, page)));
  }

  private View.Document linked(View.Document d) {
    return new View.Document(
        d.id(),
        d.title(),
        d.sha256(),
        href(d, 1),
        d.annotated(),
        d.claims(),
        d.figures(),
        d.tallies());
  }

  private List<FigureEntry> figures(View.Document document) {
    return byDocument.getOrDefault(documents.of(document.id()).id(), List.of());
  }

  private Figure figure(FigureEntry figure) {
    Locator at =
        new Locator(figure.document(), figure.line(), figure.line(), null, null, null, null);
    return new Figure(
        figure.line(),
        documents.source(at),
        figure.column(),
        figure.printed(),
        figure.state(),
        figure.state().replaceAll("[^a-z]+", "-").toLowerCase(Locale.ROOT),
        TexText.parse(figure.reason()),
        figure.claims().stream().limit(MAX_LINKS).map(claims::link).toList());
  }
}

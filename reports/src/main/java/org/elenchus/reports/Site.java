package org.elenchus.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elenchus.claims.InputException;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.reports.Sources.Source;
import org.elenchus.reports.View.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The report: a static site that opens from its folder, without a server and without a network,
 * from an evidence file alone. The same file gives the same bytes.
 */
public final class Site {
  private Site() {}

  /**
   * Writes the site. The folder appears whole or not at all; an earlier report is replaced.
   *
   * @param file what to show; nothing in it is believed to be safe to show as it is
   * @param documents a folder that may hold the documents, under any names; null for none
   * @param folder the site's folder
   * @throws IOException if the folder cannot be written, or holds something that is no report
   * @throws org.elenchus.claims.InputException if the documents' folder cannot be read
   */
  public static void write(EvidenceFile file, @Nullable Path documents, Path folder)
      throws IOException {
    write(file, documents, null, folder);
  }

  /**
   * Writes the site, with a page of what a GPU showed.
   *
   * @param file what to show, as for the form without it
   * @param documents a folder that may hold the documents, or null
   * @param gpuCheck the file that {@code gpu-check} wrote; null for none
   * @param folder the site's folder
   * @throws IOException if the folder cannot be written, or holds something that is no report
   * @throws org.elenchus.claims.InputException if the documents' folder or the file cannot be read
   */
  public static void write(
      EvidenceFile file, @Nullable Path documents, @Nullable Path gpuCheck, Path folder)
      throws IOException {
    requireReplaceable(folder);
    Map<String, Source> atHand = Sources.in(documents, file.documents());
    try (Staging site = Staging.beside(folder)) {
      fill(file, atHand, gpuCheck, site);
      site.publish();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Refuses a folder that a report must not replace.
   *
   * @param folder where a report would go
   * @throws IOException if it holds something that is no report
   */
  public static void requireReplaceable(Path folder) throws IOException {
    Staging.requireReplaceable(folder);
  }

  /**
   * Writes the whole site as one file, which appears whole or not at all.
   *
   * @param evidence what to show
   * @param documents as for {@link #write}
   * @param file the HTML file
   * @throws IOException if the file cannot be written
   * @throws org.elenchus.claims.InputException if the evidence is too large for one file
   */
  public static void writeSingle(EvidenceFile evidence, @Nullable Path documents, Path file)
      throws IOException {
    writeSingle(evidence, documents, null, file);
  }

  /**
   * Writes the whole site as one file, with a page of what a GPU showed.
   *
   * @param evidence what to show
   * @param documents as for {@link #write}
   * @param gpuCheck the file that {@code gpu-check} wrote; null for none
   * @param file the HTML file
   * @throws IOException if the file cannot be written
   * @throws org.elenchus.claims.InputException if the evidence is too large for one file, or the
   *     file of {@code gpu-check} cannot be read
   */
  public static void writeSingle(
      EvidenceFile evidence, @Nullable Path documents, @Nullable Path gpuCheck, Path file)
      throws IOException {
    if (evidence.claims().size() > SingleFile.MAX_PAGES) {
      throw new InputException(
          file.toString(),
          0,
          null,
          "would hold "
              + evidence.claims().size()
              + " claims; the single-file form takes at most "
              + SingleFile.MAX_PAGES
              + ", the folder form any number");
    }
    Map<String, Source> atHand = Sources.in(documents, evidence.documents());
    try (Staging site = Staging.beside(file)) {
      fill(evidence, atHand, gpuCheck, site);
      site.publish(SingleFile.of(site.folder()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void fill(
      EvidenceFile file, Map<String, Source> atHand, @Nullable Path gpuCheck, Staging site) {
    @Nullable GpuPage gpu = gpuCheck == null ? null : new GpuPage(gpuCheck);
    Addresses addresses = new Addresses(file);
    DocumentViews documents = new DocumentViews(file, addresses, atHand.keySet());
    Commands commands = new Commands();
    ClaimPages claims = new ClaimPages(file.claims(), addresses, documents, commands);
    FrontPages front = new FrontPages(file, addresses, documents, claims, commands);
    FiguresPages figures = new FiguresPages(file, claims, addresses, documents);
    ContradictionPages contradictions = new ContradictionPages(file, claims, documents);
    TrainingPages training = new TrainingPages(file, claims);
    GraphPage graph = new GraphPage(file.claims(), addresses, claims);
    Pages pages =
        new Pages(
            site,
            file.run(),
            figures.any(),
            contradictions.any(),
            training.any(),
            graph.any(),
            gpu != null);

    Assets.copyTo(site);
    for (int number = 1; number <= front.pages(); number++) {
      String title = number == 1 ? "Overview" : "Claims, page " + number;
      pages.write(FrontPages.href(number), "front", title, "overview", front.page(number));
    }
    for (int i = 0; i < file.claims().size(); i++) {
      View.Claim page = claims.page(i, site);
      String title = TexText.plain(file.claims().get(i).title());
      pages.write(addresses.claim(i), "claim", title, "claim", page);
    }
    for (View.Document document : figures.documents()) {
      for (int number = 1; number <= figures.pages(document); number++) {
        pages.write(
            figures.href(document, number),
            "figures",
            "Figures of " + document.id(),
            "figures",
            figures.page(document, number));
      }
    }
    for (int number = 1; contradictions.any() && number <= contradictions.pages(); number++) {
      pages.write(
          ContradictionPages.href(number),
          "contradictions",
          "Numbers that cannot all be right",
          "contradictions",
          contradictions.page(number));
    }
    DocumentPages annotated = new DocumentPages(file, addresses);
    for (View.Document view : documents.all()) {
      Source source = atHand.get(view.id());
      if (source != null && view.annotated() != null) {
        pages.write(
            view.annotated(),
            "document",
            view.title(),
            "document",
            annotated.page(source.document(), view));
      }
    }
    pages.write(
        "documents.html",
        "documents",
        "Documents",
        "documents",
        new View.Documents(documents.all()));
    if (training.any()) {
      pages.write(TrainingPages.HREF, "training", "Training", "training", training.page(site));
    }
    if (graph.any()) {
      pages.write(GraphPage.HREF, "graph", "What rests on what", "graph", graph.page());
    }
    if (gpu != null) {
      pages.write(GpuPage.HREF, "gpu", "What a GPU showed", "gpu", gpu.page());
    }
    SearchIndex.write(file.claims(), addresses, site);
    Map<String, String> names = new HashMap<>();
    atHand.forEach((id, source) -> names.put(id, source.name()));
    Exports.write(file, addresses, front.headline(), names, site);
  }

  /** Pages in one frame. */
  private record Pages(
      Staging site,
      EvidenceFile.Run run,
      boolean hasFigures,
      boolean hasContradictions,
      boolean hasTraining,
      boolean hasGraph,
      boolean hasGpu) {
    void write(String href, String template, String title, String current, Object page) {
      Frame frame =
          new Frame(
              title,
              current,
              run.commit(),
              run.started(),
              hasFigures,
              hasContradictions,
              hasTraining,
              hasGraph,
              hasGpu,
              Marks.all());
      String root = "../".repeat((int) href.chars().filter(c -> c == '/').count());
      site.write(href, Templates.render(template, root, frame, page));
    }
  }
}

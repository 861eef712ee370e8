package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.GraphLayout.Edge;
import org.elenchus.reports.GraphLayout.Place;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of claims, and the doubt that flows along it. */
class GraphTest {
  @TempDir Path folder;

  private static ClaimEvidence claim(String slug, Verdict verdict, String... rests) {
    Samples.ClaimBuilder claim = Samples.claim(slug, 1).reading(Samples.literal(verdict));
    for (String other : rests) {
      claim.dependsOn(other);
    }
    return claim.build();
  }

  @Test
  void edgesOfAGraphWithoutCirclesPointToTheRight() {
    List<Edge> edges =
        List.of(new Edge(3, 0), new Edge(0, 1), new Edge(3, 1), new Edge(1, 2), new Edge(4, 2));
    List<Place> places = GraphLayout.of(6, edges);
    for (Edge edge : edges) {
      assertTrue(
          places.get(edge.from()).layer() < places.get(edge.to()).layer(), edge + " " + places);
    }
    assertEquals(6, new HashSet<>(places).size(), "two claims share a place");
  }

  @Test
  void circlesAreLaidOut() {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      edges.add(new Edge(i, (i + 1) % 50));
      edges.add(new Edge(i, i));
      edges.add(new Edge(i, (i * 7 + 3) % 50));
    }
    List<Place> places = GraphLayout.of(50, edges);
    assertEquals(50, new HashSet<>(places).size());
    assertEquals(places, GraphLayout.of(50, edges));
  }

  @Test
  void doubtFlowsFromWhatFailedToAllThatRestsOnIt() {
    List<ClaimEvidence> claims =
        List.of(
            claim("base", Verdict.REFUTED),
            claim("middle", Verdict.PROVED, "base"),
            claim("top", Verdict.PROVED, "middle"),
            claim("apart", Verdict.PROVED, "sound"),
            claim("sound", Verdict.PROVED));
    Doubts doubts = new Doubts(claims);
    assertEquals(List.of(), doubts.of(0), "its own verdict is no doubt from elsewhere");
    assertEquals(List.of(0), doubts.of(1));
    assertEquals(List.of(0), doubts.of(2));
    assertEquals(List.of(), doubts.of(3));
  }

  @Test
  void doubtGoesRoundACircleOnce() {
    List<ClaimEvidence> claims =
        List.of(
            claim("a", Verdict.PROVED, "b"),
            claim("b", Verdict.REFUTED, "c"),
            claim("c", Verdict.PROVED, "a", "nowhere"));
    Doubts doubts = new Doubts(claims);
    assertEquals(List.of(1), doubts.of(0));
    assertEquals(List.of(), doubts.of(1), "a claim does not cast doubt on itself");
    assertEquals(List.of(1), doubts.of(2));
  }

  @Test
  void ownVerdictAndInheritedDoubtAreDrawnApart() throws IOException {
    Site.write(
        Samples.file(
            List.of(
                claim("base", Verdict.REFUTED),
                claim("top", Verdict.PROVED, "base"),
                claim("alone", Verdict.PROVED)),
            List.of()),
        null,
        folder.resolve("report"));
    Document page = SiteTest.page(folder.resolve("report"), "graph.html");
    assertEquals(2, page.select(".claimbox").size(), "a claim without relations is not drawn");
    assertEquals(1, page.select("#graph .halo").size());
    String top = page.select(".claimbox").get(1).attr("aria-label");
    assertTrue(top.contains("literal PROVED") && top.contains("inherits doubt"), top);
    assertEquals("1", page.select(".claimbox").get(0).attr("data-next"));
    assertEquals("rests on", page.select("main td").get(1).text());
    Document claim = SiteTest.page(folder.resolve("report"), "claims/note-on-depth/top.html");
    assertTrue(claim.select(".doubt").text().contains("did not hold"), claim::text);
  }

  @Test
  void withoutRelationsThereIsNoGraph() throws IOException {
    Path site = folder.resolve("report");
    Site.write(Samples.file(List.of(claim("alone", Verdict.PROVED)), List.of()), null, site);
    assertFalse(Files.exists(site.resolve("graph.html")));
    assertEquals(0, SiteTest.page(site, "index.html").select("a[href=graph.html]").size());
  }

  @Test
  void veryManyRelationsAreCutAndCounted() throws IOException {
    List<ClaimEvidence> claims = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      claims.add(claim("c" + i, Verdict.PROVED, "c" + (i + 1) % 1000));
    }
    Path site = folder.resolve("report");
    Site.write(Samples.file(claims, List.of()), null, site);
    Document page = SiteTest.page(site, "graph.html");
    assertEquals(300, page.select(".claimbox").size());
    assertTrue(page.text().contains("700 more are not drawn"), "does not say what is left out");
  }

  @Test
  void longTitlesTakeTwoLines() {
    assertEquals(List.of("Short"), GraphPage.lines("Short"));
    List<String> lines = GraphPage.lines("word ".repeat(40));
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).endsWith("…"));
    assertEquals(38, GraphPage.lines("x".repeat(99)).get(0).length());
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.evidence.EvidenceFile.ReadingEvidence;
import org.elenchus.claims.verdict.Verdict;
import org.elenchus.reports.View.GraphEdge;
import org.elenchus.reports.View.GraphNode;
import org.elenchus.reports.View.Relation;

/**
 * The claims that depend on each other, contradict or repair each other, as a drawing that is
 * readable without a script. Refutation flows along what rests on what; inherited doubt is drawn
 * apart from a claim's own verdict.
 */
final class GraphPage {
  /** Where the page stands. */
  static final String HREF = "graph.html";

  /** More boxes than this cannot be taken in; what is left out is counted. */
  private static final int MAX_NODES = 300;

  private static final int MAX_RELATIONS = 1000;
  private static final int BOX_WIDTH = 300;
  private static final int BOX_HEIGHT = 62;
  private static final int GAP_X = 90;
  private static final int GAP_Y = 22;
  private static final int LINE = 38;

  /** What an edge says, from the claim at its start to the one at its end. */
  private enum Kind {
    /** The end rests on the start. */
    CARRIES,
    /** The end repairs the start. */
    REPAIRED,
    /** Both cannot hold. */
    CONTRADICTS
  }

  private record Tie(int from, int to, Kind kind) {}

  private final List<ClaimEvidence> claims;
  private final Addresses addresses;
  private final ClaimPages pages;
  private final Doubts doubts;
  private final List<Tie> ties = new ArrayList<>();
  private final List<Integer> shown;
  private final int related;

  GraphPage(List<ClaimEvidence> claims, Addresses addresses, ClaimPages pages) {
    this.claims = claims;
    this.addresses = addresses;
    this.pages = pages;
    this.doubts = new Doubts(claims);
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < claims.size(); i++) {
      indexOf.putIfAbsent(claims.get(i).id(), i);
    }
    Set<Tie> all = new LinkedHashSet<>();
    for (int i = 0; i < claims.size(); i++) {
      ClaimEvidence claim = claims.get(i);
      for (String id : claim.dependsOn()) {
        add(all, indexOf.get(id), i, Kind.CARRIES);
      }
      for (String id : claim.contradicts()) {
        Integer other = indexOf.get(id);
        if (other == null || !all.contains(new Tie(other, i, Kind.CONTRADICTS))) {
          add(all, i, other, Kind.CONTRADICTS);
        }
      }
      if (claim.repairs() != null) {
        add(all, indexOf.get(claim.repairs()), i, Kind.REPAIRED);
      }
    }
    ties.addAll(all);
    Set<Integer> nodes = new LinkedHashSet<>();
    ties.forEach(
        tie -> {
          nodes.add(tie.from());
          nodes.add(tie.to());
        });
    related = nodes.size();
    shown = nodes.stream().limit(MAX_NODES).sorted().toList();
  }

  private static void add(
      Set<Tie> ties,
      @org.jspecify.annotations.Nullable Integer from,
      @org.jspecify.annotations.Nullable Integer to,
      Kind kind) {
    if (from != null && to != null && !from.equals(to)) {
      ties.add(new Tie(from, to, kind));
    }
  }

  /** Whether any claim has to do with another. */
  boolean any() {
    return !ties.isEmpty();
  }

  /** The page. */
  View.Graph page() {
    int[] number = new int[claims.size()];
    Arrays.fill(number, -1);
    for (int i = 0; i < shown.size(); i++) {
      number[shown.get(i)] = i;
    }
    List<Tie> drawn =
        ties.stream().filter(t -> number[t.from()] >= 0 && number[t.to()] >= 0).toList();
    List<GraphLayout.Edge> edges =
        drawn.stream().map(t -> new GraphLayout.Edge(number[t.from()], number[t.to()])).toList();
    List<GraphLayout.Place> places = GraphLayout.of(shown.size(), edges);
    List<GraphNode> nodes = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      nodes.add(node(i, shown.get(i), places.get(i), edges));
    }
    List<GraphEdge> paths = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      paths.add(edge(drawn.get(i).kind(), edges.get(i), nodes));
    }
    int width = nodes.stream().mapToInt(n -> n.x() + BOX_WIDTH).max().orElse(0) + 24;
    int height = nodes.stream().mapToInt(n -> n.y() + BOX_HEIGHT).max().orElse(0) + 16;
    return new View.Graph(
        related,
        related - shown.size(),
        (int) nodes.stream().filter(n -> !n.doubt().isEmpty()).count(),
        width,
        height,
        nodes,
        paths,
        ties.stream().limit(MAX_RELATIONS).map(this::relation).toList(),
        nodes.stream().map(GraphNode::document).distinct().toList(),
        Marks.all());
  }

  private GraphNode node(
      int number, int index, GraphLayout.Place place, List<GraphLayout.Edge> edges) {
    ClaimEvidence claim = claims.get(index);
    Verdict worst =
        claim.readings().stream()
            .map(ReadingEvidence::verdict)
            .min(java.util.Comparator.comparingInt(Marks::rank))
            .orElse(Verdict.NOT_RUN);
    List<View.ReadingMark> verdicts =
        claim.readings().stream()
            .map(r -> new View.ReadingMark(r.reading().word(), Marks.of(r.verdict())))
            .toList();
    List<Integer> sources = doubts.of(index);
    String title = TexText.plain(claim.title());
    return new GraphNode(
        number,
        addresses.claim(index),
        lines(title),
        title,
        claim.id(),
        claim.document(),
        Marks.of(worst).css(),
        verdicts,
        claim.readings().stream().map(r -> r.verdict().name()).collect(Collectors.joining(" ")),
        claim.origin() == Origin.REPAIR,
        sources.isEmpty() ? "" : TexText.plain(claims.get(sources.get(0)).title()),
        12 + place.layer() * (BOX_WIDTH + GAP_X),
        12 + place.row() * (BOX_HEIGHT + GAP_Y),
        edges.stream()
            .filter(e -> e.from() == number)
            .map(e -> Integer.toString(e.to()))
            .collect(Collectors.joining(" ")),
        edges.stream()
            .filter(e -> e.to() == number)
            .map(e -> Integer.toString(e.from()))
            .collect(Collectors.joining(" ")));
  }

  /** A title on at most two lines. */
  static List<String> lines(String title) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : title.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < Math.min(2, lines.size()); i++) {
      String text = lines.get(i);
      boolean cut = text.length() > LINE || (i == 1 && lines.size() > 2);
      kept.add(cut ? text.substring(0, Math.min(text.length(), LINE - 1)) + "…" : text);
    }
    return kept;
  }

  private static GraphEdge edge(Kind kind, GraphLayout.Edge edge, List<GraphNode> nodes) {
    GraphNode from = nodes.get(edge.from());
    GraphNode to = nodes.get(edge.to());
    boolean right = from.x() < to.x();
    int x1 = from.x() + (right ? BOX_WIDTH : 0);
    int y1 = from.y() + BOX_HEIGHT / 2;
    int x2 = to.x() + (right ? 0 : BOX_WIDTH);
    int y2 = to.y() + BOX_HEIGHT / 2;
    int side = right ? 1 : -1;
    if (from.x() == to.x()) {
      x2 = to.x();
      side = -1;
    }
    int bend = from.x() == to.x() ? -40 : side * GAP_X / 2;
    int bendTo = from.x() == to.x() ? -40 : -side * GAP_X / 2;
    String path =
        "M"
            + x1
            + " "
            + y1
            + "C"
            + (x1 + bend)
            + " "
            + y1
            + " "
            + (x2 + bendTo)
            + " "
            + y2
            + " "
            + x2
            + " "
            + y2;
    int tail = from.x() == to.x() ? -9 : -side * 9;
    String arrow = kind == Kind.CONTRADICTS ? "" : "M" + x2 + " " + y2 + "l" + tail + " -5v10z";
    return new GraphEdge(
        edge.from(), edge.to(), kind.name().toLowerCase(java.util.Locale.ROOT), path, arrow);
  }

  private Relation relation(Tie tie) {
    return switch (tie.kind()) {
      case CARRIES -> new Relation(pages.link(tie.to()), "rests on", pages.link(tie.from()));
      case REPAIRED -> new Relation(pages.link(tie.to()), "repairs", pages.link(tie.from()));
      case CONTRADICTS ->
          new Relation(pages.link(tie.from()), "cannot hold together with", pages.link(tie.to()));
    };
  }
}

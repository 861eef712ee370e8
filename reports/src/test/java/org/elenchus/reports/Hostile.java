package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.elenchus.claims.InputException;
import org.elenchus.claims.claim.Origin;
import org.elenchus.claims.claim.Trained;
import org.elenchus.claims.document.Place;
import org.elenchus.claims.evidence.EvidenceFile;
import org.elenchus.claims.evidence.EvidenceFile.ClaimEvidence;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.verdict.Verdict;

/** Evidence files that mean harm. */
final class Hostile {
  /**
   * What stands in every text: markup, attributes, templates, addresses, TeX that asks for trust.
   */
  static final String TEXT =
      "<x-hostile onmouseover=alert(1)>\"'><img src=x onerror=hostile=1></script><script>hostile=1"
          + "</script>${7*7}<#list 1..9 as i></#list> javascript:hostile=1 \u2028 \u202e"
          + " $\\href{javascript:hostile=1}{x}$ $\\fbox{\\htmlStyle{color:red}{y}}$ $\\frac{$ ]]>";

  private Hostile() {}

  /**
   * The made-up audit with {@link #TEXT} in every text that the reader lets through. Figures keep
   * their document, or there would be no page to show them.
   */
  static EvidenceFile everywhere() {
    JsonNode tree = Json.tree(Samples.audit());
    withoutDigests(tree);
    List<String> refused = new ArrayList<>();
    mutate(tree, tree, refused);
    if (refused.size() > 400) {
      throw new IllegalStateException("too few texts can be replaced: " + refused);
    }
    return Json.parse("hostile", tree.toString(), EvidenceFile.class);
  }

  /** Digests of cells, runs and samples would be refused; without one they are read. */
  private static void withoutDigests(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("type")) {
      object.remove("digest");
    }
    node.forEach(Hostile::withoutDigests);
  }

  private static void mutate(JsonNode root, JsonNode node, List<String> refused) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode old = object.get(name);
        boolean kept = name.equals("document") && object.has("state");
        if (old.isTextual() && !kept) {
          tried(root, refused, value -> object.replace(name, value), old);
        } else {
          mutate(root, old, refused);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        JsonNode old = array.get(i);
        if (old.isTextual()) {
          tried(root, refused, value -> array.set(at, value), old);
        } else {
          mutate(root, old, refused);
        }
      }
    }
  }

  private static void tried(
      JsonNode root, List<String> refused, Consumer<JsonNode> put, JsonNode old) {
    put.accept(TextNode.valueOf(old.asText() + TEXT));
    try {
      Json.parse("hostile", root.toString(), EvidenceFile.class);
    } catch (InputException e) {
      refused.add(old.asText());
      put.accept(old);
    }
  }

  /** Claims that depend on each other in a circle, and on one that is not there. */
  static EvidenceFile circle() {
    return Samples.file(
        List.of(
            Samples.claim("a", 1)
                .dependsOn("b")
                .dependsOn("nowhere")
                .contradicts("a")
                .reading(Samples.literal(Verdict.REFUTED))
                .build(),
            Samples.claim("b", 2)
                .dependsOn("c")
                .repairs("a")
                .reading(Samples.literal(Verdict.PROVED))
                .build(),
            Samples.claim("c", 3).dependsOn("a").reading(Samples.prose(Verdict.VACUOUS)).build()),
        List.of());
  }

  /** Ids that would leave the folder, or be one another's page. */
  static EvidenceFile idsThatLeaveTheFolder() {
    List<ClaimEvidence> claims = new ArrayList<>();
    for (String id :
        List.of("../../x", "..", "a/../b", "/etc/x", "C:\\x", "a/b", "a/b", "a/B", "a/b--2", "")) {
      claims.add(
          new ClaimEvidence(
              id,
              Origin.DOCUMENT,
              null,
              "../" + id,
              new Place(List.of(1, 1), null, null, null, null),
              "theorem",
              "Title of " + id,
              "",
              List.of("../../x"),
              List.of(),
              List.of(),
              List.of(),
              "",
              new Trained(List.of("../../x"), null)));
    }
    return Samples.file(claims, List.of());
  }

  /** Very many claims. */
  static EvidenceFile claims(int count) {
    List<ClaimEvidence> claims = new ArrayList<>();
    Verdict[] verdicts = Verdict.values();
    for (int i = 0; i < count; i++) {
      claims.add(
          Samples.claim("claim-" + i, i + 1)
              .title("Claim number " + i + " about $x_{" + i + "}$")
              .reading(Samples.literal(verdicts[i % verdicts.length]))
              .build());
    }
    return Samples.file(claims, List.of());
  }
}

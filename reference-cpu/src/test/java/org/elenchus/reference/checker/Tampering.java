package org.elenchus.reference.checker;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.json.Json;

/**
 * Every single edit of a certificate: each number one higher, each word altered, each item gone.
 */
public final class Tampering {
  private Tampering() {}

  /**
   * The edited copies of a proof, each with the digest of its new content.
   *
   * @param proof a proof
   * @return where the edit was made, and the copy; edits that are no certificate any more are left
   *     out
   */
  public static Map<String, Proof> of(Proof proof) {
    JsonNode tree = Json.tree(proof.certificate());
    Map<String, JsonNode> edits = new LinkedHashMap<>();
    collect(tree, JsonPointer.empty(), tree, edits);
    Map<String, Proof> proofs = new LinkedHashMap<>();
    edits.forEach(
        (where, edit) -> {
          try {
            Certificate certificate = Json.convert(edit, Certificate.class);
            proofs.put(where, Proof.of(proof.role(), proof.origin(), proof.subject(), certificate));
          } catch (IllegalArgumentException e) {
            proofs.remove(where);
          }
        });
    return proofs;
  }

  private static void collect(
      JsonNode node, JsonPointer at, JsonNode root, Map<String, JsonNode> edits) {
    switch (node) {
      case ObjectNode object -> {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext()) {
          String name = names.next();
          if (!name.equals("class")) {
            collect(object.get(name), at.appendProperty(name), root, edits);
          }
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          collect(array.get(i), at.appendIndex(i), root, edits);
        }
        if (!array.isEmpty()) {
          ArrayNode shorter = array.deepCopy();
          shorter.remove(array.size() - 1);
          edits.put(at + " shorter", replaced(root, at, shorter));
        }
      }
      default -> edits.put(at.toString(), replaced(root, at, altered(node)));
    }
  }

  private static JsonNode altered(JsonNode leaf) {
    if (leaf.isInt()) {
      return IntNode.valueOf(leaf.asInt() + 1);
    }
    try {
      BigFraction number = ExactNumbers.parse(leaf.asText());
      return TextNode.valueOf(ExactNumbers.write(number.add(1)));
    } catch (IllegalArgumentException e) {
      return TextNode.valueOf(leaf.asText() + "-x");
    }
  }

  private static JsonNode replaced(JsonNode root, JsonPointer at, JsonNode value) {
    JsonNode copy = root.deepCopy();
    JsonNode parent = copy.at(at.head());
    if (parent instanceof ObjectNode object) {
      object.set(at.last().getMatchingProperty(), value);
    } else if (parent instanceof ArrayNode array) {
      array.set(at.last().getMatchingIndex(), value);
    }
    return copy;
  }
}

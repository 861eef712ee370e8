package org.elenchus.verify.recheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.store.ReplicationTable;
import org.junit.jupiter.api.Test;

/** The table of published results is made again from the kept runs; an edit of it is named. */
class ReplicatedTest {
  private static final Replication TABLE = ReplicationTable.bundled();

  private static ObjectNode file() {
    ObjectNode file = Json.object();
    file.set("replication", Json.parse("table", Json.pretty(TABLE), JsonNode.class));
    return file;
  }

  private static List<String> edited(Consumer<ObjectNode> edit) {
    ObjectNode file = file();
    edit.accept((ObjectNode) file.get("replication"));
    return Replicated.differences(file, TABLE);
  }

  @Test
  void whatTheRunsGivePassesAndSoDoesAFileWithoutATable() {
    assertEquals(List.of(), Replicated.differences(file(), TABLE));
    assertEquals(List.of(), Replicated.differences(Json.object(), TABLE));
  }

  /** Each number and word of the first row of either list. */
  @Test
  void anyEditedLeafIsNamedByItsPlace() {
    List<String> places = new ArrayList<>();
    leaves("/ours/0", file().at("/replication/ours/0"), places);
    leaves("/published/0", file().at("/replication/published/0"), places);
    assertTrue(places.size() > 50, places.toString());
    for (String place : places) {
      int slash = place.lastIndexOf('/');
      String last = place.substring(slash + 1);
      List<String> found =
          edited(
              table -> {
                JsonNode parent = table.at(place.substring(0, slash));
                if (parent instanceof ArrayNode array) {
                  int i = Integer.parseInt(last);
                  array.set(i, other(array.get(i)));
                } else {
                  ((ObjectNode) parent).set(last, other(parent.get(last)));
                }
              });
      assertEquals(1, found.size(), place);
      assertTrue(found.getFirst().startsWith("replication" + place + ": the file says "));
    }
  }

  @Test
  void aRowLeftOutOrAddedIsNamed() {
    List<String> shorter = edited(table -> ((ArrayNode) table.get("ours")).remove(0));
    assertTrue(shorter.toString().contains("the file says nothing"), shorter.toString());
    List<String> longer = edited(table -> ((ArrayNode) table.get("published")).addObject());
    assertTrue(longer.toString().contains("the kept runs give nothing"), longer.toString());
    assertEquals(
        List.of("replication: the file says 1, the kept runs give a list"),
        Replicated.differences(Json.object().put("replication", 1), TABLE));
  }

  @Test
  void aFieldLeftOutOrAddedIsNamed() {
    String field = file().at("/replication/ours/0").fieldNames().next();
    String place = "replication/ours/0/";
    List<String> less = edited(table -> ((ObjectNode) table.at("/ours/0")).remove(field));
    assertEquals(1, less.size(), less.toString());
    assertTrue(less.getFirst().startsWith(place + field + ": the file says nothing, "));
    assertEquals(
        List.of(place + "more: the file says 1, the kept runs give nothing"),
        edited(table -> ((ObjectNode) table.at("/ours/0")).put("more", 1)));
  }

  private static void leaves(String at, JsonNode node, List<String> places) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> leaves(at + "/" + field.getKey(), field.getValue(), places));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(at + "/" + i, node.get(i), places);
      }
    } else {
      places.add(at);
    }
  }

  private static JsonNode other(JsonNode leaf) {
    return leaf.isNumber() ? Json.tree(leaf.asDouble() + 0.001) : Json.tree(leaf.asText() + "x");
  }
}

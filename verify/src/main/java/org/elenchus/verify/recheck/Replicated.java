package org.elenchus.verify.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.elenchus.claims.evidence.Replication;
import org.elenchus.claims.json.Json;

/**
 * Compares what an evidence file says of published results beside the kept runs with what the runs
 * themselves give. It decides no verdict, but nobody should have to believe its numbers either.
 */
public final class Replicated {
  private static final String TABLE = "replication";

  private Replicated() {}

  /**
   * Every place at which the file's table is not the one that the runs give.
   *
   * @param file the evidence file's JSON; a file without the table says nothing that could be wrong
   * @param derived the table made from the runs
   * @return one sentence for each place, with what stands there and what was derived
   */
  public static List<String> differences(JsonNode file, Replication derived) {
    List<String> found = new ArrayList<>();
    JsonNode given = file.path(TABLE);
    if (!given.isMissingNode()) {
      // Written and read once, so that equal numbers have the same kind of node.
      compare(TABLE, given, Json.parse(TABLE, Json.pretty(derived), JsonNode.class), found);
    }
    return found;
  }

  private static void compare(String at, JsonNode given, JsonNode derived, List<String> found) {
    if (derived.isContainerNode() && given.getNodeType() == derived.getNodeType()) {
      if (derived.isArray()) {
        for (int i = 0; i < Math.max(given.size(), derived.size()); i++) {
          compare(at + "/" + i, given.path(i), derived.path(i), found);
        }
        return;
      }
      Set<String> names = new TreeSet<>();
      given.fieldNames().forEachRemaining(names::add);
      derived.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(at + "/" + name, given.path(name), derived.path(name), found));
    } else if (!given.equals(derived)) {
      found.add(at + ": the file says " + say(given) + ", the kept runs give " + say(derived));
    }
  }

  private static String say(JsonNode value) {
    return value.isMissingNode()
        ? "nothing"
        : value.isContainerNode() ? "a list" : value.toString();
  }
}

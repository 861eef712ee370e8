package org.elenchus.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What RO-Crate 1.1 asks of a metadata file (sections "RO-Crate Structure", "Root Data Entity" and
 * "Data Entities"), as far as it says MUST, and that every reference is described.
 */
final class CrateRules {
  private static final String DESCRIPTOR = "ro-crate-metadata.json";
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T.*)?)?)?");

  private CrateRules() {}

  /** The rules that are broken. */
  static List<String> broken(JsonNode crate, Path site) {
    List<String> broken = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode entity : crate.path("@graph")) {
      String id = entity.path("@id").asText();
      if (!ids.add(id)) {
        broken.add("described twice: " + id);
      }
      if (entity.path("@type").asText().isEmpty()) {
        broken.add("without a type: " + id);
      }
    }
    descriptor(entity(crate, DESCRIPTOR), broken);
    JsonNode root = entity(crate, "./");
    root(root, broken);
    List<String> parts = root.path("hasPart").findValuesAsText("@id");
    for (JsonNode entity : crate.path("@graph")) {
      String id = entity.path("@id").asText();
      if (entity.path("@type").asText().equals("File")) {
        if (!Files.isRegularFile(site.resolve(id))) {
          broken.add("a file that is not there: " + id);
        }
        if (!parts.contains(id)) {
          broken.add("not among the parts: " + id);
        }
      }
      for (JsonNode reference : entity.findValues("@id")) {
        String to = reference.asText();
        if (!ids.contains(to) && !to.startsWith("https://w3id.org/")) {
          broken.add("described nowhere: " + to);
        }
      }
    }
    return broken;
  }

  private static void descriptor(JsonNode descriptor, List<String> broken) {
    if (descriptor.isMissingNode()) {
      broken.add("no metadata descriptor");
      return;
    }
    if (!descriptor.path("@type").asText().equals("CreativeWork")) {
      broken.add("the descriptor is no CreativeWork");
    }
    if (!descriptor.at("/conformsTo/@id").asText().equals("https://w3id.org/ro/crate/1.1")) {
      broken.add("the descriptor does not conform to RO-Crate 1.1");
    }
    if (!descriptor.at("/about/@id").asText().equals("./")) {
      broken.add("the descriptor is not about the root");
    }
  }

  private static void root(JsonNode root, List<String> broken) {
    if (root.isMissingNode()) {
      broken.add("no root data entity");
      return;
    }
    if (!root.path("@type").asText().equals("Dataset")) {
      broken.add("the root is no Dataset");
    }
    for (String property : List.of("name", "description", "datePublished")) {
      if (root.path(property).asText().isEmpty()) {
        broken.add("the root has no " + property);
      }
    }
    if (root.at("/license/@id").asText().isEmpty()) {
      broken.add("the root has no license");
    }
    if (!DATE.matcher(root.path("datePublished").asText()).matches()) {
      broken.add("datePublished is no date");
    }
  }

  /** An entity that is there, to be edited. */
  static ObjectNode object(JsonNode crate, String id) {
    if (entity(crate, id) instanceof ObjectNode object) {
      return object;
    }
    throw new AssertionError("no entity " + id);
  }

  /** Takes an entity out. */
  static void remove(JsonNode crate, String id) {
    for (int i = 0; i < crate.path("@graph").size(); i++) {
      if (crate.path("@graph").get(i).path("@id").asText().equals(id)) {
        ((com.fasterxml.jackson.databind.node.ArrayNode) crate.path("@graph")).remove(i);
        return;
      }
    }
    throw new AssertionError("no entity " + id);
  }

  private static JsonNode entity(JsonNode crate, String id) {
    for (JsonNode entity : crate.path("@graph")) {
      if (entity.path("@id").asText().equals(id)) {
        return entity;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}

package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.elenchus.claims.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The RO-Crate of a run as another program sees it: the validator of the npm package {@code
 * ro-crate}. It does not look at {@code conformsTo}; {@link CrateRules} do.
 */
class CrateValidatorTest {
  @TempDir Path folder;

  /** What the validator finds in each text, as the metadata of the site. */
  private List<List<String>> errors(Path site, Iterable<String> texts)
      throws IOException, InterruptedException {
    Path packages = NodePackages.need("ro-crate");
    // Where Node looks for packages is read off the script's own place.
    Path script = Path.of("src/test/npm/validate-crate.cjs").toAbsolutePath();
    List<String> command = new ArrayList<>(List.of("node", script.toString(), site.toString()));
    for (String text : texts) {
      Path file = folder.resolve(command.size() + ".json");
      command.add(Files.writeString(file, text).toString());
    }
    ProcessBuilder node = new ProcessBuilder(command);
    node.environment().put("NODE_PATH", packages.toString());
    File said = folder.resolve("said").toFile();
    File complaints = folder.resolve("complaints").toFile();
    int code = node.redirectOutput(said).redirectError(complaints).start().waitFor();
    assertEquals(0, code, Files.readString(complaints.toPath()));
    List<List<String>> all = new ArrayList<>();
    for (String line : Files.readAllLines(said.toPath(), StandardCharsets.UTF_8)) {
      all.add(
          Json.parse("validator", line, JsonNode.class)
              .path("errors")
              .valueStream()
              .map(JsonNode::asText)
              .toList());
    }
    return all;
  }

  private static String broken(String text, Consumer<ObjectNode> edit) {
    ObjectNode crate = Json.parse("crate", text, ObjectNode.class);
    edit.accept(crate);
    return crate.toString();
  }

  @Test
  void theCrateIsValidAndEachBrokenOneIsRefused() throws IOException, InterruptedException {
    Path site = folder.resolve("report");
    Site.write(Samples.audit(), Samples.documents(folder.resolve("documents")), site);
    String good = Files.readString(site.resolve("ro-crate-metadata.json"));
    Map<String, String> twins = new LinkedHashMap<>();
    twins.put("There is no root dataset", broken(good, c -> CrateRules.remove(c, "./")));
    twins.put(
        "There is no pointer to the root dataset",
        broken(good, c -> CrateRules.remove(c, "ro-crate-metadata.json")));
    for (String property : List.of("name", "description", "datePublished", "license")) {
      twins.put(
          "Missing required property: " + property,
          broken(good, c -> CrateRules.object(c, "./").remove(property)));
    }
    twins.put(
        "Root dataset does not have Dataset",
        broken(good, c -> CrateRules.object(c, "./").put("@type", "Thing")));
    twins.put(
        "datePublished does not start with a compliant date",
        broken(good, c -> CrateRules.object(c, "./").put("datePublished", "yesterday")));
    twins.put(
        "does not exist",
        broken(good, c -> CrateRules.object(c, "index.html").put("@id", "gone.txt")));
    twins.put("no crate that can be read", "{\"@context\": \"x\"}");
    List<String> texts = new ArrayList<>(List.of(good));
    texts.addAll(twins.values());
    List<List<String>> found = errors(site, texts);
    assertEquals(texts.size(), found.size());
    assertEquals(List.of(), found.get(0));
    int at = 1;
    for (String wanted : twins.keySet()) {
      List<String> errors = found.get(at);
      assertTrue(
          errors.stream().anyMatch(error -> error.contains(wanted)),
          () -> wanted + " is not among " + errors);
      at++;
    }
  }

  @Test
  void aHostileCrateIsValidToo() throws IOException, InterruptedException {
    Path site = folder.resolve("report");
    Site.write(Hostile.everywhere(), null, site);
    String text = Files.readString(site.resolve("ro-crate-metadata.json"));
    assertTrue(text.contains("x-hostile"));
    assertEquals(List.of(List.of()), errors(site, List.of(text)));
  }
}

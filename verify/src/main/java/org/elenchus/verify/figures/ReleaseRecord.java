package org.elenchus.verify.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.evidence.Auditor.ErrorType;
import org.elenchus.claims.evidence.Auditor.Family;
import org.elenchus.claims.evidence.Auditor.Release;
import org.elenchus.claims.evidence.Auditor.Releases;
import org.elenchus.claims.evidence.Auditor.Share;
import org.elenchus.claims.json.Json;
import org.elenchus.verify.planted.Benchmark;

/** What each release of the rules of discovery found in every family of the benchmark, as kept. */
public final class ReleaseRecord {
  private static final String NAME = "releases.json";

  private ReleaseRecord() {}

  /**
   * The bundled record.
   *
   * @return it
   */
  public static Releases bundled() {
    try (InputStream in = Benchmark.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("the program was built without " + NAME);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a record.
   *
   * @param text JSON as in {@code releases.json}
   * @return the record
   * @throws IllegalArgumentException if a share lacks its counts
   */
  static Releases parse(String text) {
    JsonNode tree = Json.parse(NAME, text, JsonNode.class);
    List<Release> releases = new ArrayList<>();
    for (JsonNode release : tree.path("releases")) {
      List<Family> families = new ArrayList<>();
      for (Map.Entry<String, JsonNode> family : release.path("families").properties()) {
        families.add(family(family.getKey(), family.getValue()));
      }
      releases.add(
          new Release(release.path("rules").asInt(), release.path("date").asText(), families));
    }
    return new Releases(tree.path("note").asText(), releases);
  }

  private static Family family(String name, JsonNode family) {
    List<ErrorType> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> found : family.path("found").properties()) {
      int within = family.path("withinRounding").path(found.getKey()).asInt();
      errors.add(new ErrorType(found.getKey(), share(found.getValue()), within));
    }
    return new Family(name, errors, share(family.path("falseAlarms")));
  }

  private static Share share(JsonNode share) {
    if (!share.path("hits").isInt() || !share.path("of").isInt()) {
      throw new IllegalArgumentException(NAME + " has a share without counts: " + share);
    }
    return new Share(
        share.path("hits").asInt(),
        share.path("of").asInt(),
        share.path("low").asDouble(),
        share.path("high").asDouble());
  }
}

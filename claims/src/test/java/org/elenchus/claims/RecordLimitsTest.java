package org.elenchus.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit of a statement's or certificate's record, from both sides: {@code limits.txt}. */
class RecordLimitsTest {
  record Edit(boolean admitted, String at, String value, String words) {
    static Edit of(String line) {
      String[] parts = line.split(" ", 3);
      int bar = parts[2].lastIndexOf(" | ");
      boolean admitted = parts[0].equals("ok");
      assertTrue(admitted || (parts[0].equals("no") && bar > 0), line);
      return admitted
          ? new Edit(true, parts[1], parts[2], "")
          : new Edit(false, parts[1], parts[2].substring(0, bar), parts[2].substring(bar + 3));
    }
  }

  record Limits(String given, List<Edit> edits) {
    @Override
    public String toString() {
      return given.substring(0, given.indexOf(','));
    }
  }

  static List<Limits> records() throws IOException {
    List<Limits> all = new ArrayList<>();
    try (InputStream in = RecordLimitsTest.class.getResourceAsStream("limits.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("{")) {
          all.add(new Limits(line, new ArrayList<>()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          all.getLast().edits().add(Edit.of(line));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("records")
  void lastsToItsLimitsAndNoFurther(Limits limits) {
    JsonNode given = node(limits.given());
    if (record(given) instanceof Certificate certificate) {
      assertEquals(certificate, record(Json.tree(certificate)), "read back as it was written");
      assertEquals(given, Json.tree(certificate), "with every entry");
    }
    for (Edit edit : limits.edits()) {
      JsonNode edited = edited(given, JsonPointer.compile(edit.at()), value(edit.value()));
      if (edit.admitted()) {
        record(edited);
      } else {
        String refusal =
            String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> record(edited), edit::toString)
                    .getMessage());
        assertTrue(refusal.contains(edit.words()), () -> edit + ": " + refusal);
      }
    }
  }

  @Test
  void aPointMayBeMadeOfAnyMap() {
    assertEquals(
        record(node("{\"class\":\"point\",\"values\":{\"x\":\"1/2\"}}")),
        Point.of(Map.of("x", BigFraction.of(1, 2))));
  }

  private static Object record(JsonNode tree) {
    return tree.has("form") ? Statement.parse(tree) : Json.convert(tree, Certificate.class);
  }

  private static JsonNode node(String text) {
    return Json.parse("limits.txt", text, JsonNode.class);
  }

  /** JSON; {@code [x]*3} is three times x in a list, {@code {x}*3} in an object v1, v2, v3. */
  private static JsonNode value(String text) {
    int star = text.lastIndexOf(text.startsWith("[") ? "]*" : "}*");
    if (star < 0) {
      return node(text);
    }
    JsonNode item = node(text.substring(1, star));
    int times = Integer.parseInt(text.substring(star + 2));
    if (text.startsWith("[")) {
      ArrayNode list = Json.object().arrayNode();
      for (int i = 0; i < times; i++) {
        list.add(item);
      }
      return list;
    }
    ObjectNode object = Json.object();
    for (int i = 1; i <= times; i++) {
      object.set("v" + i, item);
    }
    return object;
  }

  private static JsonNode edited(JsonNode given, JsonPointer at, JsonNode value) {
    JsonNode copy = given.deepCopy();
    switch (copy.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException("there is no place " + at);
    }
    return copy;
  }
}

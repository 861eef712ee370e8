package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Objects;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small statements with certificates worked out by hand, and what one edit makes of them. */
class RulingsTest {
  record Case(String statement, String certificate, List<String> lines) {
    @Override
    public String toString() {
      return statement.substring(0, statement.indexOf(',')) + " " + certificate;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    String statement = "";
    try (InputStream in = RulingsTest.class.getResourceAsStream("rulings.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("s ")) {
          statement = line.substring(2);
        } else if (line.startsWith("c ")) {
          cases.add(new Case(statement, line.substring(2), new ArrayList<>()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          cases.getLast().lines().add(line);
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRuledAsWorkedOut(Case given) {
    ObjectNode pair = Json.object();
    pair.set("s", Json.parse("s", given.statement(), JsonNode.class));
    pair.set("c", Json.parse("c", given.certificate(), JsonNode.class));
    for (String line : given.lines()) {
      int arrow = line.lastIndexOf("> ");
      String[] parts = line.substring(arrow + 2).split(" # ", 2);
      String expected = parts[0];
      String ruling = ruling(line.startsWith("/") ? edited(pair, line, arrow) : pair);
      if (expected.matches("[A-Z]{4,} [A-Z]{4,} .*")) {
        String[] found = ruling.split(" # ", 2);
        assertEquals(expected, found[0], line);
        assertTrue(parts.length == 1 || found[1].contains(parts[1]), line + ": " + ruling);
      } else {
        assertTrue(
            ruling.startsWith("refused: ") && ruling.contains(expected), line + ": " + ruling);
      }
    }
  }

  private static String ruling(JsonNode pair) {
    Statement statement = Statement.parse(pair.get("s"));
    Certificate certificate = Json.convert(pair.get("c"), Certificate.class);
    return switch (Checker.rule(statement, Proof.of(Role.CERTIFICATE, null, "s", certificate))) {
      case Accepted a -> {
        assertFalse(a.sentence().isBlank(), "an acceptance says what was established");
        yield a.kind() + " " + a.outcome() + " " + a.scope().inWords() + " # " + a.sentence();
      }
      case Refused refused -> "refused: " + refused.sentence();
    };
  }

  private static JsonNode edited(ObjectNode pair, String line, int arrow) {
    int space = line.indexOf(' ');
    JsonPointer at = JsonPointer.compile(line.substring(0, space));
    JsonNode value = Json.parse("value", line.substring(space + 1, arrow), JsonNode.class);
    JsonNode copy = pair.deepCopy();
    switch (copy.at(at.head())) {
      case ObjectNode object -> object.set(at.last().getMatchingProperty(), value);
      case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
      default -> throw new IllegalArgumentException("there is no place " + at);
    }
    return copy;
  }
}

package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema against the files that come with the program. */
class ClaimSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text("/org/elenchus/claims/claims.schema.json"), InputFormat.JSON);

  static List<String> bundled() {
    return ClaimFiles.bundledNames();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void bundledFilesFollowTheSchema(String name) {
    List<Error> errors =
        SCHEMA.validate(text("/org/elenchus/claims/bundled/" + name), InputFormat.JSON);
    assertEquals(List.of(), errors, name);
  }

  /** Run with {@code -Dschema=write} after a form has changed. */
  @Test
  void everyFormOfStatementIsDescribed() throws IOException {
    String file = "claims.schema.json";
    ObjectNode schema = Json.parse(file, text("/org/elenchus/claims/" + file), ObjectNode.class);
    ObjectNode described = (ObjectNode) schema.get("$defs");
    Map<String, ObjectNode> derived = StatementSchemas.definitions();
    if ("write".equals(System.getProperty("schema"))) {
      described.setAll(derived);
      Files.writeString(
          Path.of("src/main/resources/org/elenchus/claims", file), Json.pretty(schema));
    }
    assertTrue(derived.size() > Statement.class.getPermittedSubclasses().length);
    derived.forEach(
        (name, form) -> assertEquals(form, described.get(name), name + ": -Dschema=write"));
  }

  /** A field of a statement that is misspelt is seen by an editor, not only by the program. */
  @Test
  void aMisspeltFieldOfAStatementIsRefused() {
    String file = text("/org/elenchus/claims/bundled/depth-delusion.relations" + ClaimFiles.SUFFIX);
    assertTrue(file.contains("\"relation\":"));
    assertFalse(
        SCHEMA.validate(file.replace("\"relation\":", "\"relaton\":"), InputFormat.JSON).isEmpty());
  }

  @Test
  void aWrongFileDoesNot() {
    String file = text("/org/elenchus/claims/bundled/depth-delusion" + ClaimFiles.SUFFIX);
    assertFalse(SCHEMA.validate(file.replace("\"sha256\"", "\"sha\""), InputFormat.JSON).isEmpty());
  }

  private static String text(String resource) {
    try (InputStream in = ClaimSchemaTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

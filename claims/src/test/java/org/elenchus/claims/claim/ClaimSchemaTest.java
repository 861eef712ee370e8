package org.elenchus.claims.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

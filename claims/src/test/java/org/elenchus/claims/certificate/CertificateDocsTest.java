package org.elenchus.claims.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a reader is told of each class of certificate. */
class CertificateDocsTest {
  private static final Path FOLDER =
      Path.of("src", "main", "java", "org", "elenchus", "claims", "certificate");

  private static final Pattern DOC =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*@JsonTypeName", Pattern.DOTALL);

  @Test
  void eachNamesItsSourceItsArithmeticAndWhatItDoesNotShow() throws IOException {
    List<String> lacking = new ArrayList<>();
    for (Class<?> type : Certificate.class.getPermittedSubclasses()) {
      String text = Files.readString(FOLDER.resolve(type.getSimpleName() + ".java"));
      Matcher doc = DOC.matcher(text);
      String said = doc.find() ? doc.group(1).replaceAll("\\s*\\*\\s*", " ") : "";
      for (String part : List.of("Source: ", "Arithmetic: ", "It does not show ")) {
        if (!said.contains(part)) {
          lacking.add(type.getSimpleName() + " lacks \"" + part + "\"");
        }
      }
    }
    assertEquals(List.of(), lacking);
  }
}

package org.elenchus.reference.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader is told of each reference model. */
class ModelDocsTest {
  private static final Path FOLDER =
      Path.of("src", "main", "java", "org", "elenchus", "reference", "model");

  private static final Pattern DOC =
      Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@\\w+\\s+)*(?:public )?record ", Pattern.DOTALL);

  private static final Pattern SHAPE = Pattern.compile("\\[[^\\]]+\\]|inputs");

  @Test
  void eachNamesItsSourceItsShapesItsArithmeticAndWhatItLeavesOut() throws IOException {
    List<Path> models;
    try (Stream<Path> files = Files.list(FOLDER)) {
      models = files.filter(ModelDocsTest::isModel).sorted().toList();
    }
    List<String> lacking = new ArrayList<>();
    for (Path model : models) {
      Matcher doc = DOC.matcher(Files.readString(model));
      String said = doc.find() ? doc.group(1).replaceAll("\\s*\\*\\s*", " ") : "";
      boolean whole =
          said.contains("Source: ")
              && said.contains("Arithmetic: ")
              && SHAPE.matcher(said).find()
              && (said.contains("It does not show ") || said.contains("It leaves out "));
      if (!whole) {
        lacking.add(String.valueOf(model.getFileName()));
      }
    }
    assertEquals(List.of(), lacking);
    assertTrue(models.size() >= 17, models.size() + " models");
  }

  private static boolean isModel(Path file) {
    try {
      return Files.readString(file).contains("implements Recurrence<N>");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Programs that stand where installed ones would: scripts that behave, fail or hang. */
final class Fakes {
  /** Long enough for anything here that ends. */
  static final Duration LONG = Duration.ofMinutes(5);

  /** Nothing that hangs ends within it. */
  static final Duration SHORT = Duration.ofSeconds(1);

  private Fakes() {}

  /** A script of a name, some lines of shell. */
  static void script(Path folder, String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** Only what lies in some folders is installed. */
  static Beside only(Duration limit, Path... folders) {
    return new Beside(Arrays.asList(folders), Map.of(), limit);
  }

  /** Nothing is installed. */
  static Beside nothing() {
    return new Beside(List.of(), Map.of(), LONG);
  }
}

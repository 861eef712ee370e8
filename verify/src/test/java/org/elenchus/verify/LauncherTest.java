package org.elenchus.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script with stand-ins for the JDKs: each prints its own name and its arguments. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String INCUBATOR_LINE =
      "WARNING: Using incubator modules: jdk.incubator.vector";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(folder.resolve("app/bin"));
    Files.copy(Path.of("src/main/launcher/elenchus"), folder.resolve("app/bin/elenchus"));
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.resolve("nobody").toString());
    environment.put("ELENCHUS_JDK_FOLDERS", "");
  }

  @Test
  void takesTheFirstJdkThatIsNewEnough() throws Exception {
    String old = jdk("old", "17.0.15", "");
    String named = jdk("named", "25.0.3", "");
    String home = jdk("home", "26", "");
    String onPath = jdk("path", "25", "");
    String usual = jdk("usual", "25.0.1", "");
    environment.put("ELENCHUS_JAVA_HOME", named);
    environment.put("JAVA_HOME", home);
    environment.put("PATH", onPath + "/bin:" + System.getenv("PATH"));
    environment.put("ELENCHUS_JDK_FOLDERS", usual);
    assertEquals("named", run().word());
    environment.put("ELENCHUS_JAVA_HOME", old);
    assertEquals("home", run().word());
    environment.remove("JAVA_HOME");
    assertEquals("path", run().word());
    environment.put("PATH", old + "/bin:" + System.getenv("PATH"));
    assertEquals("usual", run().word());
  }

  @Test
  void saysInOneSentenceThatThereIsNoJdk() throws Exception {
    String old = jdk("old", "17.0.15", "");
    environment.put("JAVA_HOME", old);
    environment.put("PATH", old + "/bin:" + System.getenv("PATH"));
    Outcome outcome = run("--version");
    assertAll(
        () -> assertEquals(2, outcome.code()),
        () -> assertEquals("", outcome.out()),
        () -> assertEquals(1, outcome.err().lines().count()),
        () -> assertTrue(outcome.err().contains("needs a Java 25 or later"), outcome::err));
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    environment.put("JAVA_HOME", jdk("home", "25", ""));
    String out = run("a b", "*", "").out();
    assertTrue(out.endsWith("<org.elenchus.verify.cli.Elenchus>\n<a b>\n<*>\n<>\n"), out);
  }

  @Test
  void dropsTheIncubatorLineAndNothingElse() throws Exception {
    environment.put("JAVA_HOME", jdk("noisy", "25", INCUBATOR_LINE + "\n\nfirst\nlast"));
    assertEquals("\nfirst\nlast", run().err());
    environment.put("JAVA_HOME", jdk("other", "25", "first\n" + INCUBATOR_LINE + "\n"));
    assertEquals("first\n" + INCUBATOR_LINE + "\n", run().err());
    environment.put("JAVA_HOME", jdk("tool", "25", "Picked up X\n" + INCUBATOR_LINE + "\nlast\n"));
    assertEquals("Picked up X\nlast\n", run().err());
    environment.put("JAVA_HOME", jdk("part", "25", "no end of line"));
    assertEquals("no end of line", run().err());
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    environment.put("JAVA_HOME", jdk("home", "25", ""));
    environment.put("EXIT_WITH", "3");
    assertEquals(3, run().code());
  }

  @Test
  void startsThroughALink() throws Exception {
    environment.put("JAVA_HOME", jdk("home", "25", ""));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("app/bin/elenchus"));
    String out = run(List.of(link.toString())).out();
    assertTrue(out.contains("<" + folder.toRealPath().resolve("app/lib") + "/*>"), out);
  }

  private String jdk(String name, String version, String error) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdks").resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(home.resolve("error"), error);
    Path java = home.resolve("bin/java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        cat '%s/error' >&2
        echo %s
        printf '<%%s>\\n' "$@"
        exit ${EXIT_WITH:-0}
        """
            .formatted(home, name));
    Files.setPosixFilePermissions(
        java, Set.copyOf(Files.getPosixFilePermissions(Path.of("src/main/launcher/elenchus"))));
    return home.toString();
  }

  private Outcome run(String... arguments) throws IOException, InterruptedException {
    String script = folder.resolve("app/bin/elenchus").toString();
    return run(Stream.concat(Stream.of(script), Arrays.stream(arguments)).toList());
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    // Through a pipe of the shell's: it is at its end only when the launcher's filter is, which may
    // outlive Java by a moment. Java's own pipe from a child is cut when the child ends.
    List<String> piped =
        new ArrayList<>(
            List.of("bash", "-o", "pipefail", "-c", "\"$@\" 2>&1 >\"$0\" | cat", out.toString()));
    piped.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(piped);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String error = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher did not end");
    return new Outcome(process.exitValue(), Files.readString(out), error);
  }

  private record Outcome(int code, String out, String err) {
    String word() {
      return out.lines().findFirst().orElse("");
    }
  }
}

package org.elenchus.gpu.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elenchus.claims.InputException;
import org.elenchus.claims.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Another implementation's recurrence on this device: an Elman network of the same H, T and batch,
 * trained for one seed after another, as one has to without populations. PyTorch's recurrences are
 * cuDNN's where that is switched on, and its own where not; both come from one script, {@code
 * recurrences.py}, in a process of its own.
 *
 * @param name cuDNN or PyTorch
 * @param state whether it was measured
 * @param reason why not, one sentence; empty if it was
 * @param version which version was measured
 * @param speeds its speeds at the sizes that our populations are measured at
 */
public record Neighbour(
    String name, GpuCheck.State state, String reason, String version, List<Speed> speeds) {
  private static final String CUDNN = "cuDNN";
  private static final String PYTORCH = "PyTorch";

  /** Copies the list. */
  public Neighbour {
    speeds = List.copyOf(speeds);
  }

  /** What the script is asked. */
  private record Question(int batch, int steps, List<Speed.Shape> shapes) {}

  /** What it answers: why nothing could be measured, or one entry for each implementation. */
  private record Answer(@Nullable String missing, @Nullable List<Measured> measured) {}

  private record Measured(
      String name, @Nullable String missing, String version, List<Speed> speeds) {}

  /** Measures both. */
  static List<Neighbour> measure(Beside beside, List<Speed.Shape> shapes, int steps) {
    Optional<Path> python = beside.find("python3").or(() -> beside.find("python"));
    if (python.isEmpty()) {
      return missing("Python, which would run PyTorch, is not on the path.");
    }
    String question = Json.pretty(new Question(Speed.BATCH, steps, shapes));
    return switch (beside.run(List.of(python.get().toString(), "-c", script(), question))) {
      case Beside.NotEnded not -> missing(not.reason());
      case Beside.Ended ended -> answered(ended);
    };
  }

  private static List<Neighbour> answered(Beside.Ended ended) {
    if (ended.code() != 0) {
      return missing("Python ended with " + ended.code() + ": " + ended.lastLine());
    }
    Answer answer;
    try {
      answer = Json.parse("recurrences.py", ended.lastLine(), Answer.class);
    } catch (InputException e) {
      return missing("The script's answer cannot be read: " + e.getMessage());
    }
    if (answer.missing != null || answer.measured == null) {
      return missing(answer.missing == null ? "The script measured nothing." : answer.missing);
    }
    List<Neighbour> all = new ArrayList<>();
    for (Measured each : answer.measured) {
      all.add(
          each.missing == null
              ? new Neighbour(each.name, GpuCheck.State.PASSED, "", each.version, each.speeds)
              : new Neighbour(
                  each.name, GpuCheck.State.NOT_RUN, each.missing, each.version, List.of()));
    }
    return all;
  }

  private static List<Neighbour> missing(String reason) {
    return List.of(
        new Neighbour(CUDNN, GpuCheck.State.NOT_RUN, reason, "", List.of()),
        new Neighbour(PYTORCH, GpuCheck.State.NOT_RUN, reason, "", List.of()));
  }

  private static String script() {
    try (InputStream in = Neighbour.class.getResourceAsStream("recurrences.py")) {
      if (in == null) {
        throw new IllegalStateException("The script recurrences.py is not part of this build.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The script recurrences.py cannot be read.", e);
    }
  }
}

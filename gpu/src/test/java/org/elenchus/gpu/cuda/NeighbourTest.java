package org.elenchus.gpu.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elenchus.gpu.cuda.GpuCheck.State;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Other implementations: with a Python that answers, fails, hangs, or is not there. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "The programs that stand in are scripts of sh.")
class NeighbourTest {
  private static final List<Speed.Shape> SHAPES =
      List.of(new Speed.Shape(2, 3, 1), new Speed.Shape(4, 3, 2));

  private static List<Neighbour> measure(Beside beside) {
    List<Neighbour> all = Neighbour.measure(beside, SHAPES, 2);
    assertEquals(List.of("cuDNN", "PyTorch"), all.stream().map(Neighbour::name).toList());
    return all;
  }

  private static void assertNotRun(String reason, Beside beside) {
    for (Neighbour each : measure(beside)) {
      assertEquals(State.NOT_RUN, each.state());
      assertEquals(reason, each.reason());
      assertEquals(List.of(), each.speeds());
    }
  }

  @Test
  void whatIsMeasuredIsRead(@TempDir Path folder) throws IOException {
    Fakes.script(
        folder,
        "python3",
        "echo 'a warning'",
        "echo '{\"measured\": [{\"name\": \"cuDNN\", \"version\": \"90100\", \"speeds\": [",
        " {\"hidden\": 2, \"length\": 3, \"population\": 1, \"tokensPerSecond\": 5e6}]}, {\"name\":"
            + " \"PyTorch\", \"version\": \"2.5\", \"missing\": \"Not today.\", \"speeds\":"
            + " []}]}' | tr -d '\\n'");
    List<Neighbour> all = measure(Fakes.only(Fakes.LONG, folder));
    assertEquals(
        new Neighbour("cuDNN", State.PASSED, "", "90100", List.of(new Speed(2, 3, 1, 5e6))),
        all.getFirst());
    assertEquals(
        new Neighbour("PyTorch", State.NOT_RUN, "Not today.", "2.5", List.of()), all.getLast());
  }

  @Test
  void onePythonThatFailsOneThatBabblesOneThatHangs(@TempDir Path folder) throws IOException {
    assertNotRun("Python, which would run PyTorch, is not on the path.", Fakes.nothing());
    Fakes.script(folder, "python3", "echo 'Killed: out of memory'", "exit 137");
    assertNotRun("Python ended with 137: Killed: out of memory", Fakes.only(Fakes.LONG, folder));
    Fakes.script(folder, "python3", "echo '{\"measured\": 7}'");
    for (Neighbour each : measure(Fakes.only(Fakes.LONG, folder))) {
      assertEquals(State.NOT_RUN, each.state());
      assertTrue(each.reason().startsWith("The script's answer cannot be read: "), each::reason);
    }
    Fakes.script(folder, "python3", "echo '{}'");
    assertNotRun("The script measured nothing.", Fakes.only(Fakes.LONG, folder));
    Fakes.script(folder, "python3", "sleep 4322");
    assertNotRun("python3 did not end within 1 seconds.", Fakes.only(Fakes.SHORT, folder));
  }

  /** The script itself, with modules that stand where PyTorch would. */
  @Test
  void theScriptSaysWhatIsMissingAndMeasuresWhatIsThere(@TempDir Path folder) throws IOException {
    Beside here = Beside.here();
    Assumptions.assumeTrue(here.find("python3").isPresent(), "Python is not installed.");
    Beside beside = new Beside(here.folders(), Map.of("PYTHONPATH", folder.toString()), Fakes.LONG);
    Path torch = folder.resolve("torch.py");
    Files.writeString(torch, "raise ImportError('libcudart is broken')\n");
    assertNotRun("PyTorch cannot be imported: libcudart is broken.", beside);
    String mock =
        """
        import sys
        from unittest.mock import MagicMock
        torch = MagicMock()
        torch.__version__ = "9.9"
        torch.backends.cudnn.version.return_value = 90100
        torch.cuda.is_available.return_value = %s
        torch.backends.cudnn.is_available.return_value = False
        module = torch.nn.ModuleList.return_value.cuda.return_value.__getitem__.return_value
        module.return_value.__iter__.side_effect = lambda: iter((MagicMock(), None))
        sys.modules["torch"] = torch
        """;
    Files.writeString(torch, mock.formatted("False"));
    assertNotRun("PyTorch 9.9 finds no CUDA device.", beside);
    Files.writeString(torch, mock.formatted("True"));
    List<Neighbour> all = measure(beside);
    assertEquals("PyTorch 9.9 is built without cuDNN.", all.getFirst().reason());
    Neighbour pytorch = all.getLast();
    assertEquals(State.PASSED, pytorch.state(), pytorch::reason);
    assertEquals("9.9", pytorch.version());
    assertEquals(
        SHAPES,
        pytorch.speeds().stream()
            .map(speed -> new Speed.Shape(speed.hidden(), speed.length(), speed.population()))
            .toList());
    assertTrue(
        pytorch.speeds().stream().allMatch(speed -> speed.tokensPerSecond() > 0),
        pytorch::toString);
  }
}

package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cuda.Ceilings;
import org.elenchus.gpu.cuda.Cuda;
import org.elenchus.gpu.cuda.CurveCheck;
import org.elenchus.gpu.cuda.GpuCheck;
import org.elenchus.gpu.cuda.KernelSpeed;
import org.elenchus.gpu.cuda.MemoryCheck;
import org.elenchus.gpu.cuda.Neighbour;
import org.elenchus.gpu.cuda.Speed;
import org.elenchus.gpu.cuda.StorageError;
import org.elenchus.gpu.device.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file that gpu-check writes to the page that a report shows, field by field. */
class GpuReportTest {
  @TempDir private Path folder = Path.of("");

  private Path evidence() throws IOException {
    Path note = Files.writeString(folder.resolve("note.md"), "# A note\n\nIt has 3 layers.\n");
    Path out = folder.resolve("figures");
    Cli figures = Cli.run("figures", note, "--out", out);
    assertEquals(0, figures.code(), figures.err());
    return out.resolve("evidence.json");
  }

  @Test
  void everyPartOfTheFileIsShown() throws IOException {
    GpuCheck check =
        new GpuCheck(
            GpuCheck.State.PASSED,
            "",
            new Cuda.Ready("made-up device", 90, 12_060, 12_060, 8L << 30),
            List.of(new CurveCheck("e10", "trained", Precision.FLOAT32, 0.25, true, true)),
            List.of(new MemoryCheck("memcheck", GpuCheck.State.PASSED, 0, "")),
            List.of(new StorageError("e42", "trained", 1.5e-7, 2.5e-4)),
            new Ceilings(2.75e12, 3.25e13, 4.25e13, ""),
            List.of(new KernelSpeed("recurGated", 1e6, 2e6, 3.5e-5, 0.125, 0.0625)),
            List.of(new Speed(32, 64, 128, 7.25e7)),
            List.of(new Speed(32, 64, 128, 6.25e5)),
            List.of(
                new Neighbour(
                    "cuDNN",
                    GpuCheck.State.PASSED,
                    "",
                    "90100",
                    List.of(new Speed(32, 64, 128, 5.25e6)))),
            List.of("racecheck: it hung."));
    Path file = Files.writeString(folder.resolve("gpu-check.json"), Json.pretty(check));
    Path report = folder.resolve("report");
    Cli run = Cli.run("report", evidence(), "--gpu-check", file, "--out", report);
    assertEquals(0, run.code(), run.err());
    String page = Files.readString(report.resolve("gpu.html"));
    for (String part :
        List.of(
            "Everything agreed.",
            "made-up device",
            "e10",
            "0.250",
            "memcheck",
            "e42",
            "0.000250",
            "2.75e+12",
            "4.25e+13",
            "recurGated",
            "0.0625",
            "7.25e+07",
            "6.25e+05",
            "cuDNN 90100",
            "5.25e+06",
            "racecheck: it hung.")) {
      assertTrue(page.contains(part), part);
    }
    Path single = folder.resolve("single.html");
    assertEquals(
        0, Cli.run("report", evidence(), "--gpu-check", file, "--single-file", single).code());
    assertTrue(Files.readString(single).contains("made-up device"));
  }

  @Test
  void aFileThatIsNotThereIsRefused() throws IOException {
    Path report = folder.resolve("report");
    Cli run = Cli.run("report", evidence(), "--gpu-check", folder.resolve("no"), "--out", report);
    assertEquals(2, run.code());
    assertEquals(1, run.err().strip().lines().count(), run.err());
    assertFalse(Files.exists(report));
  }
}

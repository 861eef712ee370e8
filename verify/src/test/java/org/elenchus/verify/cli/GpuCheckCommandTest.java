package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cuda.Cuda;
import org.elenchus.gpu.cuda.CudaFailure;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a machine without a GPU says. */
class GpuCheckCommandTest {
  private String reason = "";

  @BeforeEach
  void noGpu() {
    switch (Cuda.answer()) {
      case Cuda.Missing missing -> reason = missing.reason();
      case Cuda.Ready ready -> Assumptions.abort("This machine has a GPU: " + ready.name());
    }
  }

  @Test
  void withoutOneTheStateIsNotRun(@TempDir Path folder) {
    Cli cli = Cli.run("gpu-check", "--out", folder);
    assertEquals(0, cli.code(), cli.err());
    assertEquals(
        "NOT_RUN: " + reason + "\nfile: " + folder.resolve("gpu-check.json") + "\n",
        cli.out().replace("\r\n", "\n"));
    JsonNode file =
        Json.read(folder.resolve("gpu-check.json"), Json.MAX_CLAIM_BYTES, JsonNode.class);
    assertEquals("NOT_RUN", file.get("state").asText());
    assertEquals(reason, file.get("reason").asText());
    assertTrue(file.get("contract").isEmpty());
    assertFalse(file.get("notMeasured").isEmpty());
  }

  /** Whatever trains says the same sentence, and writes nothing. */
  @Test
  void whoAsksForOneIsToldWhyThereIsNone(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("out");
    Path sweep =
        Files.writeString(
            folder.resolve("sweep.json"),
            """
            { "schema": "elenchus-sweep/1",
              "tasks": [ { "task": "parity", "parameters": {}, "length": 4 } ],
              "models": [ { "model": "elman", "variant": "bare",
                            "layers": 1, "hidden": 4, "heads": 1 } ],
              "batch": 2, "steps": 1, "learningRates": [0.01], "seeds": 1,
              "multiples": [1], "words": 2, "checkEvery": 0, "operations": 1000000 }
            """);
    for (Object[] words :
        new Object[][] {
          {"audit", "--device", "cuda", "--out", out},
          {"train", "--task", "parity", "--model", "e1", "--device", "cuda", "--store", out},
          {"sweep", sweep, "--device", "cuda", "--store", out}
        }) {
      Cli cli = Cli.run(words);
      assertEquals(
          "elenchus: --device: Field 'device' is \"cuda\", expected a GPU that can be used. "
              + reason
              + "\n",
          cli.err().replace("\r\n", "\n"));
      assertEquals(2, cli.code());
      assertFalse(Files.exists(out));
    }
    Cli cpu = Cli.run("sweep", sweep, "--device", "cpu", "--store", out);
    assertEquals(0, cpu.code(), cpu.err());
    Cli auto = Cli.run("sweep", sweep, "--store", out);
    assertEquals(
        "0 of 1 configurations computed, 1 were there; 1 runs in " + out, auto.out().strip());
  }

  /** A driver that fails in the middle is one sentence too. */
  @Test
  void aGpuThatFailsIsNotTraced() throws Exception {
    StringWriter err = new StringWriter();
    CommandLine line = Elenchus.commandLine().setErr(new PrintWriter(err));
    int code =
        line.getExecutionExceptionHandler()
            .handleExecutionException(
                new CudaFailure("cuInit() failed: CUDA_ERROR_UNKNOWN.", 999),
                line,
                line.parseArgs());
    assertEquals(Elenchus.BROKEN, code);
    assertEquals("elenchus: cuInit() failed: CUDA_ERROR_UNKNOWN.", err.toString().strip());
  }

  @Test
  void theVersionNamesTheDevices() {
    assertTrue(Cli.run("--version").out().contains("devices cpu (no GPU: " + reason + ")"));
  }
}

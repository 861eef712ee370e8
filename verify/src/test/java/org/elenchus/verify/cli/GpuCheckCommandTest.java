package org.elenchus.verify.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.elenchus.claims.json.Json;
import org.elenchus.gpu.cuda.Cuda;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void anAuditThatAsksForOneSaysWhyThereIsNone(@TempDir Path folder) {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("audit", "--device", "cuda", "--out", out);
    assertEquals(2, cli.code());
    assertTrue(cli.err().contains(reason), cli.err());
    assertEquals(1, cli.err().strip().lines().count(), cli.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void theVersionNamesTheDevices() {
    assertTrue(Cli.run("--version").out().contains("devices cpu (no GPU: " + reason + ")"));
  }
}

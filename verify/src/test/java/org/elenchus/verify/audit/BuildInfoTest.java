package org.elenchus.verify.audit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BuildInfoTest {
  @Test
  void theBuildFilledEveryPlaceholder() {
    BuildInfo build = BuildInfo.load();
    assertAll(
        () -> assertTrue(build.version().matches("\\d+\\.\\d+\\.\\d+.*"), build.version()),
        () -> assertTrue(build.commit().matches("[0-9a-f]{40}(-dirty)?|unknown"), build.commit()));
  }
}

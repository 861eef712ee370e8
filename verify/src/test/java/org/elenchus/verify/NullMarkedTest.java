package org.elenchus.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NullAway checks only what is marked, so every module's root package must be. */
class NullMarkedTest {
  @ParameterizedTest
  @ValueSource(strings = {"claims", "tasks", "reference", "gpu", "reports", "verify"})
  void rootPackageIsNullMarked(String name) throws ClassNotFoundException {
    Class<?> info = Class.forName("org.elenchus." + name + ".package-info");
    assertTrue(info.getPackage().isAnnotationPresent(NullMarked.class), info::getName);
  }
}

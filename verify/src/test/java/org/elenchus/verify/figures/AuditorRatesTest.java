package org.elenchus.verify.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.elenchus.claims.evidence.Auditor;
import org.elenchus.verify.planted.Benchmark.Family;
import org.elenchus.verify.planted.ErrorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditorRatesTest {
  /** A smaller measurement than that of every audit, at a fixed seed. */
  @Test
  void findsNearlyAllPlantedErrorsAndNoFaultWithConsistentStudies() {
    Auditor rates = AuditorRates.measure(Family.KNOWN, 20261122, 30, 60);
    assertEquals(0, rates.falseAlarms().hits());
    assertEquals(ErrorType.values().length, rates.errors().size());
    for (Auditor.ErrorType type : rates.errors()) {
      assertEquals(30, type.found().of());
      assertTrue(type.found().hits() >= 29, type.error() + " " + type.found());
    }
    assertEquals(
        List.of(
            "digit swap",
            "wrong base",
            "stale duplicate",
            "wrong unit",
            "wrong winner",
            "shifted row"),
        rates.errors().stream().map(Auditor.ErrorType::error).toList());
  }

  /**
   * Studies of the same models, measured anew: nothing of the one is printed twice in the other.
   */
  @ParameterizedTest
  @EnumSource(Family.class)
  void findsNoFaultBetweenTwoStudiesThatHaveNothingToDoWithEachOther(Family family) {
    assertEquals(0, AuditorRates.between(family, 20261122, 60).hits());
  }
}

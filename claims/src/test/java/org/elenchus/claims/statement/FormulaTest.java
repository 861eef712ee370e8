package org.elenchus.claims.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.TreeMap;
import org.elenchus.claims.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  @Test
  void coefficientsByProduct() {
    assertEquals(
        new Formula(new TreeMap<>(Map.of("D*T", 2L, "T", -3L, "", 1L))),
        Formula.parse("2*D*T-3*T+1"));
    assertEquals(Formula.parse("D*T"), Formula.parse("T*D"));
    assertEquals(Formula.parse("0"), Formula.parse("T-T"));
  }

  @ParameterizedTest
  @CsvSource({"D*T,D*T", "T-1-t,-t+T-1", "2*D+T-2,T+2*D-2", "0,0", "-1,-1", "7,7"})
  void writtenFormIsReadBack(String given, String written) {
    assertEquals(written, Formula.parse(given).text());
    assertEquals(written, Formula.parse(given).toString());
    assertEquals(Formula.parse(given), Formula.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "T T", "2T", "T-", "*T", "T*2", "x1", "1.5", "T 1", "T--1"})
  void refusesOtherText(String text) {
    assertThrows(IllegalArgumentException.class, () -> Formula.parse(text));
  }

  @Test
  void isOneTextInJson() {
    assertEquals("\"T-1\"", Json.tree(Formula.parse("T-1")).toString());
    assertEquals(
        Formula.parse("T-1"), Json.convert(Json.tree(Formula.parse("T-1")), Formula.class));
  }
}

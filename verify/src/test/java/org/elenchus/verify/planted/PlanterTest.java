package org.elenchus.verify.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.elenchus.verify.planted.Benchmark.Family;
import org.elenchus.verify.planted.Benchmark.Recall;
import org.elenchus.verify.planted.FieldGenerator.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanterTest {
  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static Study study(RandomGenerator random, Family family) {
    return Benchmark.draw(family, random);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void studiesWithoutAnErrorAreConsistentByTheirOwnArithmetic(Family family) {
    RandomGenerator random = random(1);
    for (int i = 0; i < 200; i++) {
      Study study = study(random, family);
      assertTrue(study.consistent(), () -> study.page().markdown());
      assertTrue(study.relations().size() > 15);
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void theSameSeedWritesTheSamePage(Family family) {
    String page = study(random(7), family).page().markdown();
    assertEquals(page, study(random(7), family).page().markdown());
    assertNotEquals(page, study(random(8), family).page().markdown());
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyLayoutOfTheFieldIsConsistentAndTakesEveryErrorVisibly(Layout layout) {
    RandomGenerator random = random(17);
    Planter planter = new Planter(random);
    Map<ErrorType, Integer> visible = new EnumMap<>(ErrorType.class);
    for (int i = 0; i < 60; i++) {
      Study study = FieldGenerator.draw(layout, random);
      assertTrue(study.consistent(), () -> study.page().markdown());
      Set<String> shown = study.page().places().keySet();
      assertEquals(study.numbers().keySet(), cells(study, shown), "every number is printed");
      for (ErrorType type : ErrorType.values()) {
        boolean seen = planter.plant(study, type).filter(Planted::detectable).isPresent();
        visible.merge(type, seen ? 1 : 0, Integer::sum);
      }
    }
    visible.forEach((type, times) -> assertTrue(times >= 15, type.words() + " " + times));
  }

  private static Set<String> cells(Study study, Set<String> shown) {
    Set<String> cells = new HashSet<>(shown);
    cells.removeAll(study.winners().keySet());
    return cells;
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void placesAreWhereTheNumbersStand(Family family) {
    Study study = study(random(3), family);
    Study.Page page = study.page();
    List<String> lines = page.markdown().lines().toList();
    study
        .numbers()
        .forEach(
            (cell, number) -> {
              if (page.places().containsKey(cell)) {
                Study.Place place = page.place(cell);
                assertTrue(
                    lines.get(place.line() - 1).startsWith(number.text(), place.column() - 1),
                    cell);
              }
            });
    assertTrue(page.places().size() > 30);
  }

  @ParameterizedTest
  @EnumSource(ErrorType.class)
  void anErrorChangesThePageAtItsPlacesAndNowhereElse(ErrorType type) {
    RandomGenerator random = random(11);
    Planter planter = new Planter(random);
    int planted = 0;
    for (int i = 0; i < 100; i++) {
      Study study =
          study(
              random,
              List.of(Family.KNOWN, Family.FOREIGN, Family.FIELD, Family.SURVEY, Family.NOTEBOOK)
                  .get(i % 5));
      Optional<Planted> error = planter.plant(study, type);
      if (error.isEmpty()) {
        continue;
      }
      planted++;
      List<String> before = study.page().markdown().lines().toList();
      List<String> after = error.get().study().page().markdown().lines().toList();
      List<Integer> changed = new ArrayList<>();
      for (int line = 0; line < before.size(); line++) {
        if (!before.get(line).equals(after.get(line))) {
          changed.add(line + 1);
        }
      }
      assertFalse(changed.isEmpty());
      Study.Page page = error.get().study().page();
      List<Integer> named = error.get().places().stream().map(p -> page.place(p).line()).toList();
      // a bold mark that moved also changes the line that it left
      assertTrue(changed.containsAll(named), changed + " and " + named);
      assertTrue(changed.size() <= 2);
    }
    assertTrue(planted > 50, type.words());
  }

  @ParameterizedTest
  @CsvSource({
    "1.234, 1.234, true",
    "1.234, 1.235, true",
    "1.234, 1.236, false",
    "1.234, 1.232, false"
  })
  void twoPrintsOfOneQuantityAgreeUpToRoundingOrCutting(String a, String b, boolean possible) {
    Map<String, Printed> numbers = new LinkedHashMap<>();
    numbers.put("a", number(a, ""));
    numbers.put("b", number(b, ""));
    assertEquals(possible, new Known.Same("a", "b").possible(numbers));
  }

  @ParameterizedTest
  @CsvSource({"2.00, true", "1.99, true", "1.97, false", "2.04, false"})
  void aRatioIsPossibleWhenSomeQuotientPrintsSo(String ratio, boolean possible) {
    Map<String, Printed> numbers =
        Map.of("r", number(ratio, "x"), "a", number("80.0", "K"), "b", number("40.0", "K"));
    assertEquals(possible, new Known.Ratio("r", "a", "b").possible(numbers));
  }

  @Test
  void relationsOfEveryKindCanBeRightAndWrong() {
    Map<String, Printed> n = new LinkedHashMap<>();
    n.put("loss", number("1.100", ""));
    n.put("base", number("1.000", ""));
    n.put("percent", number("10.0", "%"));
    n.put("inverse", number("9.1", "%"));
    n.put("delta", number("0.100", ""));
    n.put("steps", Printed.count(1000));
    n.put("batch", Printed.count(32));
    n.put("length", Printed.count(100));
    n.put("tokens", number("3.2", "M"));
    n.put("fewer", number("3.4", "M"));
    n.put("p0", number("12.0", "M"));
    n.put("p1", number("24.0", "M"));
    n.put("p2", number("25.0", "M"));
    n.put("one", Printed.count(1));
    n.put("two", Printed.count(2));
    n.put("w", Printed.count(1000));
    assertTrue(new Known.Percent("percent", "loss", "base", false).possible(n));
    assertFalse(new Known.Percent("inverse", "loss", "base", false).possible(n));
    assertTrue(new Known.Percent("inverse", "base", "loss", true).possible(n));
    assertFalse(new Known.Percent("percent", "base", "loss", true).possible(n));
    assertTrue(new Known.Difference("delta", "loss", "base").possible(n));
    assertFalse(new Known.Difference("delta", "base", "loss").possible(n));
    List<String> factors = List.of("steps", "batch", "length");
    assertTrue(new Known.Product(List.of("tokens"), factors, 1).possible(n));
    assertFalse(new Known.Product(List.of("fewer"), factors, 1).possible(n));
    List<String> widths = List.of("w", "w");
    List<String> depths = List.of("one", "two");
    assertTrue(new Known.Family(List.of("p0", "p1"), depths, widths).possible(n));
    assertFalse(new Known.Family(List.of("p0", "p2"), depths, widths).possible(n));
    assertTrue(new Known.Best("base", List.of("loss"), true).possible(n));
    assertFalse(new Known.Best("loss", List.of("base"), true).possible(n));
  }

  @Test
  void relationsOfTheFieldCanBeRightAndWrong() {
    Map<String, Printed> n = new LinkedHashMap<>();
    n.put("a", number("1.00", ""));
    n.put("b", number("2.00", ""));
    n.put("c", number("6.00", ""));
    n.put("mean", number("3.00", ""));
    n.put("median", number("2.00", ""));
    n.put("sample", number("2.65", "")); // the root of 14/2, which is 2.6458
    n.put("population", number("2.16", "")); // the root of 14/3
    n.put("power", number("2.72", ""));
    n.put("low", number("2.69", "")); // below exp(0.995) = 2.7047 even where it was cut off
    n.put("1", Printed.count(1));
    n.put("2", Printed.count(2));
    n.put("3", Printed.count(3));
    List<String> parts = List.of("a", "b", "c");
    assertTrue(new Known.Mean("mean", parts).possible(n));
    assertFalse(new Known.Mean("median", parts).possible(n));
    assertTrue(new Known.Deviation("sample", parts).possible(n));
    assertFalse(new Known.Deviation("population", parts).possible(n));
    assertTrue(new Known.Exponential("power", "a").possible(n));
    assertFalse(new Known.Exponential("low", "a").possible(n));
    assertTrue(new Known.Ranks(List.of("1", "2", "3"), parts, true).possible(n));
    assertFalse(new Known.Ranks(List.of("1", "2", "3"), parts, false).possible(n));
    assertFalse(new Known.Ranks(List.of("1", "3", "2"), parts, true).possible(n));
    assertFalse(new Known.Ranks(List.of("1", "1", "2"), parts, true).possible(n));
  }

  /** The deviation of three equal prints is at least 0, and at most that of two at far ends. */
  @ParameterizedTest
  @CsvSource({"0.000, true", "0.008, true", "0.010, false"})
  void aDeviationOfEqualPrintsIsOneOfTheirRounding(String deviation, boolean possible) {
    Map<String, Printed> n = Map.of("a", number("1.00", ""), "d", number(deviation, ""));
    assertEquals(possible, new Known.Deviation("d", List.of("a", "a", "a")).possible(n));
  }

  @ParameterizedTest
  @CsvSource({
    "SPACED, 12.5, %, 12.5 %",
    "SMALL, 18.4, K, 18.4k",
    "WORDED, 2.60, B, 2.60 billion",
    "SCIENTIFIC, 1.31, B, 1.31 \\times 10^{9}",
    "SCIENTIFIC, 9.78, e18, 9.78 \\times 10^{18}",
    "TYPESET, -0.03, '', −0.03",
    "TYPESET, 5.0, %, +5.0%"
  })
  void numbersAreSetAsTheyAreTypeset(
      Printed.Style style, String digits, String suffix, String text) {
    assertEquals(text, new Printed(new BigDecimal(digits), suffix, false, style).text());
  }

  private static Printed number(String digits, String suffix) {
    return new Printed(new BigDecimal(digits), suffix, false, Printed.Style.PLAIN);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void anAuditorThatNamesEveryLineFindsAllAndAlwaysCriesWolf(Family family) {
    Benchmark.Result all = new Benchmark(PlanterTest::everyLine, family).run(5, 10, 10);
    assertEquals(Rate.of(10, 10), all.falseAlarms());
    assertEquals(ErrorType.values().length, all.recalls().size());
    for (Recall recall : all.recalls()) {
      assertEquals(Rate.of(10, 10), recall.recall());
    }
    Benchmark.Result none = new Benchmark(text -> Set.of(), family).run(5, 10, 10);
    assertEquals(Rate.of(0, 10), none.falseAlarms());
    for (Recall recall : none.recalls()) {
      assertEquals(Rate.of(0, 10), recall.recall());
    }
  }

  private static Set<Integer> everyLine(String text) {
    Set<Integer> lines = new HashSet<>();
    for (int i = 1; i <= text.lines().count(); i++) {
      lines.add(i);
    }
    return lines;
  }

  /** Limits from tables of Clopper and Pearson: 0/10 ends at 0.3085, 5/10 is 0.1871 to 0.8129. */
  @Test
  void theIntervalIsTheExactOne() {
    assertEquals(0.3085, Rate.of(0, 10).high(), 5e-5);
    assertEquals(0, Rate.of(0, 10).low());
    assertEquals(0.1871, Rate.of(5, 10).low(), 5e-5);
    assertEquals(0.8129, Rate.of(5, 10).high(), 5e-5);
    assertEquals(1, Rate.of(200, 200).high());
    assertThrows(IllegalArgumentException.class, () -> Rate.of(3, 2));
  }

  @Test
  void theSeedComesFromTheCommit() {
    assertEquals(0x0123456789abcdefL, Benchmark.seedOf("0123456789abcdef0011-dirty"));
    assertEquals(0, Benchmark.seedOf("unknown"));
  }
}

package org.elenchus.verify.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Studies of the notebook and the seminar, layout by layout, by the generator's own arithmetic; no
 * auditor runs on them here.
 */
class LayoutsTest {
  private static final int STUDIES = 200;

  /** Draws after which a study is said to take no visible error of a type. */
  private static final int DRAWS = 200;

  /** Places of each type of error that every study offers. */
  private static final int PLACES = 2;

  /** A layout of one of the families. */
  record Layout(String name, Function<RandomGenerator, Study> draw) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Layout> layouts() {
    return Stream.concat(
        Stream.of(NotebookGenerator.Layout.values())
            .map(l -> new Layout("notebook " + l, random -> NotebookGenerator.draw(l, random))),
        Stream.of(SeminarGenerator.Layout.values())
            .map(l -> new Layout("seminar " + l, random -> SeminarGenerator.draw(l, random))));
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void studiesWithoutAnErrorAreConsistent(Layout layout) {
    RandomGenerator random = random(43);
    for (int i = 0; i < STUDIES; i++) {
      Study study = layout.draw().apply(random);
      assertEquals(List.of(), broken(study), () -> study.page().markdown());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void everyNumberIsPrintedOnceAndStandsInARelation(Layout layout) {
    RandomGenerator random = random(47);
    for (int i = 0; i < 40; i++) {
      Study study = layout.draw().apply(random);
      List<String> shown =
          study.lines().stream()
              .flatMap(List::stream)
              .flatMap(piece -> piece instanceof Study.Cell cell ? Stream.of(cell.id()) : null)
              .toList();
      assertEquals(study.numbers().keySet(), Set.copyOf(shown));
      assertEquals(study.numbers().size(), shown.size());
      Set<String> related = new HashSet<>();
      relations(study).forEach(r -> related.addAll(r.cells()));
      assertEquals(study.numbers().keySet(), related);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void tablesAreRectangular(Layout layout) {
    RandomGenerator random = random(53);
    for (int i = 0; i < 40; i++) {
      List<String> lines = layout.draw().apply(random).page().markdown().lines().toList();
      for (int line = 1; line < lines.size(); line++) {
        if (lines.get(line - 1).startsWith("|") && lines.get(line).startsWith("|")) {
          assertEquals(pipes(lines.get(line - 1)), pipes(lines.get(line)), lines.get(line));
        }
      }
    }
  }

  private static long pipes(String line) {
    return line.chars().filter(c -> c == '|').count();
  }

  /**
   * Every type has several places in every study where it leaves the printed intervals: at least
   * one relation breaks there that held before, and it is about a number or a statement that
   * changed.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void everyErrorShowsInEveryStudy(Layout layout) {
    RandomGenerator random = random(59);
    Planter planter = new Planter(random);
    for (int i = 0; i < 40; i++) {
      Study study = layout.draw().apply(random);
      for (ErrorType type : ErrorType.values()) {
        Set<List<String>> places = new HashSet<>();
        for (int draw = 0; draw < DRAWS && places.size() < PLACES; draw++) {
          Optional<Planted> visible = planter.plant(study, type).filter(Planted::detectable);
          visible.ifPresent(p -> places.add(p.places()));
          visible.ifPresent(p -> assertBroken(study, p));
        }
        assertTrue(places.size() >= PLACES, type.words() + "\n" + study.page().markdown());
      }
    }
  }

  private static void assertBroken(Study before, Planted planted) {
    Study after = planted.study();
    assertNotEquals(before.page().markdown(), after.page().markdown());
    Set<String> changed =
        before.numbers().keySet().stream()
            .filter(c -> !before.number(c).equals(after.number(c)))
            .collect(Collectors.toCollection(HashSet::new));
    before.winners().keySet().stream()
        .filter(w -> !before.winner(w).equals(after.winner(w)))
        .forEach(w -> changed.add(after.winner(w).best()));
    List<Known> broken = broken(after);
    assertTrue(!broken.isEmpty(), planted.type().words());
    broken.forEach(r -> assertTrue(r.cells().stream().anyMatch(changed::contains), r.toString()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void theSameSeedWritesTheSamePageWithTheSameErrors(Layout layout) {
    assertEquals(pages(layout, 61), pages(layout, 61));
    assertNotEquals(pages(layout, 61), pages(layout, 67));
  }

  private static List<String> pages(Layout layout, long seed) {
    RandomGenerator random = random(seed);
    Planter planter = new Planter(random);
    List<String> pages = new ArrayList<>();
    for (ErrorType type : ErrorType.values()) {
      Study study = layout.draw().apply(random);
      pages.add(study.page().markdown());
      planter.plant(study, type).ifPresent(p -> pages.add(p.study().page().markdown()));
    }
    return pages;
  }

  private static List<Known> broken(Study study) {
    return relations(study).filter(r -> !r.possible(study.numbers())).toList();
  }

  private static Stream<Known> relations(Study study) {
    return Stream.concat(
        study.relations().stream(),
        study.winners().values().stream().map(Study.Winner::asRelation));
  }
}

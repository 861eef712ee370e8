package org.elenchus.verify.planted;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.elenchus.verify.planted.Study.Page;

/**
 * Measures an auditor: what share of planted errors it finds, and how often it finds fault with a
 * consistent study.
 *
 * <p>An error counts as found only if a finding names the line on which it was planted. Errors that
 * the printed digits cannot show, by the generator's own arithmetic, are counted apart; drawing
 * goes on until the number of detectable errors is reached that was fixed beforehand.
 */
public final class Benchmark {
  /** Detectable errors of each type. */
  public static final int PLANTS = 200;

  /** Consistent studies. */
  public static final int CONSISTENT = 200;

  private static final String GENERATOR = "L64X128MixRandom";

  private final Function<String, Set<Integer>> auditor;
  private final Family family;

  /** Which layouts the studies have. */
  public enum Family {
    /** Layouts that the rules may be written and tuned on. */
    KNOWN,
    /** Layouts kept from whoever writes the rules. */
    HELD_BACK,
    /** Layouts by another author, who had not read the rules. */
    FOREIGN,
    /**
     * The looks of papers, repositories, logs and model cards, by a third author, who had not read
     * the rules either.
     */
    FIELD,
    /**
     * How training runs are reported, from papers to bills, by a fourth author, who had read
     * neither the rules nor what the families before had shown of them.
     */
    SURVEY,
    /**
     * How people keep records of their own work, by a fifth author, who had not read the rules, had
     * read of them only the note in {@code releases.json}, and never ran them on it.
     */
    NOTEBOOK,
    /**
     * What is handed round in a seminar, by a sixth author, who had read neither the rules nor what
     * the families before had shown of them, and never ran them on it.
     */
    SEMINAR
  }

  /**
   * What was measured for one type of error.
   *
   * @param type the type
   * @param recall the detectable errors that were found
   * @param undetectable errors that stayed within the rounding, counted apart
   */
  public record Recall(ErrorType type, Rate recall, int undetectable) {}

  /**
   * What was measured.
   *
   * @param family the layouts
   * @param seed the seed
   * @param recalls one for each type of error
   * @param falseAlarms consistent studies with which fault was found
   */
  public record Result(Family family, long seed, List<Recall> recalls, Rate falseAlarms) {
    /** Copies the list. */
    public Result {
      recalls = List.copyOf(recalls);
    }
  }

  /**
   * Prepares a measurement.
   *
   * @param auditor gives the lines of a Markdown text, from 1, that its findings name
   * @param family which layouts to draw
   */
  public Benchmark(Function<String, Set<Integer>> auditor, Family family) {
    this.auditor = auditor;
    this.family = family;
  }

  /**
   * The seed of a commit.
   *
   * @param commit its hexadecimal id, or another word where there is none
   * @return the first 64 bits of the id; 0 where there is none
   */
  public static long seedOf(String commit) {
    return commit.matches("[0-9a-f]{16}.*") ? Long.parseUnsignedLong(commit, 0, 16, 16) : 0;
  }

  /**
   * Runs it.
   *
   * @param seed the seed: the same one gives the same studies
   * @param plants detectable errors of each type
   * @param consistent consistent studies
   * @return the rates
   */
  public Result run(long seed, int plants, int consistent) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    Map<ErrorType, Recall> recalls = new EnumMap<>(ErrorType.class);
    for (ErrorType type : ErrorType.values()) {
      recalls.put(type, recall(type, random, plants));
    }
    int alarms = 0;
    for (int i = 0; i < consistent; i++) {
      alarms += auditor.apply(draw(random).page().markdown()).isEmpty() ? 0 : 1;
    }
    return new Result(family, seed, List.copyOf(recalls.values()), Rate.of(alarms, consistent));
  }

  /**
   * How often fault is found between two consistent studies that have nothing to do with each other
   * but the names of their models.
   *
   * @param family which layouts both have
   * @param seed the seed: the same one gives the same studies
   * @param pairs how many pairs
   * @param disagree whether two Markdown texts are said to contradict each other
   * @return the pairs with which fault was found
   */
  public static Rate alarmsBetween(
      Family family, long seed, int pairs, BiPredicate<String, String> disagree) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    int alarms = 0;
    for (int i = 0; i < pairs; i++) {
      String one = draw(family, random).page().markdown();
      alarms += disagree.test(one, draw(family, random).page().markdown()) ? 1 : 0;
    }
    return Rate.of(alarms, pairs);
  }

  private Recall recall(ErrorType type, RandomGenerator random, int plants) {
    Planter planter = new Planter(random);
    int found = 0;
    int undetectable = 0;
    for (int detectable = 0; detectable < plants; ) {
      Optional<Planted> drawn = planter.plant(draw(random), type);
      if (drawn.isEmpty()) {
        continue;
      }
      Planted planted = drawn.get();
      if (!planted.detectable()) {
        undetectable++;
        continue;
      }
      detectable++;
      found += isFound(planted) ? 1 : 0;
    }
    return new Recall(type, Rate.of(found, plants), undetectable);
  }

  private boolean isFound(Planted planted) {
    Page page = planted.study().page();
    Set<Integer> wrong =
        planted.places().stream().map(p -> page.place(p).line()).collect(Collectors.toSet());
    return auditor.apply(page.markdown()).stream().anyMatch(wrong::contains);
  }

  private Study draw(RandomGenerator random) {
    return draw(family, random);
  }

  static Study draw(Family family, RandomGenerator random) {
    return switch (family) {
      case KNOWN -> StudyGenerator.draw(random, Shape.known(random));
      case HELD_BACK -> StudyGenerator.draw(random, Shape.heldBack(random));
      case FOREIGN -> ForeignGenerator.draw(random);
      case FIELD -> FieldGenerator.draw(random);
      case SURVEY -> SurveyGenerator.draw(random);
      case NOTEBOOK -> NotebookGenerator.draw(random);
      case SEMINAR -> SeminarGenerator.draw(random);
    };
  }
}

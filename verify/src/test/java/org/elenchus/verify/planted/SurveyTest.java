package org.elenchus.verify.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.elenchus.verify.planted.SurveyGenerator.Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The survey's studies by an arithmetic that shares nothing with the generator's: floating point,
 * with the error of each printed number carried to first order.
 */
class SurveyTest {
  /** First order and intervals differ by less than this share of the tolerance. */
  private static final double SECOND_ORDER = 0.1;

  /** What floating point adds where all numbers are exact; below any unit in print. */
  private static final double ROUNDING = 1e-9;

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyNumberIsPrintedAndEveryErrorShows(Layout layout) {
    RandomGenerator random = random(29);
    Planter planter = new Planter(random);
    Map<ErrorType, Integer> visible = new EnumMap<>(ErrorType.class);
    for (int i = 0; i < 60; i++) {
      Study study = SurveyGenerator.draw(layout, random);
      assertTrue(study.consistent(), () -> study.page().markdown());
      Set<String> cells = new HashSet<>(study.page().places().keySet());
      cells.removeAll(study.winners().keySet());
      assertEquals(study.numbers().keySet(), cells);
      for (ErrorType type : ErrorType.values()) {
        boolean seen = planter.plant(study, type).filter(Planted::detectable).isPresent();
        visible.merge(type, seen ? 1 : 0, Integer::sum);
      }
    }
    visible.forEach((type, times) -> assertTrue(times >= 15, type.words() + " " + times));
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyNumberStandsInARelation(Layout layout) {
    Study study = SurveyGenerator.draw(layout, random(31));
    Set<String> related = new HashSet<>();
    relations(study).forEach(r -> related.addAll(r.cells()));
    assertEquals(study.numbers().keySet(), related);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aPocketCalculatorFindsNoFaultWithConsistentStudies(Layout layout) {
    RandomGenerator random = random(37);
    for (int i = 0; i < 40; i++) {
      Study study = SurveyGenerator.draw(layout, random);
      relations(study)
          .forEach(r -> assertTrue(excess(r, study.numbers()) < 1 + SECOND_ORDER, r.toString()));
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void aPocketCalculatorFindsFaultWithEveryPlant(Layout layout) {
    RandomGenerator random = random(41);
    Planter planter = new Planter(random);
    int planted = 0;
    for (int i = 0; i < 40; i++) {
      Study study = SurveyGenerator.draw(layout, random);
      for (ErrorType type : ErrorType.values()) {
        Study wrong =
            planter
                .plant(study, type)
                .filter(Planted::detectable)
                .map(Planted::study)
                .orElse(study);
        if (wrong.equals(study)) {
          continue;
        }
        planted++;
        assertTrue(
            relations(wrong).anyMatch(r -> excess(r, wrong.numbers()) > 1 - SECOND_ORDER),
            type.words());
        assertNotEquals(study.page().markdown(), wrong.page().markdown());
      }
    }
    assertTrue(planted > 100, layout + " " + planted);
  }

  private static Stream<Known> relations(Study study) {
    return Stream.concat(
        study.relations().stream(),
        study.winners().values().stream().map(Study.Winner::asRelation));
  }

  /** By how many tolerances a relation is missed. */
  private static double excess(Known relation, Map<String, Printed> numbers) {
    return switch (relation) {
      case Known.Best(String best, List<String> others, boolean lowest) -> {
        double sign = lowest ? 1 : -1;
        yield others.stream()
            .mapToDouble(o -> positive(numbers, List.of(best, o), v -> sign * (v[0] - v[1])))
            .max()
            .orElseThrow();
      }
      case Known.Falling(List<String> cells) -> {
        double most = 0;
        for (int i = 0; i + 1 < cells.size(); i++) {
          most = Math.max(most, positive(numbers, cells.subList(i, i + 2), v -> v[1] - v[0]));
        }
        yield most;
      }
      case Known.Product(List<String> left, List<String> right, long constant) -> {
        int split = left.size();
        yield either(
            numbers,
            relation.cells(),
            v -> Math.log(product(v, 0, split) / product(v, split, v.length) / constant));
      }
      default -> either(numbers, relation.cells(), residual(relation));
    };
  }

  private static ToDoubleFunction<double[]> residual(Known relation) {
    return switch (relation) {
      case Known.Same _ -> v -> v[0] - v[1];
      case Known.Ratio _ -> v -> v[0] - v[1] / v[2];
      case Known.Difference _ -> v -> v[0] - v[1] + v[2];
      case Known.Percent percent -> v -> v[0] - (percent.lower() ? -1 : 1) * (v[1] / v[2] - 1);
      case Known.Total _ -> v -> v[0] - sum(v);
      case Known.Mean _ -> v -> v[0] - sum(v) / (v.length - 1);
      case Known.Exponential _ -> v -> v[0] - Math.exp(v[1]);
      default -> throw new IllegalArgumentException("not in the survey: " + relation);
    };
  }

  private static double product(double[] v, int from, int to) {
    double product = 1;
    for (int i = from; i < to; i++) {
      product *= v[i];
    }
    return product;
  }

  private static double sum(double[] v) {
    double sum = 0;
    for (int i = 1; i < v.length; i++) {
      sum += v[i];
    }
    return sum;
  }

  private static double positive(
      Map<String, Printed> numbers, List<String> cells, ToDoubleFunction<double[]> residual) {
    return Math.max(0, signed(numbers, cells, residual));
  }

  private static double either(
      Map<String, Printed> numbers, List<String> cells, ToDoubleFunction<double[]> residual) {
    return Math.abs(signed(numbers, cells, residual));
  }

  /** A residual over what the unknown digits of its numbers can add to it. */
  private static double signed(
      Map<String, Printed> numbers, List<String> cells, ToDoubleFunction<double[]> residual) {
    double[] middle = new double[cells.size()];
    double[] spread = new double[cells.size()];
    for (int i = 0; i < middle.length; i++) {
      Printed number = Objects.requireNonNull(numbers.get(cells.get(i)), cells.get(i));
      double scale = Math.pow(10, number.exponent());
      double unit = number.count() ? 0 : number.unit().doubleValue() * scale;
      double digits = number.digits().doubleValue() * scale;
      // rounding hides half a unit either way, cutting off a whole one away from zero
      middle[i] = digits + Math.signum(digits) * unit / 4;
      spread[i] = 3 * unit / 4;
    }
    double missed = residual.applyAsDouble(middle);
    double tolerance = ROUNDING;
    for (int i = 0; i < middle.length; i++) {
      double[] moved = middle.clone();
      moved[i] += spread[i];
      tolerance += Math.abs(residual.applyAsDouble(moved) - missed);
    }
    return missed / tolerance;
  }
}

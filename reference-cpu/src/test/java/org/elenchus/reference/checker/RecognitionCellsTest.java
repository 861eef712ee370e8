package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.statement.Cell;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.reference.exact.IntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalInterval;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.E88DeltaWritten;
import org.elenchus.reference.model.Elman;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.relation.CellMap;
import org.elenchus.reference.relation.Span;
import org.junit.jupiter.api.Test;

/** Cells that claims write as formulas are the reference models: the same step from any state. */
class RecognitionCellsTest {
  private static final int BITS = 80;
  private static final Algebra<RationalInterval> INTERVALS =
      new Algebra<>(new IntervalArithmetic(BITS));

  /** Enclosures of one value by two roads of about 80 bits lie within this. */
  private static final Rational CLOSE = Rational.ONE.scalb(-60);

  @Test
  void elmanParityIsAnElmanCell() {
    Recurrence<RationalInterval> model =
        new Elman<>(
            INTERVALS,
            matrix("3 -3", "3 -3"),
            matrix("0 6", "0 6"),
            matrix("-3 -9").rows().getFirst(),
            matrix("-1 -1").rows().getFirst());
    sameSteps(model, "elman-parity", List.of("a", "b"), 2);
  }

  @Test
  void deltaParityIsTheDeltaCell() {
    Recurrence<RationalInterval> model =
        new E88DeltaWritten<>(
            INTERVALS,
            RationalInterval.of(Rational.parse("3/2")),
            matrix("1 1 1", "-1 1 1", "0 1 1"),
            matrix("0 0 5/4"),
            matrix("1 1 1", "0 0 0", "0 0 0"));
    sameSteps(model, "delta-e88-parity", List.of("s1", "s2", "s3"), 3);
    List<RationalInterval> started = model.step(model.start(), oneHot(2, 3));
    Map<String, Span> start = new CellMap(cell("delta-e88-parity"), Map.of()).start();
    assertClose(started, start, List.of("s1", "s2", "s3"));
  }

  private static Cell cell(String claim) {
    return ((Recognition)
            ClaimFiles.bundled()
                .find("unified-scaling-theory/" + claim)
                .orElseThrow()
                .readings()
                .getFirst()
                .statement())
        .cell();
  }

  private static void sameSteps(
      Recurrence<RationalInterval> model, String claim, List<String> names, int symbols) {
    CellMap cell = new CellMap(cell(claim), Map.of());
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      List<Rational> state =
          names.stream().map(n -> Rational.of(random.nextInt(-32, 33), 32)).toList();
      Map<String, Span> spans = new HashMap<>();
      for (int k = 0; k < names.size(); k++) {
        spans.put(names.get(k), Span.of(state.get(k)));
      }
      int symbol = i % 2;
      List<RationalInterval> next =
          model.step(state.stream().map(RationalInterval::of).toList(), oneHot(symbol, symbols));
      assertEquals(names.size(), next.size());
      assertClose(next, cell.next(spans, symbol), names);
    }
  }

  private static void assertClose(
      List<RationalInterval> values, Map<String, Span> spans, List<String> names) {
    for (int k = 0; k < names.size(); k++) {
      Span span = Objects.requireNonNull(spans.get(names.get(k)));
      RationalInterval value = values.get(k);
      Rational lo = Objects.requireNonNull(span.lo());
      Rational hi = Objects.requireNonNull(span.hi());
      assertTrue(lo.subtract(value.sup()).compareTo(Rational.ZERO) <= 0, names.get(k));
      assertTrue(value.inf().subtract(hi).compareTo(Rational.ZERO) <= 0, names.get(k));
      assertTrue(hi.subtract(lo).compareTo(CLOSE) < 0 && value.wid().compareTo(CLOSE) < 0);
    }
  }

  private static List<RationalInterval> oneHot(int symbol, int symbols) {
    return IntStream.range(0, symbols)
        .mapToObj(i -> i == symbol ? RationalInterval.ONE : RationalInterval.ZERO)
        .toList();
  }

  private static Matrix<RationalInterval> matrix(String... rows) {
    return new Matrix<>(
        java.util.Arrays.stream(rows)
            .map(
                row ->
                    java.util.Arrays.stream(row.split(" "))
                        .map(x -> RationalInterval.of(Rational.parse(x)))
                        .toList())
            .toList());
  }
}

package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.statement.LeastPieces;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.words.WordTask;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Broken lines over the number of ones, through some of a task's labels and straight between and
 * beyond these: with as many pieces as claimed one goes through all labels, with a piece fewer none
 * that is drawn does.
 */
class PieceProperties extends StatementProperties<LeastPieces> {
  private static final String CLAIM = "unified-scaling-theory/parity-needs-t-pieces";
  private static final int LONGEST = 32;

  private final WordTask task = WordTask.of(statement.task(), "bits");

  PieceProperties() {
    super(LeastPieces.class);
  }

  /**
   * A line.
   *
   * @param length T
   * @param corners numbers of ones at which it is given its label, growing; one more than pieces
   */
  record Line(int length, List<Integer> corners) {}

  @Settles(claim = CLAIM)
  @Property
  void theClaimedNumberIsEnough(@ForAll("lengths") int length) {
    cover(length <= LONGEST / 2 ? "short words" : "long words");
    demand(isRight(new Line(length, IntStream.rangeClosed(0, pieces(length)).boxed().toList())));
  }

  @Settles(
      claim = CLAIM,
      twin = Outcome.MISSED,
      missed = "The twin's number is too small, and fewer pieces fail as well.")
  @Property
  void fewerAreNotEnough(@ForAll("lines") Line line) {
    Assume.that(!line.corners().isEmpty());
    cover(line.length() <= LONGEST / 2 ? "short words" : "long words");
    demand(!isRight(line));
  }

  private int pieces(int length) {
    return Math.toIntExact(Formulas.value(statement.pieces(), Map.of("T", (long) length)));
  }

  private boolean isRight(Line line) {
    return IntStream.rangeClosed(0, line.length())
        .allMatch(ones -> value(line, ones).equals(label(ones)));
  }

  private Rational label(int ones) {
    List<Rational> word = new ArrayList<>(Collections.nCopies(ones, Rational.ONE));
    word.add(Rational.ZERO);
    return task.label(word);
  }

  /** On the piece that the number of ones lies on, or next to. */
  private Rational value(Line line, int ones) {
    List<Integer> corners = line.corners();
    if (corners.size() == 1) {
      return label(corners.getFirst());
    }
    int right = 1;
    while (right < corners.size() - 1 && corners.get(right) < ones) {
      right++;
    }
    int from = corners.get(right - 1);
    int to = corners.get(right);
    Rational rise = label(to).subtract(label(from));
    return label(from).add(rise.multiply(Rational.of(ones - from, to - from)));
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(1, LONGEST);
  }

  /** As many corners as pieces are claimed, which is one piece fewer. */
  @Provide
  Arbitrary<Line> lines() {
    return lengths()
        .flatMap(
            length ->
                Arbitraries.integers()
                    .between(0, length)
                    .set()
                    .ofSize(pieces(length))
                    .map(chosen -> new Line(length, chosen.stream().sorted().toList())));
  }
}

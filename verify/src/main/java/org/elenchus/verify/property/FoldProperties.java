package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.statement.FoldedPieces;
import org.elenchus.reference.exact.Rational;

/**
 * Broken lines applied over and over, at exact points: with p pieces of one length the line is
 * straight within each of the p parts of its range and bends between any two. Nothing is composed;
 * the exact check composes.
 */
class FoldProperties extends StatementProperties<FoldedPieces> {
  private static final int QUARTERS = 4;

  FoldProperties() {
    super(FoldedPieces.class);
  }

  /**
   * A part of the range.
   *
   * @param folds D
   * @param part its number, from 0
   */
  record Part(int folds, int part) {}

  @Settles(claim = "unified-scaling-theory/folds-double-the-pieces")
  @Property
  void everyPartIsAPiece(@ForAll("parts") Part part) {
    cover(part.folds() <= 5 ? "D = 1..5" : "D = 6..");
    Rational slope = slope(part, 0);
    demand(slope.equals(slope(part, 1)) && slope.equals(slope(part, QUARTERS - 1)));
    demand(part.part() == 0 || !slope.equals(slope(part, -1)));
  }

  /** The mean slope over a quarter of the part; quarter −1 is the last one of the part before. */
  private Rational slope(Part part, int quarter) {
    Rational from = at(part, quarter);
    Rational to = at(part, quarter + 1);
    return folded(to, part.folds()).subtract(folded(from, part.folds())).divide(to.subtract(from));
  }

  private Rational at(Part part, int quarter) {
    Rational first = x(statement.map().getFirst());
    Rational length = x(statement.map().getLast()).subtract(first);
    long quarters = QUARTERS * (long) statement.pieces().get(part.folds() - 1);
    return first.add(
        length.multiply(Rational.of(QUARTERS * (long) part.part() + quarter, quarters)));
  }

  private Rational folded(Rational x, int folds) {
    Rational value = x;
    for (int i = 0; i < folds; i++) {
      value = once(value);
    }
    return value;
  }

  private Rational once(Rational x) {
    List<List<BigFraction>> corners = statement.map();
    int right = 1;
    while (x(corners.get(right)).compareTo(x) < 0) {
      right++;
    }
    List<BigFraction> from = corners.get(right - 1);
    List<BigFraction> to = corners.get(right);
    Rational share = x.subtract(x(from)).divide(x(to).subtract(x(from)));
    return y(from).add(share.multiply(y(to).subtract(y(from))));
  }

  private static Rational x(List<BigFraction> corner) {
    return Rational.of(corner.getFirst());
  }

  private static Rational y(List<BigFraction> corner) {
    return Rational.of(corner.getLast());
  }

  @Provide
  Arbitrary<Part> parts() {
    return Arbitraries.integers()
        .between(1, statement.pieces().size())
        .flatMap(
            folds ->
                Arbitraries.integers()
                    .between(0, statement.pieces().get(folds - 1) - 1)
                    .map(part -> new Part(folds, part)));
  }
}

package org.elenchus.reference.discovery;

import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedFigure;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.document.Unit;

/**
 * A printed number as a reader takes it: its digits, and the scale that stands apart from them, as
 * in "45 %", "2.21 × 10^18" or under a heading "(M)".
 *
 * @param figure the number as it was cut out of its line
 * @param unit its unit, that of the digits or the one that stands apart
 * @param factor by what the value of the digits is multiplied; 1 where no scale stands apart
 * @param end the offset in its line behind number and scale, from 0
 */
record Amount(PrintedFigure figure, Unit unit, BigFraction factor, int end) {
  /** A number with no scale of its own. */
  static Amount of(PrintedFigure figure) {
    int end = figure.column() - 1 + figure.printed().length();
    return new Amount(figure, figure.number().unit(), BigFraction.ONE, end);
  }

  /** The same number with the unit of its heading. */
  Amount in(Unit heading) {
    return new Amount(figure, heading, heading.factor(), end);
  }

  /** The number that its digits give without their unit. */
  Amount digits() {
    BigFraction glued = figure.number().unit().factor();
    return new Amount(figure, Unit.NONE, glued.reciprocal(), end);
  }

  int line() {
    return figure.line();
  }

  int column() {
    return figure.column();
  }

  /** The offset of its first character in its line, from 0. */
  int start() {
    return figure.column() - 1;
  }

  PrintedFigure.Kind kind() {
    return figure.kind();
  }

  String printed() {
    return figure.printed();
  }

  boolean approximate() {
    return figure.number().approximate();
  }

  boolean isScaled() {
    return !factor.equals(BigFraction.ONE);
  }

  /** Whether it is printed with its sign, as changes are. */
  boolean isSigned() {
    return "+-−".indexOf(printed().charAt(0)) >= 0;
  }

  BigFraction value() {
    return figure.number().value().multiply(factor);
  }

  /** One unit in its last place. */
  BigFraction ulp() {
    return figure.number().ulp().multiply(factor);
  }

  /** The values that print so. */
  PrintedInterval interval() {
    PrintedInterval digits = figure.number().interval();
    return new PrintedInterval(
        digits.lo().multiply(factor),
        digits.loOpen(),
        digits.hi().multiply(factor),
        digits.hiOpen());
  }

  Bounds bounds() {
    return Bounds.of(interval());
  }

  /** The number in a relation: the name of its digits, times its scale. */
  String term(String name) {
    if (!isScaled()) {
      return name;
    }
    return factor.getNumerator().equals(java.math.BigInteger.ONE)
        ? "(" + name + " / " + factor.getDenominator() + ")"
        : "(" + factor.getNumerator() + " * " + name + ")";
  }
}

package org.elenchus.reference.proof;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Shape;
import org.jspecify.annotations.Nullable;

/** Rules on where in a format a relation holds: by its ends and their neighbours, or by a point. */
public final class ExactRanges {
  private ExactRanges() {}

  /**
   * A relation of monotone terms that holds at both ends and at no neighbour of them.
   *
   * @param statement the relation and the ends
   * @param ends their neighbours
   * @return that it holds from end to end and nowhere else
   */
  public static Shown ends(ExactRange statement, MonotoneEnds ends) {
    Require.that(
        Shape.isInterval(statement.condition()),
        "the relation does not compare monotone terms with constants");
    BinaryFormat format = BinaryFormat.named(statement.arithmetic().word());
    double before = format.nextDown(format.round(Rational.of(statement.from())));
    double after = format.nextUp(format.round(Rational.of(statement.to())));
    Require.that(
        Objects.equals(ends.before(), fraction(before))
            && Objects.equals(ends.after(), fraction(after)),
        "these are not the neighbours of the ends in " + format.name());
    Require.that(
        holds(statement, statement.from()).orElse(false)
            && holds(statement, statement.to()).orElse(false),
        "the relation fails at an end, or an end is no value of the format");
    Require.that(
        !isKept(statement, ends.before()) && !isKept(statement, ends.after()),
        "the relation holds at a neighbour as well");
    return shown(statement, "it holds at both ends, fails just outside");
  }

  private static boolean isKept(ExactRange statement, @Nullable BigFraction neighbour) {
    return neighbour != null && holds(statement, neighbour).orElse(true);
  }

  /**
   * A value inside at which the relation fails, or outside at which it holds.
   *
   * @param statement the relation and the ends
   * @param point the value
   * @return that it does
   */
  public static Shown against(ExactRange statement, Point point) {
    Require.that(
        point.values().keySet().equals(Set.of(statement.variable())),
        "the point has other variables than the statement");
    BigFraction value = Objects.requireNonNull(point.values().get(statement.variable()));
    boolean inside = value.compareTo(statement.from()) >= 0 && value.compareTo(statement.to()) <= 0;
    Require.that(
        holds(statement, value).orElse(inside) != inside,
        "at this point the relation is as the statement says");
    return shown(
        statement,
        (inside ? "it fails inside at " : "it holds outside at ")
            + Pointwise.text(Rational.of(value)));
  }

  private static Optional<Boolean> holds(ExactRange statement, BigFraction value) {
    return Pointwise.holds(
        statement.arithmetic(),
        statement.condition(),
        Map.of(statement.variable(), Rational.of(value)));
  }

  private static @Nullable BigFraction fraction(double value) {
    return Double.isFinite(value) ? Rational.of(value).toBigFraction() : null;
  }

  private static Shown shown(ExactRange statement, String how) {
    Scope scope = Scope.of(statement.arithmetic(), Map.of(statement.variable(), "finite values"));
    String range =
        Pointwise.text(Rational.of(statement.from()))
            + " to "
            + Pointwise.text(Rational.of(statement.to()));
    return Shown.fact(scope, statement.relation() + " from " + range + ": " + how + ".");
  }
}

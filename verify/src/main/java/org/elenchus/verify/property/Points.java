package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Range;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Pointwise;

/** Generators of points at which relations are decided. */
final class Points {
  /** Parts into which a bounded range is cut. */
  private static final int PARTS = 64;

  /** Beyond this the exponential's enclosure is long and tells nothing new. */
  private static final int LARGE = 800;

  private Points() {}

  /**
   * A value for each variable.
   *
   * @param values exact values by name
   */
  record At(SortedMap<String, Rational> values) {
    Point certificate() {
      SortedMap<String, BigFraction> plain = new TreeMap<>();
      values.forEach((name, value) -> plain.put(name, value.toBigFraction()));
      return new Point(plain);
    }

    /** How far from 0 the farthest value lies. */
    String sort() {
      double size =
          values.values().stream().mapToDouble(v -> Math.abs(v.doubleValue())).max().orElse(0);
      return size <= 1 ? "within 1" : size <= 32 ? "within 32" : "beyond 32";
    }

    @Override
    public String toString() {
      return Pointwise.text(values);
    }
  }

  /** Points of a domain, in the reals or in a format. */
  static Arbitrary<At> of(NumberSystem arithmetic, Map<String, Range> variables) {
    List<String> names = new ArrayList<>(variables.keySet());
    List<Arbitrary<Rational>> values =
        names.stream()
            .map(
                name ->
                    value(
                        arithmetic,
                        variables.getOrDefault(name, new Range(null, null, null, null))))
            .toList();
    return Combinators.combine(values)
        .as(
            drawn -> {
              SortedMap<String, Rational> at = new TreeMap<>();
              for (int i = 0; i < names.size(); i++) {
                at.put(names.get(i), drawn.get(i));
              }
              return new At(at);
            });
  }

  private static Arbitrary<Rational> value(NumberSystem arithmetic, Range range) {
    Arbitrary<Rational> any =
        arithmetic == NumberSystem.REALS
            ? real(range)
            : whole(BinaryFormat.named(arithmetic.word()));
    return any.filter(value -> isMember(range, value));
  }

  private static boolean isMember(Range range, Rational value) {
    return (range.from() == null || value.compareTo(Rational.of(range.from())) >= 0)
        && (range.above() == null || value.compareTo(Rational.of(range.above())) > 0)
        && (range.to() == null || value.compareTo(Rational.of(range.to())) <= 0)
        && (range.below() == null || value.compareTo(Rational.of(range.below())) < 0);
  }

  /** One in five values of a range that has ends is an end, member or not. */
  private static Arbitrary<Rational> real(Range range) {
    BigFraction from = range.from() == null ? range.above() : range.from();
    BigFraction to = range.to() == null ? range.below() : range.to();
    if (from != null && to != null) {
      Rational step = Rational.of(to).subtract(Rational.of(from)).divide(Rational.of(PARTS));
      return Arbitraries.frequencyOf(
          Tuple.of(
              4,
              Arbitraries.integers()
                  .between(0, PARTS)
                  .map(i -> Rational.of(from).add(step.multiply(Rational.of(i))))),
          Tuple.of(1, Arbitraries.of(from, to).map(Rational::of)));
    }
    Arbitrary<Rational> line =
        Arbitraries.frequencyOf(
            Tuple.of(2, Draw.rational(4)),
            Tuple.of(1, Draw.rational(LARGE)),
            Tuple.of(1, Arbitraries.doubles().between(-LARGE, LARGE).map(Rational::of)));
    if (from != null) {
      return orEnd(line.map(value -> Rational.of(from).add(value.abs())), from);
    }
    return to == null ? line : orEnd(line.map(value -> Rational.of(to).subtract(value.abs())), to);
  }

  private static Arbitrary<Rational> orEnd(Arbitrary<Rational> inside, BigFraction end) {
    return Arbitraries.frequencyOf(
        Tuple.of(4, inside), Tuple.of(1, Arbitraries.just(Rational.of(end))));
  }

  /** Values of a format: small ones, some as large as the logistic tells from 1, and any. */
  static Arbitrary<Rational> whole(BinaryFormat format) {
    return Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.doubles().between(-4, 4)),
            Tuple.of(2, Arbitraries.doubles().between(-LARGE, LARGE)),
            Tuple.of(1, Arbitraries.doubles().between(-format.max(), format.max())))
        .map(value -> Rational.of(format.round(value)));
  }
}

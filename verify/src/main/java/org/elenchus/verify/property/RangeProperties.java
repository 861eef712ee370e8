package org.elenchus.verify.property;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.reference.exact.BinaryFormat;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.verify.property.Points.At;

/**
 * Ranges of a format in which a relation holds: values of the format, half of them within a tenth
 * of an end, at which the relation must hold exactly inside.
 */
class RangeProperties extends StatementProperties<ExactRange> {
  private static final String PREFIX = "unified-scaling-theory/";

  RangeProperties() {
    super(ExactRange.class);
  }

  @Settles(claim = PREFIX + "sigmoid-bounded-float64")
  @Settles(claim = PREFIX + "sigmoid-bounded-float64", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "sigmoid-bounded-float32")
  @Settles(claim = PREFIX + "sigmoid-bounded-float32", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "sigmoid-bounded-bfloat16")
  @Settles(claim = PREFIX + "sigmoid-bounded-bfloat16", reading = ReadingKind.PROSE)
  @Settles(claim = PREFIX + "tanh-deriv-positive-float64")
  @Settles(claim = PREFIX + "tanh-deriv-positive-float32")
  @Settles(claim = PREFIX + "tanh-deriv-positive-bfloat16")
  @Property
  void theRelationHoldsExactlyInside(@ForAll("values") At point) {
    Rational value = point.values().sequencedValues().getFirst();
    boolean inside =
        value.compareTo(Rational.of(statement.from())) >= 0
            && value.compareTo(Rational.of(statement.to())) <= 0;
    Optional<Boolean> holds =
        Pointwise.holds(statement.arithmetic(), statement.condition(), point.values());
    cover(holds.isEmpty() ? "undecided" : inside ? "inside" : "outside");
    demand(holds.orElse(inside) == inside, point::certificate);
  }

  @Provide
  Arbitrary<At> values() {
    BinaryFormat format = BinaryFormat.named(statement.arithmetic().word());
    double from = Rational.of(statement.from()).doubleValue();
    double to = Rational.of(statement.to()).doubleValue();
    Arbitrary<Rational> near =
        Arbitraries.of(from, to)
            .flatMap(
                end ->
                    Arbitraries.integers()
                        .between(-100, 100)
                        .map(i -> Rational.of(format.round(end + end * i / 1000))));
    return Arbitraries.frequencyOf(Tuple.of(1, near), Tuple.of(1, Points.whole(format)))
        .map(value -> new At(new TreeMap<>(Map.of(statement.variable(), value))));
  }
}

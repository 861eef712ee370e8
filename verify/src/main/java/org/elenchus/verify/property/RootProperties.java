package org.elenchus.verify.property;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Range;
import org.elenchus.claims.statement.RootCount;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.verify.property.Points.At;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Numbers of solutions: signs of the term at some places. Between two places of different sign lies
 * a solution, so there are never more changes than solutions, and one at each enclosure.
 */
class RootProperties extends StatementProperties<RootCount> {
  private static final String Q1 = "ssm-expressivity-q1/";
  private static final int PLACES = 12;
  private static final String TOO_FEW =
      "Changes of sign show solutions; that there are fewer than stated they never show.";

  RootProperties() {
    super(RootCount.class);
  }

  @Settles(claim = Q1 + "each-tanh-decides")
  @Settles(claim = Q1 + "latching-below-one")
  @Settles(claim = Q1 + "latching-above-one", twin = Outcome.MISSED, missed = TOO_FEW)
  @Settles(claim = Q1 + "latching-tolerance", twin = Outcome.MISSED, missed = TOO_FEW)
  @Settles(claim = Q1 + "latching-tolerance", reading = ReadingKind.PROSE)
  @Settles(claim = Q1 + "latching-states")
  @Settles(claim = Q1 + "latching-states", reading = ReadingKind.PROSE)
  @Settles(
      claim = "unified-scaling-theory/optimal-depth-is-single",
      twin = Outcome.MISSED,
      missed = TOO_FEW)
  @Property
  void thereAreNoMoreChangesOfSignThanSolutions(
      @ForAll("parameters") At parameters, @ForAll("places") List<At> places) {
    List<Boolean> signs =
        places.stream()
            .map(place -> place.values().sequencedValues().getFirst())
            .sorted()
            .flatMap(place -> isPositive(parameters, place).stream())
            .toList();
    int changes = 0;
    for (int i = 1; i < signs.size(); i++) {
      changes += signs.get(i).equals(signs.get(i - 1)) ? 0 : 1;
    }
    cover(changes == 0 ? "no change" : changes == 1 ? "one change" : "several changes");
    demand(changes <= statement.count());
    for (List<BigFraction> ends : statement.enclosures()) {
      Optional<Boolean> low = isPositive(parameters, Rational.of(ends.getFirst()));
      Optional<Boolean> high = isPositive(parameters, Rational.of(ends.getLast()));
      demand(low.isEmpty() || !low.equals(high));
    }
  }

  /** The sign at a place; nothing where the term is 0 or enclosures do not tell. */
  private Optional<Boolean> isPositive(At parameters, Rational place) {
    SortedMap<String, Rational> values = new TreeMap<>(parameters.values());
    values.put(statement.unknown(), place);
    Term zero = new Term.Constant(BigFraction.ZERO);
    Condition positive = new Comparison(Order.GREATER, statement.term(), zero);
    Condition negative = new Comparison(Order.LESS, statement.term(), zero);
    if (Pointwise.holds(NumberSystem.REALS, positive, values).orElse(false)) {
      return Optional.of(true);
    }
    return Pointwise.holds(NumberSystem.REALS, negative, values).filter(b -> b).map(b -> false);
  }

  @Provide
  Arbitrary<At> parameters() {
    Map<String, Range> others = new TreeMap<>(statement.variables());
    others.remove(statement.unknown());
    return Points.of(NumberSystem.REALS, others);
  }

  @Provide
  Arbitrary<List<At>> places() {
    Range range = Objects.requireNonNull(statement.variables().get(statement.unknown()));
    return Points.of(NumberSystem.REALS, Map.of(statement.unknown(), range)).list().ofSize(PLACES);
  }
}

package org.elenchus.verify.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.RationalArithmetic;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Terms;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Statements about definitions: random naturals, and a random number in the place of each model. A
 * statement that says nothing of its models comes out the same whatever these are.
 */
class DefinitionProperties extends StatementProperties<ByDefinition> {
  private static final String PREFIX = "unified-scaling-theory/";
  private static final int LARGEST = 40;

  DefinitionProperties() {
    super(ByDefinition.class);
  }

  /**
   * A value for each name that is not defined.
   *
   * @param naturals the variables
   * @param models numbers in the place of models
   */
  record Drawn(SortedMap<String, Long> naturals, SortedMap<String, Rational> models) {}

  @Settles(claim = PREFIX + "scaling-collapse-is-capacity-failure")
  @Settles(
      claim = PREFIX + "scaling-collapse-every-complexity",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = PREFIX + "linear-cannot-resolve-nested")
  @Settles(claim = PREFIX + "nonlinear-can-resolve")
  @Settles(claim = PREFIX + "time-doesnt-help-linear")
  @Settles(claim = "ssm-expressivity-q1/total-depth")
  @Property
  void theAssertionFollows(@ForAll("drawn") Drawn drawn) {
    Map<String, Rational> values = new TreeMap<>(drawn.models());
    drawn.naturals().forEach((name, value) -> values.put(name, Rational.of(value)));
    Assume.that(holds(statement.premise(), values));
    statement
        .terms()
        .forEach(
            (name, term) ->
                values.put(
                    name,
                    Terms.evaluate(term, RationalArithmetic.RATIONALS, n -> value(values, n))));
    cover(drawn.models().isEmpty() ? "of naturals alone" : "with models exchanged");
    demand(holds(statement.conclusion(), values), () -> new Instance(drawn.naturals()));
  }

  private static Rational value(Map<String, Rational> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static boolean holds(Condition condition, Map<String, Rational> values) {
    return Pointwise.holds(NumberSystem.REALS, condition, values).orElseThrow();
  }

  @Provide
  Arbitrary<Drawn> drawn() {
    Arbitrary<List<Long>> naturals =
        all(Arbitraries.longs().between(0, LARGEST), statement.naturals().size());
    Arbitrary<List<Rational>> models = all(Draw.rational(4), statement.models().size());
    return Combinators.combine(naturals, models)
        .as(
            (numbers, others) ->
                new Drawn(named(statement.naturals(), numbers), named(statement.models(), others)));
  }

  private static <T> Arbitrary<List<T>> all(Arbitrary<T> one, int count) {
    return one.list().ofSize(count);
  }

  private static <T> SortedMap<String, T> named(List<String> names, List<T> values) {
    SortedMap<String, T> map = new TreeMap<>();
    List<T> left = new ArrayList<>(values);
    names.forEach(name -> map.put(name, left.removeFirst()));
    return map;
  }
}

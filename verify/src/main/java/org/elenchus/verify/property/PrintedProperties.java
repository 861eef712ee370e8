package org.elenchus.verify.property;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Relation;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.relation.Figures;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.reference.relation.Span;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Values behind printed digits, drawn: a relation says that some of them satisfy it. One that they
 * cannot satisfy is never met; one that they can is. Each cell takes one of a few evenly spread
 * values, so that equal cells can meet.
 */
class PrintedProperties extends StatementProperties<Relation> {
  private static final String THEORY = "unified-scaling-theory/";
  private static final String DEPTH = "depth-delusion/";
  private static final int PARTS = 8;

  private final Figures figures = new Figures(statement);

  PrintedProperties() {
    super(Relation.class);
  }

  @Settles(
      claim = THEORY + "e1-wins-wallclock-figures",
      reading = ReadingKind.PROSE,
      twin = Outcome.FOUND)
  @Settles(claim = THEORY + "fig-depth-threshold", twin = Outcome.FOUND)
  @Settles(claim = THEORY + "fig-prediction-advantage-1b", twin = Outcome.FOUND)
  @Settles(claim = THEORY + "fig-complexity-range", expect = Outcome.FOUND, twin = Outcome.PASSES)
  @Settles(claim = DEPTH + "fig-u-curve", twin = Outcome.FOUND)
  @Settles(claim = DEPTH + "fig-best-7b-past-critical", twin = Outcome.FOUND)
  @Property
  void someValuesBehindTheDigitsSatisfyIt(@ForAll("values") SortedMap<String, Rational> values) {
    cover(values.size() + " cells");
    seek(Pointwise.holds(NumberSystem.REALS, figures.condition(), values).orElse(false));
  }

  @Provide
  Arbitrary<SortedMap<String, Rational>> values() {
    if (!statement.free().isEmpty()) {
      throw new PropertyException("only printed cells are drawn, no unknowns");
    }
    return statement.cells().keySet().stream()
        .sorted()
        .map(name -> behind(figures.printed(name)).map(value -> Map.of(name, value)))
        .reduce(Arbitraries.just(Map.of()), (a, b) -> Combinators.combine(a, b).as(this::together))
        .map(TreeMap::new);
  }

  private Map<String, Rational> together(Map<String, Rational> a, Map<String, Rational> b) {
    SortedMap<String, Rational> both = new TreeMap<>(a);
    both.putAll(b);
    return both;
  }

  private static Arbitrary<Rational> behind(Span span) {
    Rational lo = Objects.requireNonNull(span.lo());
    Rational length = Objects.requireNonNull(span.hi()).subtract(lo);
    return Arbitraries.of(
        IntStream.rangeClosed(0, PARTS)
            .mapToObj(part -> lo.add(length.multiply(Rational.of(part, PARTS))))
            .filter(span::contains)
            .distinct()
            .toList());
  }
}

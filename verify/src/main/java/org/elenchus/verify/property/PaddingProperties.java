package org.elenchus.verify.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.PaddingFailure;
import org.elenchus.claims.statement.ZeroPadding;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Widening;

/** Padded blocks beside narrow ones, all parameters 1/2: enclosures of their differences hold 0. */
class PaddingProperties extends StatementProperties<ZeroPadding> {
  PaddingProperties() {
    super(ZeroPadding.class);
  }

  /**
   * An input for a model.
   *
   * @param model the id of the model
   * @param input u [width], given twice
   */
  record Given(String model, List<Rational> input) {}

  @Settles(claim = "unified-scaling-theory/width-is-monotone")
  @Property(tries = 100)
  void thePaddedBlockMayBeEqual(@ForAll("givens") Given given) {
    cover(given.model());
    demand(
        Widening.difference(given.model(), Rational.of(statement.pad()), given.input()).stream()
            .allMatch(entry -> entry.contains(Rational.ZERO)),
        () -> new PaddingFailure(given.model(), Draw.plain(given.input())));
  }

  @Provide
  Arbitrary<Given> givens() {
    return Combinators.combine(
            Arbitraries.of(statement.models()), Draw.rational(2).list().ofSize(statement.width()))
        .as(Given::new);
  }
}

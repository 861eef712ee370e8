package org.elenchus.verify.property;

import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Follows;
import org.elenchus.reference.relation.Pointwise;
import org.elenchus.verify.property.Points.At;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Conclusions from premises: two exact points at a time. Both satisfying the premises, one may not
 * miss the conclusion while the other meets it, or it does not follow.
 */
class FollowsProperties extends StatementProperties<Follows> {
  private static final String THEORY = "unified-scaling-theory/";

  FollowsProperties() {
    super(Follows.class);
  }

  @Settles(
      claim = THEORY + "lower-kappa-lower-rank",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = THEORY + "simpler-better-conditioned",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = THEORY + "better-conditioned-easier",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = "ssm-expressivity-q1/depth-explains-loss",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = "depth-delusion/width-grows-faster",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(
      claim = "depth-delusion/persistence-derivation",
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Property(tries = 1000)
  void thePremisesDecideTheConclusion(@ForAll("points") At one, @ForAll("points") At other) {
    Condition premises = new Condition.All(statement.assumed());
    boolean both = isTrue(premises, one) && isTrue(premises, other);
    cover(both ? "premises satisfied" : "premises missed");
    boolean open =
        both
            && isTrue(statement.concluded().negated(), one)
            && isTrue(statement.concluded(), other);
    demand(!open, () -> new Countermodel(one.certificate().values(), other.certificate().values()));
  }

  private static boolean isTrue(Condition condition, At point) {
    Optional<Boolean> holds = Pointwise.holds(NumberSystem.REALS, condition, point.values());
    return holds.orElse(false);
  }

  @Provide
  Arbitrary<At> points() {
    return Points.of(NumberSystem.REALS, statement.variables());
  }
}

package org.elenchus.verify.property;

import static org.elenchus.verify.property.Draw.Q;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.elenchus.claims.certificate.ReachingRecurrence;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.ReachableDimension;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.Elimination;
import org.elenchus.reference.model.Matrix;
import org.elenchus.verify.property.Settles.Outcome;

/**
 * Dimensions that linear recurrences reach: no random recurrence that reaches a new dimension at
 * each of its first H steps may reach more than claimed. Claims that are too large are not hit.
 */
class DimensionProperties extends StatementProperties<ReachableDimension> {
  DimensionProperties() {
    super(ReachableDimension.class);
  }

  /**
   * A recurrence of one input.
   *
   * @param a A [H, H]
   * @param b B [H]
   */
  record Recurrence(Matrix<Rational> a, List<Rational> b) {
    /** The ranks of B, AB, … for T = 1, …, H. */
    List<Integer> ranks() {
      Elimination reached = new Elimination();
      List<Integer> ranks = new ArrayList<>();
      List<Rational> column = b;
      int rank = 0;
      for (int t = 1; t <= b.size(); t++) {
        rank += reached.add(column) ? 1 : 0;
        ranks.add(rank);
        column = Q.times(a, column);
      }
      return ranks;
    }

    @Override
    public String toString() {
      return "A = " + a.rows() + ", B = " + b;
    }
  }

  @Settles(
      claim = "unified-scaling-theory/time-doesnt-help-linear",
      reading = ReadingKind.PROSE,
      expect = Outcome.FALSIFIED,
      twin = Outcome.PASSES)
  @Settles(claim = "unified-scaling-theory/reachable-dimension-grows")
  @Property
  void noRecurrenceReachesMore(@ForAll("recurrences") Recurrence recurrence) {
    List<Integer> ranks = recurrence.ranks();
    boolean reachesAll = ranks.getLast() == statement.states();
    cover(reachesAll ? "reaches all" : "reaches less");
    boolean more = false;
    for (int t = 1; t <= ranks.size(); t++) {
      int claimed = statement.bySteps().get(Math.min(t, statement.bySteps().size()) - 1);
      more |= ranks.get(t - 1) > claimed;
    }
    demand(
        !(reachesAll && more),
        () ->
            new ReachingRecurrence(
                recurrence.a().rows().stream().map(Draw::plain).toList(),
                Draw.plain(recurrence.b())));
  }

  @Provide
  Arbitrary<Recurrence> recurrences() {
    int h = statement.states();
    return Draw.small(2)
        .list()
        .ofSize(h * h + h)
        .map(
            entries ->
                new Recurrence(Draw.matrix(entries, 0, h, h), entries.subList(h * h, h * h + h)));
  }
}

package org.elenchus.verify.property;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.elenchus.claims.claim.ReadingKind;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.model.Graph;
import org.elenchus.reference.search.DepthSearch;

/** Depths of stacks: the longest path of the graph of one D and T against the formula. */
class DepthProperties extends StatementProperties<StackDepth> {
  DepthProperties() {
    super(StackDepth.class);
  }

  @Settles(
      claim = "ssm-expressivity-q1/total-depth",
      reading = ReadingKind.PROSE,
      expect = Settles.Outcome.FALSIFIED,
      twin = Settles.Outcome.PASSES)
  @Settles(
      claim = "unified-scaling-theory/composition-table",
      expect = Settles.Outcome.FALSIFIED,
      twin = Settles.Outcome.PASSES)
  @Settles(claim = "unified-scaling-theory/composition-table", reading = ReadingKind.PROSE)
  @Settles(claim = "ssm-expressivity-q1/total-depth-nonlinear")
  @Settles(claim = "ssm-expressivity-q1/total-depth-elman")
  @Settles(claim = "ssm-expressivity-q1/total-depth-with-activations")
  @Settles(claim = "ssm-expressivity-q1/total-depth-linear")
  @Property(tries = 100)
  void theLongestPathIsAsLongAsClaimed(
      @ForAll @IntRange(min = 1, max = 12) int layers,
      @ForAll @IntRange(min = 1, max = 12) int steps) {
    cover(layers == 1 ? "one layer" : steps == 1 ? "one step" : "several of both");
    Graph graph =
        Graph.unrolled(
            Exemplars.stack(
                statement.model(),
                layers,
                Exemplars.activation(statement.between()),
                statement.afterLast()),
            steps);
    int depth = graph.depth(Exemplars.operations(statement.counted()));
    long claimed = Formulas.value(statement.depth(), Map.of("D", (long) layers, "T", (long) steps));
    demand(depth == claimed, () -> DepthSearch.longestPath(statement, layers, steps));
  }
}

package org.elenchus.reference.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.DepthProof;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.model.Graph;
import org.elenchus.reference.model.Node;
import org.elenchus.reference.model.Operation;
import org.elenchus.reference.model.Stack;

/** Depths and degrees of unrolled stacks: longest paths with potentials, and tables of degrees. */
public final class Depths {
  /** Graphs of more layers or steps than this are not unrolled. */
  private static final int LARGEST = 32;

  private Depths() {}

  /**
   * The claimed depth for all D and T.
   *
   * @param statement the model and its claimed depth
   * @param given a family of paths and a potential
   * @return that no path is longer and one is as long
   */
  public static Shown forAll(StackDepth statement, DepthPotential given) {
    if (!DepthProof.holds(statement, given)) {
      throw new IllegalArgumentException("path and potential do not meet at " + statement.depth());
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("D", "1..", "T", "1..")),
        "The longest path of a D-layer stack of %s over T steps has %s applications of %s."
            .formatted(statement.model(), statement.depth(), statement.counted()));
  }

  /**
   * Another depth than the claimed one, at one size.
   *
   * @param statement the model and its claimed depth
   * @param given the size, a longest path and a potential that bounds all paths
   * @return that the depth there is another
   */
  public static Shown atOneSize(StackDepth statement, LongestPath given) {
    if (Math.min(given.layers(), given.steps()) < 1
        || Math.max(given.layers(), given.steps()) > LARGEST) {
      throw new IllegalArgumentException("graphs have 1 to " + LARGEST + " layers and steps");
    }
    Graph graph =
        Graph.unrolled(
            Exemplars.stack(
                statement.model(),
                given.layers(),
                Exemplars.activation(statement.between()),
                statement.afterLast()),
            given.steps());
    Set<Operation> counted = Exemplars.operations(statement.counted());
    int length = length(graph, counted, given.path());
    if (length < 0) {
      throw new IllegalArgumentException("the path is no path from an input to an output");
    }
    if (!graph.along(given.path()).equals(given.places())) {
      throw new IllegalArgumentException("the path does not stand at the places that are given");
    }
    if (!boundsAbove(graph, counted, given.potential(), length)) {
      throw new IllegalArgumentException("the potential does not show that no path is longer");
    }
    long claimed =
        Formulas.value(
            statement.depth(), Map.of("D", (long) given.layers(), "T", (long) given.steps()));
    if (claimed == length) {
      throw new IllegalArgumentException(
          "the depth there is as claimed, which settles one size only");
    }
    return Shown.fact(
        Scope.of(NumberSystem.REALS, Map.of("D", "" + given.layers(), "T", "" + given.steps())),
        "At D = %d, T = %d the longest path has %d applications of %s; claimed are %s = %d."
            .formatted(
                given.layers(),
                given.steps(),
                length,
                statement.counted(),
                statement.depth(),
                claimed));
  }

  /**
   * Degrees of the outputs in the inputs, recomputed from the unrolled graphs.
   *
   * @param statement the model and its claimed degrees
   * @param given the degrees for D = 1, 2, … and T = 1, 2, …
   * @return whether they are as claimed, or where they first differ
   */
  public static Shown degrees(StackDegree statement, List<List<Integer>> given) {
    Require.that(given.size() == statement.degrees().size(), "the table has other sizes");
    Shown differs = null;
    for (int layers = 1; layers <= given.size(); layers++) {
      List<Integer> claimed = statement.degrees().get(layers - 1);
      Require.that(given.get(layers - 1).size() == claimed.size(), "the table has other sizes");
      Stack<Rational> stack =
          Exemplars.stack(
              statement.model(),
              layers,
              Exemplars.activation(statement.between()),
              statement.afterLast());
      for (int steps = 1; steps <= claimed.size(); steps++) {
        int degree = Graph.unrolled(stack, steps).degree(steps);
        Require.that(
            given.get(layers - 1).get(steps - 1) == degree,
            "at D = %d, T = %d the degree is %d".formatted(layers, steps, degree));
        if (differs == null && claimed.get(steps - 1) != degree) {
          differs =
              Shown.compared(
                  false,
                  Scope.of(NumberSystem.REALS, Map.of("D", "" + layers, "T", "" + steps)),
                  "At D = %d, T = %d the degree is %d, not %d."
                      .formatted(layers, steps, degree, claimed.get(steps - 1)));
        }
      }
    }
    return differs != null
        ? differs
        : Shown.fact(
            Scope.of(
                NumberSystem.REALS,
                Map.of("D", "1.." + given.size(), "T", "1.." + given.getFirst().size())),
            "The degrees of stacks of " + statement.model() + " are as claimed.");
  }

  /** The counted operations on a path from an input to an output, −1 if it is no such path. */
  private static int length(Graph graph, Set<Operation> counted, List<Integer> path) {
    Node previous = null;
    int length = 0;
    for (int id : path) {
      if (id < 0 || id >= graph.nodes().size()) {
        return -1;
      }
      Node node = graph.nodes().get(id);
      boolean follows =
          previous == null
              ? node.operation() == Operation.INPUT
              : node.operands().contains(previous);
      if (!follows) {
        return -1;
      }
      length += weight(node, counted);
      previous = node;
    }
    return previous != null && graph.outputs().contains(previous) ? length : -1;
  }

  private static boolean boundsAbove(
      Graph graph, Set<Operation> counted, List<Integer> potential, int length) {
    if (potential.size() != graph.nodes().size()) {
      return false;
    }
    for (Node node : graph.nodes()) {
      int own = potential.get(node.id());
      if (node.operation() == Operation.INPUT && own < 0) {
        return false;
      }
      for (Node operand : node.operands()) {
        if (operand.isSignal() && own < potential.get(operand.id()) + weight(node, counted)) {
          return false;
        }
      }
    }
    return graph.outputs().stream().allMatch(output -> potential.get(output.id()) <= length);
  }

  private static int weight(Node node, Set<Operation> counted) {
    return counted.contains(node.operation()) ? 1 : 0;
  }
}

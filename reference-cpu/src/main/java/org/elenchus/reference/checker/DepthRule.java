package org.elenchus.reference.checker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.DegreeTable;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.model.DepthProof;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.model.Graph;
import org.elenchus.reference.model.Node;
import org.elenchus.reference.model.Operation;
import org.elenchus.reference.model.Stack;

/** Depths and degrees of unrolled stacks: longest paths with potentials, and tables of degrees. */
final class DepthRule {
  /** Graphs of more layers or steps than this are not unrolled. */
  private static final int LARGEST = 32;

  private DepthRule() {}

  static Ruling rule(StackDepth statement, Certificate certificate) {
    return switch (certificate) {
      case DepthPotential potential -> forAll(statement, potential);
      case LongestPath path -> atOneSize(statement, path);
      default -> new Refused("a depth needs a potential or a longest path");
    };
  }

  private static Ruling forAll(StackDepth statement, DepthPotential given) {
    if (!DepthProof.holds(statement, given)) {
      return new Refused("path and potential do not meet at " + statement.depth());
    }
    return new Accepted(
        Kind.CERTIFICATE,
        Outcome.HOLDS,
        Scope.of(NumberSystem.REALS, Map.of("D", "1..", "T", "1..")),
        "The longest path of a D-layer stack of %s over T steps has %s applications of %s."
            .formatted(statement.model(), statement.depth(), statement.counted()));
  }

  private static Ruling atOneSize(StackDepth statement, LongestPath given) {
    if (Math.min(given.layers(), given.steps()) < 1
        || Math.max(given.layers(), given.steps()) > LARGEST) {
      return new Refused("graphs have 1 to " + LARGEST + " layers and steps");
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
      return new Refused("the path is no path from an input to an output");
    }
    if (!boundsAbove(graph, counted, given.potential(), length)) {
      return new Refused("the potential does not show that no path is longer");
    }
    long claimed =
        Formulas.value(
            statement.depth(), Map.of("D", (long) given.layers(), "T", (long) given.steps()));
    if (claimed == length) {
      return new Refused("the depth there is as claimed, which settles one size only");
    }
    return new Accepted(
        Kind.COUNTEREXAMPLE,
        Outcome.FAILS,
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

  static Ruling degree(StackDegree statement, Certificate certificate) {
    if (!(certificate instanceof DegreeTable(List<List<Integer>> given))) {
      return new Refused("degrees are settled by a table of them");
    }
    Require.that(given.size() == statement.degrees().size(), "the table has other sizes");
    Ruling differs = null;
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
              new Accepted(
                  Kind.COUNTEREXAMPLE,
                  Outcome.FAILS,
                  Scope.of(NumberSystem.REALS, Map.of("D", "" + layers, "T", "" + steps)),
                  "At D = %d, T = %d the degree is %d, not %d."
                      .formatted(layers, steps, degree, claimed.get(steps - 1)));
        }
      }
    }
    return differs != null
        ? differs
        : new Accepted(
            Kind.FINITE,
            Outcome.HOLDS,
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

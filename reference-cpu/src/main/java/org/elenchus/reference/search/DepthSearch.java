package org.elenchus.reference.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elenchus.claims.certificate.DegreeTable;
import org.elenchus.claims.certificate.DepthPotential;
import org.elenchus.claims.certificate.DepthPotential.Move;
import org.elenchus.claims.certificate.DepthPotential.Segment;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.statement.Formula;
import org.elenchus.claims.statement.StackDegree;
import org.elenchus.claims.statement.StackDepth;
import org.elenchus.reference.model.Activation;
import org.elenchus.reference.model.DepthProfile;
import org.elenchus.reference.model.Exemplars;
import org.elenchus.reference.model.Formulas;
import org.elenchus.reference.model.Graph;
import org.elenchus.reference.model.Node;
import org.elenchus.reference.model.Operation;

/** Settles depths and degrees of unrolled stacks. */
public final class DepthSearch {
  /** The largest D and T whose graphs are tried for a depth other than the one claimed. */
  private static final int SIZE = 6;

  private DepthSearch() {}

  /**
   * Looks for a certificate: the smallest stack whose depth is not the one claimed, otherwise a
   * potential for all sizes.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the certificate
   */
  public static Grounds settle(StackDepth statement, String subject) {
    for (int sum = 2; sum <= 2 * SIZE; sum++) {
      for (int layers = Math.max(1, sum - SIZE); layers < sum && layers <= SIZE; layers++) {
        int steps = sum - layers;
        Graph graph = graph(statement, layers, steps);
        int depth = graph.depth(Exemplars.operations(statement.counted()));
        long claimed =
            Formulas.value(statement.depth(), Map.of("D", (long) layers, "T", (long) steps));
        if (depth != claimed) {
          LongestPath path = longestPath(statement, layers, steps);
          return Proof.of(Role.WITNESS, Provenance.SEARCHED, subject, path);
        }
      }
    }
    return Proof.of(Role.CERTIFICATE, null, subject, potential(statement));
  }

  /**
   * Reads off the degrees of a stack.
   *
   * @param statement the statement
   * @param subject what the certificate is made out for
   * @return the table of its size
   */
  public static Grounds degrees(StackDegree statement, String subject) {
    List<List<Integer>> degrees = new ArrayList<>();
    for (int layers = 1; layers <= statement.degrees().size(); layers++) {
      Activation between = Exemplars.activation(statement.between());
      var stack = Exemplars.stack(statement.model(), layers, between, statement.afterLast());
      List<Integer> row = new ArrayList<>();
      for (int steps = 1; steps <= statement.degrees().getFirst().size(); steps++) {
        row.add(Graph.unrolled(stack, steps).degree(steps));
      }
      degrees.add(row);
    }
    return Proof.of(Role.CERTIFICATE, null, subject, new DegreeTable(degrees));
  }

  private static Graph graph(StackDepth statement, int layers, int steps) {
    Activation between = Exemplars.activation(statement.between());
    return Graph.unrolled(
        Exemplars.stack(statement.model(), layers, between, statement.afterLast()), steps);
  }

  /**
   * A longest path.
   *
   * @param statement the statement
   * @param layers D
   * @param steps T
   * @return the path, with the potential that shows that none is longer
   */
  public static LongestPath longestPath(StackDepth statement, int layers, int steps) {
    Graph graph = graph(statement, layers, steps);
    Set<Operation> counted = Exemplars.operations(statement.counted());
    List<Integer> potential = new ArrayList<>();
    for (Node node : graph.nodes()) {
      int below = signals(node).stream().mapToInt(o -> potential.get(o.id())).max().orElse(0);
      boolean counts = node.isSignal() && counted.contains(node.operation());
      potential.add(below + (counts ? 1 : 0));
    }
    Node end = highest(graph.outputs(), potential);
    List<Integer> path = new ArrayList<>();
    for (Node node = end; ; node = highest(signals(node), potential)) {
      path.addFirst(node.id());
      if (node.operation() == Operation.INPUT) {
        return new LongestPath(layers, steps, path, potential, graph.along(path));
      }
    }
  }

  private static List<Node> signals(Node node) {
    return node.operands().stream().filter(Node::isSignal).toList();
  }

  private static Node highest(List<Node> nodes, List<Integer> potential) {
    Node best = nodes.getFirst();
    for (Node node : nodes) {
      if (potential.get(node.id()) > potential.get(best.id())) {
        best = node;
      }
    }
    return best;
  }

  /**
   * All the time along layer 1, then up through the states at the last step. The checker refuses it
   * for a cell in which another path is longer.
   */
  private static DepthPotential potential(StackDepth statement) {
    Activation between = Exemplars.activation(statement.between());
    Set<Operation> counted = Exemplars.operations(statement.counted());
    var layer = Exemplars.layer(statement.model());
    DepthProfile inner = DepthProfile.of(layer, Exemplars.link(between), counted);
    DepthProfile last =
        DepthProfile.of(layer, Exemplars.last(between, statement.afterLast()), counted);
    int enter = inner.inputToState().orElse(0);
    int along = inner.stateToState().orElse(0);
    int leave = inner.stateToOutput().orElse(0);
    int up = enter + leave;
    int end = last.stateToOutput().orElse(0);

    // S(l, t) = up (l - 1) + enter + along (t - 1), and so on.
    Formula state = linear(up, along, enter - up - along);
    Formula output = linear(up, along, -along);
    Formula readout = Formula.parse("%+d*D%+d*t%+d".formatted(up, along, enter - up - along + end));
    return new DepthPotential(
        state,
        output,
        readout,
        List.of(
            new Segment(Formula.parse("1"), List.of(Move.UP_TO_STATE)),
            new Segment(Formula.parse("T-1"), List.of(Move.NEXT_STEP)),
            new Segment(Formula.parse("D-1"), List.of(Move.STATE_TO_OUTPUT, Move.UP_TO_STATE)),
            new Segment(Formula.parse("1"), List.of(Move.STATE_TO_OUTPUT))));
  }

  private static Formula linear(int perLayer, int perStep, int constant) {
    return Formula.parse("%+d*l%+d*t%+d".formatted(perLayer, perStep, constant));
  }
}

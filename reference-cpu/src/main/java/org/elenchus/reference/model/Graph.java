package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.elenchus.claims.certificate.LongestPath;

/**
 * An unrolled computation graph: nodes with operands before results, and the outputs among them.
 *
 * @param nodes all nodes; node i has id i
 * @param outputs the outputs, at all steps
 * @param places for each node the layer and the step that made it
 */
public record Graph(List<Node> nodes, List<Node> outputs, List<Place> places) {
  private static final Place NOWHERE = new Place(0, 0);

  /** Copies the lists. */
  public Graph {
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
    places = List.copyOf(places);
  }

  /**
   * A graph whose nodes stand nowhere.
   *
   * @param nodes all nodes
   * @param outputs the outputs
   */
  public Graph(List<Node> nodes, List<Node> outputs) {
    this(nodes, outputs, Collections.nCopies(nodes.size(), NOWHERE));
  }

  /**
   * A part of an unrolled stack.
   *
   * @param layer 1 to D with the link after it, 0 for what comes before the layers
   * @param step 1 to T, 0 for what comes before the steps
   */
  public record Place(int layer, int step) {}

  /**
   * The graph of T steps of a stack, with the architecture's own inputs and opaque parameters.
   *
   * @param stack the stack
   * @param steps T
   * @return the graph; its outputs are those at all steps
   */
  public static Graph unrolled(Stack<?> stack, int steps) {
    Tracer tracer = new Tracer();
    Stack<Node> traced = stack.map(new Algebra<>(tracer), parameter -> tracer.parameter());
    List<Place> places = new ArrayList<>();
    fill(places, tracer, NOWHERE);
    List<List<Node>> inputs = new ArrayList<>();
    for (int t = 1; t <= steps; t++) {
      inputs.add(tracer.inputs(stack.layers().getFirst().inputs()));
      fill(places, tracer, new Place(0, t));
    }
    List<List<Node>> states = traced.start();
    fill(places, tracer, NOWHERE);
    List<List<Node>> outputs = new ArrayList<>();
    for (int t = 1; t <= steps; t++) {
      int step = t;
      Stack.Step<Node> made =
          traced.step(
              states, inputs.get(t - 1), layer -> fill(places, tracer, new Place(layer, step)));
      states = made.states();
      outputs.add(made.output());
    }
    return new Graph(tracer.nodes(), Vectors.join(outputs), places);
  }

  /** All nodes that have no place yet came to be at this one. */
  private static void fill(List<Place> places, Tracer tracer, Place place) {
    while (places.size() < tracer.size()) {
      places.add(place);
    }
  }

  /**
   * Where the nodes of a path stand, and what made each.
   *
   * @param path ids of nodes
   * @return one entry for each
   */
  public List<LongestPath.Place> along(List<Integer> path) {
    return path.stream()
        .map(
            id ->
                new LongestPath.Place(
                    places.get(id).layer(),
                    places.get(id).step(),
                    nodes.get(id).operation().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /**
   * How many applications of the counted operations lie on the longest path that ends in an output.
   *
   * @param counted the operations that count 1; all others count 0
   * @return the depth
   */
  public int depth(Set<Operation> counted) {
    int[] depth = new int[nodes.size()];
    for (Node node : nodes) {
      int below = node.operands().stream().mapToInt(o -> depth[o.id()]).max().orElse(0);
      depth[node.id()] = below + (counted.contains(node.operation()) ? 1 : 0);
    }
    return outputs.stream().mapToInt(o -> depth[o.id()]).max().orElse(0);
  }

  /**
   * The greatest degree in the inputs that an output at the last step has for any parameters. It is
   * attained with positive ones, as the graph has no difference in which terms could cancel.
   *
   * @param steps T, by which the outputs are divided
   * @return the degree
   * @throws IllegalArgumentException if an operation is no sum or product
   */
  public int degree(int steps) {
    int[] degree = new int[nodes.size()];
    for (Node node : nodes) {
      IntStream below = node.operands().stream().mapToInt(o -> degree[o.id()]);
      degree[node.id()] =
          switch (node.operation()) {
            case INPUT -> 1;
            case PARAMETER -> 0;
            case ADD, SCALE -> below.max().orElse(0);
            case PRODUCT -> below.sum();
            case SUBTRACT, NEGATE, QUOTIENT, EXP, LOG, TANH, LOGISTIC, SQRT, MAX ->
                throw new IllegalArgumentException(
                    "the graph is not made of sums and products: " + node.operation());
          };
    }
    int last = outputs.size() / steps;
    return outputs.subList(outputs.size() - last, outputs.size()).stream()
        .mapToInt(o -> degree[o.id()])
        .max()
        .orElse(0);
  }

  /**
   * The depth between given ends.
   *
   * @param from the nodes a path may start at; their own operation does not count
   * @param to the nodes it may end at
   * @param counted the operations that count 1
   * @return the largest count, or empty if no path leads from one to the other
   */
  public static OptionalInt depth(List<Node> from, List<Node> to, Set<Operation> counted) {
    Map<Node, Integer> known = new HashMap<>();
    from.forEach(node -> known.put(node, 0));
    return to.stream().mapToInt(node -> below(node, known, counted)).filter(d -> d >= 0).max();
  }

  /** The depth of a node above the sources, −1 where no path leads to it. */
  private static int below(Node node, Map<Node, Integer> known, Set<Operation> counted) {
    Integer depth = known.get(node);
    if (depth != null) {
      return depth;
    }
    int most = node.operands().stream().mapToInt(o -> below(o, known, counted)).max().orElse(-1);
    int result = most < 0 ? -1 : most + (counted.contains(node.operation()) ? 1 : 0);
    known.put(node, result);
    return result;
  }
}

package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import org.elenchus.reference.exact.Arithmetic;
import org.elenchus.reference.exact.NotInArithmeticException;
import org.elenchus.reference.exact.Rational;

/**
 * An arithmetic that computes nothing and writes down what is computed: a model run on it leaves
 * its own unrolled computation graph. Parameters are opaque: no entry is taken to be 0 or 1, so the
 * graph is that of the architecture and not of one setting.
 */
public final class Tracer implements Arithmetic<Node> {
  private final List<Node> nodes = new ArrayList<>();

  /** A tracer with an empty graph. */
  public Tracer() {}

  @Override
  public String name() {
    return "computation graphs";
  }

  /**
   * All nodes so far, operands before results.
   *
   * @return a copy
   */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * How many nodes there are.
   *
   * @return their number
   */
  public int size() {
    return nodes.size();
  }

  /**
   * A new input.
   *
   * @return its node
   */
  public Node input() {
    return node(Operation.INPUT, List.of(), true);
  }

  /**
   * New inputs.
   *
   * @param count how many
   * @return their nodes
   */
  public List<Node> inputs(int count) {
    List<Node> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(input());
    }
    return List.copyOf(inputs);
  }

  /**
   * A new parameter.
   *
   * @return its node
   */
  public Node parameter() {
    return node(Operation.PARAMETER, List.of(), false);
  }

  @Override
  public Node of(Rational value) {
    return parameter();
  }

  @Override
  public Node add(Node a, Node b) {
    return made(Operation.ADD, a, b);
  }

  @Override
  public Node subtract(Node a, Node b) {
    return made(Operation.SUBTRACT, a, b);
  }

  @Override
  public Node multiply(Node a, Node b) {
    return made(a.isSignal() && b.isSignal() ? Operation.PRODUCT : Operation.SCALE, a, b);
  }

  @Override
  public Node divide(Node a, Node b) {
    return made(b.isSignal() ? Operation.QUOTIENT : Operation.SCALE, a, b);
  }

  @Override
  public Node negate(Node a) {
    return made(Operation.NEGATE, a);
  }

  @Override
  public Node exp(Node a) {
    return made(Operation.EXP, a);
  }

  @Override
  public Node log(Node a) {
    return made(Operation.LOG, a);
  }

  @Override
  public Node tanh(Node a) {
    return made(Operation.TANH, a);
  }

  @Override
  public Node logistic(Node a) {
    return made(Operation.LOGISTIC, a);
  }

  @Override
  public Node sqrt(Node a) {
    return made(Operation.SQRT, a);
  }

  @Override
  public Node max(Node a, Node b) {
    return made(Operation.MAX, a, b);
  }

  @Override
  public int compare(Node a, Node b) {
    throw new NotInArithmeticException("a comparison", name(), "nodes have no values");
  }

  private Node made(Operation operation, Node... operands) {
    List<Node> all = List.of(operands);
    return all.stream().anyMatch(Node::isSignal) ? node(operation, all, true) : parameter();
  }

  private Node node(Operation operation, List<Node> operands, boolean signal) {
    Node node = new Node(nodes.size(), operation, operands, signal);
    nodes.add(node);
    return node;
  }
}

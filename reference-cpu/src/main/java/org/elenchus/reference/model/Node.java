package org.elenchus.reference.model;

import java.util.List;

/**
 * One value of an unrolled computation: a leaf, or an operation on earlier values. Nodes are the
 * same only if they are one object.
 */
public final class Node {
  private final int id;
  private final Operation operation;
  private final List<Node> operands;
  private final boolean signal;

  Node(int id, Operation operation, List<Node> operands, boolean signal) {
    this.id = id;
    this.operation = operation;
    this.operands = List.copyOf(operands);
    this.signal = signal;
  }

  /**
   * The node's number: the order in which the nodes came to be, from 0.
   *
   * @return it
   */
  public int id() {
    return id;
  }

  /**
   * What made it.
   *
   * @return it
   */
  public Operation operation() {
    return operation;
  }

  /**
   * What it was made of.
   *
   * @return the operands in order
   */
  public List<Node> operands() {
    return operands;
  }

  /**
   * Whether it depends on an input; all else is a parameter or made of parameters.
   *
   * @return whether it does
   */
  public boolean isSignal() {
    return signal;
  }

  @Override
  public String toString() {
    return operation + "#" + id;
  }
}

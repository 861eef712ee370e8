package org.elenchus.reference.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The longest paths through one cell of an unrolled stack, read off the model's own graph: how many
 * counted operations lie between what enters (the state before, the input) and what leaves (the
 * state after, the output). An empty value means that no path leads there. Since the unrolling of a
 * stack consists of such cells and nothing else, these numbers give its depth for all D and T.
 *
 * @param stateToState from the state before to the state after
 * @param inputToState from the input to the state after
 * @param stateToOutput from the state after to the output, through the link
 * @param inputToOutput from the input to the output, past the state, through the link
 */
public record DepthProfile(
    OptionalInt stateToState,
    OptionalInt inputToState,
    OptionalInt stateToOutput,
    OptionalInt inputToOutput) {
  /**
   * The profile of one layer with the link after it.
   *
   * @param layer the layer, with a state of fixed length
   * @param link the link
   * @param counted the operations that count
   * @param <N> the numbers
   * @return the profile
   */
  public static <N> DepthProfile of(Recurrence<N> layer, Link<N> link, Set<Operation> counted) {
    Tracer tracer = new Tracer();
    Algebra<Node> algebra = new Algebra<>(tracer);
    Recurrence<Node> traced = layer.map(algebra, parameter -> tracer.parameter());
    Link<Node> after = link.map(parameter -> tracer.parameter());

    List<Node> input = tracer.inputs(layer.inputs());
    List<Node> before = tracer.inputs(layer.start().size());
    List<Node> stepped = traced.step(before, input);
    List<Node> state = tracer.inputs(stepped.size());
    List<Node> output = after.apply(algebra, traced.output(state, input));
    return new DepthProfile(
        Graph.depth(before, stepped, counted),
        Graph.depth(input, stepped, counted),
        Graph.depth(state, output, counted),
        Graph.depth(input, output, counted));
  }
}

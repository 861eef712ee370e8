package org.elenchus.reference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * D layers one on another with a {@link Link} after each: layer l sees, at every step, the link of
 * the output of layer l − 1. The link after the last layer is the readout. With {@link LinearRnn}
 * layers this is {@code linear-stack}, the multi-layer linear-temporal model. Source:
 * ssm-expressivity-q1, lines 43-51.
 *
 * <p>Arithmetic: any {@link org.elenchus.reference.exact.Arithmetic}. It leaves out links that skip
 * a layer.
 *
 * @param algebra the algebra
 * @param layers the D layers, first to last
 * @param links the D links, links[l] after layers[l]
 * @param <N> the numbers
 */
public record Stack<N>(Algebra<N> algebra, List<Recurrence<N>> layers, List<Link<N>> links) {
  /** Copies the lists; there must be as many links as layers. */
  public Stack {
    layers = List.copyOf(layers);
    links = List.copyOf(links);
    if (layers.isEmpty() || layers.size() != links.size()) {
      throw new IllegalArgumentException(
          layers.size() + " layers and " + links.size() + " links do not make a stack");
    }
  }

  /**
   * What one step gives.
   *
   * @param states the state of each layer after it
   * @param output the output of the last link
   * @param <N> the numbers
   */
  public record Step<N>(List<List<N>> states, List<N> output) {}

  /**
   * The states before the first step, one for each layer.
   *
   * @return them
   */
  public List<List<N>> start() {
    return layers.stream().map(Recurrence::start).toList();
  }

  /**
   * One step of all layers.
   *
   * @param states the state of each layer before it
   * @param input u_t
   * @return the states after it, and the output
   */
  public Step<N> step(List<List<N>> states, List<N> input) {
    return step(states, input, layer -> {});
  }

  /**
   * One step of all layers, watched.
   *
   * @param states the state of each layer before it
   * @param input u_t
   * @param done told the number of each layer, from 1, once it and the link after it are computed
   * @return the states after it, and the output
   */
  Step<N> step(List<List<N>> states, List<N> input, IntConsumer done) {
    List<List<N>> next = new ArrayList<>();
    List<N> u = input;
    for (int l = 0; l < layers.size(); l++) {
      Recurrence<N> layer = layers.get(l);
      List<N> state = layer.step(states.get(l), u);
      u = links.get(l).apply(algebra, layer.output(state, u));
      next.add(state);
      done.accept(l + 1);
    }
    return new Step<>(List.copyOf(next), u);
  }

  /**
   * The outputs at all steps.
   *
   * @param inputs u_1, …, u_T
   * @return o_1, …, o_T
   */
  public List<List<N>> run(List<List<N>> inputs) {
    List<List<N>> states = start();
    List<List<N>> outputs = new ArrayList<>();
    for (List<N> input : inputs) {
      Step<N> step = step(states, input);
      states = step.states();
      outputs.add(step.output());
    }
    return List.copyOf(outputs);
  }

  /**
   * The same stack over other numbers.
   *
   * @param to the algebra over their arithmetic
   * @param image what becomes of one parameter
   * @param <M> the other numbers
   * @return the stack
   */
  public <M> Stack<M> map(Algebra<M> to, Function<? super N, ? extends M> image) {
    List<Recurrence<M>> mapped = new ArrayList<>();
    for (Recurrence<N> layer : layers) {
      mapped.add(layer.map(to, image));
    }
    return new Stack<>(to, mapped, links.stream().map(link -> link.<M>map(image)).toList());
  }
}

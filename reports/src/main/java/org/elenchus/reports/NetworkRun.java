package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;

/**
 * A word run through a network in exact arithmetic, for looking at. No verdict rests on it: the
 * checker runs the network itself.
 */
final class NetworkRun {
  private NetworkRun() {}

  /**
   * The values at each step: the inputs, then the state and the output of each layer.
   *
   * @param layers the network, sizes matching
   * @param word the inputs of each step, [T, inputs]
   * @return [T, 1 + 2 D, width]; empty where an activation has no exact values
   */
  static List<List<List<BigFraction>>> of(List<Layer> layers, List<List<BigFraction>> word) {
    List<List<BigFraction>> states = new ArrayList<>();
    layers.forEach(layer -> states.add(zeros(layer.a().size())));
    List<List<List<BigFraction>>> steps = new ArrayList<>();
    for (List<BigFraction> symbols : word) {
      List<List<BigFraction>> step = new ArrayList<>(List.of(symbols));
      List<BigFraction> below = symbols;
      for (int i = 0; i < layers.size(); i++) {
        Layer layer = layers.get(i);
        List<BigFraction> state = sum(times(layer.a(), states.get(i)), times(layer.b(), below));
        Optional<List<BigFraction>> output =
            activated(layer.activation(), sum(times(layer.c(), state), layer.bias()));
        if (output.isEmpty()) {
          return List.of();
        }
        states.set(i, state);
        below = output.get();
        step.add(state);
        step.add(below);
      }
      steps.add(step);
    }
    return steps;
  }

  private static Optional<List<BigFraction>> activated(String name, List<BigFraction> values) {
    return switch (name) {
      case "identity" -> Optional.of(values);
      case "relu" ->
          Optional.of(values.stream().map(v -> v.signum() > 0 ? v : BigFraction.ZERO).toList());
      case "step" ->
          Optional.of(
              values.stream()
                  .map(v -> v.signum() > 0 ? BigFraction.ONE : BigFraction.ZERO)
                  .toList());
      case "square" -> Optional.of(values.stream().map(v -> v.multiply(v)).toList());
      default -> Optional.empty();
    };
  }

  private static List<BigFraction> zeros(int count) {
    return java.util.Collections.nCopies(count, BigFraction.ZERO);
  }

  private static List<BigFraction> times(List<List<BigFraction>> matrix, List<BigFraction> vector) {
    List<BigFraction> product = new ArrayList<>();
    for (List<BigFraction> row : matrix) {
      BigFraction sum = BigFraction.ZERO;
      for (int i = 0; i < row.size(); i++) {
        sum = sum.add(row.get(i).multiply(vector.get(i)));
      }
      product.add(sum);
    }
    return product;
  }

  private static List<BigFraction> sum(List<BigFraction> left, List<BigFraction> right) {
    List<BigFraction> sums = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      sums.add(left.get(i).add(right.get(i)));
    }
    return sums;
  }
}

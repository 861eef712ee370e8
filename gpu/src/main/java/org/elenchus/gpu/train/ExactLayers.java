package org.elenchus.gpu.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.gpu.train.Weights.Tensor;
import org.elenchus.reference.exact.Rational;

/**
 * Trained weights over bits as layers of a network on words: binary32 numbers are exact rationals,
 * and the one-hot symbols of training become the bit itself. Nothing is rounded.
 */
public final class ExactLayers {
  private static final List<List<BigFraction>> ZERO = List.of(List.of(BigFraction.ZERO));
  private static final List<List<BigFraction>> ONE = List.of(List.of(BigFraction.ONE));

  private ExactLayers() {}

  /**
   * The layers.
   *
   * @param model {@code elman}, of one layer, or {@code linear-stack} with rectifiers
   * @param weights trained on symbols 0 and 1 and two labels
   * @return layers whose output is the score of label 1 less that of label 0
   * @throws IllegalArgumentException for another model
   */
  public static List<Layer> of(String model, Weights weights) {
    return switch (model) {
      case "elman" -> elman(weights);
      case "linear-stack" -> stack(weights);
      default -> throw new IllegalArgumentException("no exact layers for " + model);
    };
  }

  /** The symbol's column of W_x: that of 0 goes to b, their difference is the weight of the bit. */
  private static List<Layer> elman(Weights weights) {
    Tensor input = weights.tensor("layer0.W_x");
    Tensor offset = weights.tensor("layer0.b");
    List<List<BigFraction>> bit = new ArrayList<>();
    List<List<BigFraction>> constant = new ArrayList<>();
    for (int i = 0; i < input.rows(); i++) {
      bit.add(List.of(exact(input.at(i, 1)).subtract(exact(input.at(i, 0)))));
      constant.add(List.of(exact(offset.at(i, 0)).add(exact(input.at(i, 0)))));
    }
    Map<String, List<List<BigFraction>>> arrays =
        Map.of("W_h", rows(weights.tensor("layer0.W_h")), "W_x", bit, "b", constant);
    return List.of(
        new Layer("elman", new TreeMap<>(arrays), readout(weights), bias(weights), "identity"));
  }

  /**
   * First a layer without memory that writes a bit as a one-hot vector, (max(1 − x, 0), max(x, 0)),
   * then those that were trained, then one without memory for the readout.
   */
  private static List<Layer> stack(Weights weights) {
    List<Layer> layers = new ArrayList<>();
    BigFraction one = BigFraction.ONE;
    layers.add(
        new Layer(
            "linear-rnn",
            new TreeMap<>(Map.of("A", ZERO, "B", ONE)),
            List.of(List.of(one.negate()), List.of(one)),
            List.of(one, BigFraction.ZERO),
            "relu"));
    for (int l = 0; weights.has("layer" + l + ".A"); l++) {
      String name = "layer" + l + ".";
      Tensor a = weights.tensor(name + "A");
      layers.add(
          new Layer(
              "linear-rnn",
              new TreeMap<>(
                  Map.of(
                      "A",
                      a.cols() == 1 ? diagonal(a) : rows(a),
                      "B",
                      rows(weights.tensor(name + "B")))),
              rows(weights.tensor(name + "C")),
              rows(weights.tensor(name + "c")).stream().map(List::getFirst).toList(),
              "relu"));
    }
    layers.add(
        new Layer(
            "linear-rnn",
            new TreeMap<>(Map.of("A", ZERO, "B", readout(weights))),
            ONE,
            bias(weights),
            "identity"));
    return layers;
  }

  /** The score of label 1 less that of label 0. */
  private static List<List<BigFraction>> readout(Weights weights) {
    List<List<BigFraction>> head = rows(weights.tensor("head.W"));
    List<BigFraction> difference = new ArrayList<>();
    for (int i = 0; i < head.get(0).size(); i++) {
      difference.add(head.get(1).get(i).subtract(head.get(0).get(i)));
    }
    return List.of(difference);
  }

  private static List<BigFraction> bias(Weights weights) {
    Tensor b = weights.tensor("head.b");
    return List.of(exact(b.at(1, 0)).subtract(exact(b.at(0, 0))));
  }

  private static List<List<BigFraction>> diagonal(Tensor a) {
    List<List<BigFraction>> rows = new ArrayList<>();
    for (int i = 0; i < a.rows(); i++) {
      List<BigFraction> row = new ArrayList<>(Collections.nCopies(a.rows(), BigFraction.ZERO));
      row.set(i, exact(a.at(i, 0)));
      rows.add(row);
    }
    return rows;
  }

  private static List<List<BigFraction>> rows(Tensor tensor) {
    List<List<BigFraction>> rows = new ArrayList<>();
    for (int r = 0; r < tensor.rows(); r++) {
      List<BigFraction> row = new ArrayList<>();
      for (int c = 0; c < tensor.cols(); c++) {
        row.add(exact(tensor.at(r, c)));
      }
      rows.add(row);
    }
    return rows;
  }

  private static BigFraction exact(float value) {
    return Rational.of((double) value).toBigFraction();
  }
}

package org.elenchus.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Statement;
import org.elenchus.gpu.cell.Sizes;
import org.elenchus.gpu.train.Evaluation;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
import org.elenchus.gpu.train.Weights;
import org.elenchus.gpu.train.Weights.Tensor;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.search.ComputesSearch;
import org.elenchus.reference.words.NetworkOnBoxes;
import org.elenchus.reference.words.WordTask;

/**
 * Trains a small network and takes its weights, binary32 numbers and so exact rationals, for a
 * witness. Nothing is believed of the training: the checker goes through all words itself.
 *
 * <p>A twin, whose class no training can help, is settled by an exact search.
 */
final class TrainedNetworkCheck implements Check {
  /** From coarse, where few boxes are left, to as good as none. */
  private static final int[] GRIDS = {6, 12, 40};

  /** Bits that are kept of the margin, which is rounded down. */
  private static final int MARGIN_BITS = 8;

  private static final List<List<BigFraction>> ZERO = List.of(List.of(BigFraction.ZERO));
  private static final List<List<BigFraction>> ONE = List.of(List.of(BigFraction.ONE));

  /**
   * How a network is trained.
   *
   * @param variant of the model
   * @param layers D
   * @param hidden H
   * @param length T of the training words
   * @param batch N
   * @param steps at most
   * @param learningRate the peak
   * @param seeds how many are tried
   */
  record Settings(
      String variant,
      int layers,
      int hidden,
      int length,
      int batch,
      int steps,
      double learningRate,
      int seeds) {}

  @Override
  public String name() {
    return "trained-network";
  }

  @Override
  public Class<Computes> form() {
    return Computes.class;
  }

  @Override
  public List<Grounds> settle(
      Statement statement, String subject, CheckCall call, Context context) {
    Computes computes = form().cast(statement);
    JsonNode settings = call.settings();
    if (settings == null) {
      throw new CheckException(subject + ": check " + name() + " needs settings for the training");
    }
    return List.of(
        isTrained(computes)
            ? train(computes, subject, Json.convert(settings, Settings.class), context.seed())
            : ComputesSearch.settle(computes, subject));
  }

  private static boolean isTrained(Computes statement) {
    Extent one = new Extent.Range(1, 1L);
    return switch (statement.models().model()) {
      case "elman" -> true;
      case "linear-stack" ->
          statement.inputs().equals("bits") && !one.equals(statement.models().layers());
      default -> false;
    };
  }

  private static Grounds train(Computes s, String subject, Settings how, long seed) {
    Map<String, Integer> parameters = new TreeMap<>();
    s.task().parameters().forEach((name, value) -> parameters.put(name, Integer.valueOf(value)));
    // Over bits a threshold of the sum is the running threshold's last label.
    String task = s.task().name().equals("threshold") ? "running-threshold" : s.task().name();
    RunConfig config =
        RunConfig.of(task, parameters, s.models().model())
            .variant(how.variant())
            .sizes(Sizes.of(how.layers(), how.hidden()))
            .length(how.length())
            .batch(how.batch())
            .steps(how.steps())
            .learningRate(how.learningRate())
            .seeds(LongStream.range(0, how.seeds()).mapToObj(i -> seed * how.seeds() + i).toList())
            .evaluation(new Evaluation(List.of(1), Evaluation.CHECK_WORDS, 0))
            .build();
    List<TrainingRun> able =
        new Trainer()
            .train(config).stream()
                .filter(run -> !run.accuracy().isEmpty())
                .filter(run -> run.accuracy().getFirst().wordAccuracy() == 1)
                .toList();
    for (int bits : GRIDS) {
      for (TrainingRun run : able) {
        Optional<NetworkOnWords> network =
            enclosed(s, layers(s.models().model(), run.weights()), bits);
        if (network.isPresent()) {
          return Proof.of(Role.WITNESS, Provenance.TRAINED, subject, network.get());
        }
      }
    }
    return new Grounds.Reason(
        "none of "
            + how.seeds()
            + " trained networks kept a margin on all words of "
            + s.task().title());
  }

  /** The network, if it keeps a margin where states are enclosed on a grid of so many bits. */
  private static Optional<NetworkOnWords> enclosed(Computes s, List<Layer> layers, int bits) {
    WordTask task = WordTask.of(s.task(), s.inputs());
    NetworkOnWords network = new NetworkOnWords(s.lengths(), BigFraction.ONE, bits, layers);
    Rational kept = new NetworkOnBoxes(s.models(), task, network).margin();
    return kept.signum() > 0
        ? Optional.of(
            new NetworkOnWords(
                s.lengths(), kept.floorToBits(MARGIN_BITS).toBigFraction(), bits, layers))
        : Optional.empty();
  }

  private static List<Layer> layers(String model, Weights weights) {
    return model.equals("elman") ? elman(weights) : stack(weights);
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

package org.elenchus.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.elenchus.gpu.train.ExactLayers;
import org.elenchus.gpu.train.RunConfig;
import org.elenchus.gpu.train.Trainer;
import org.elenchus.gpu.train.TrainingRun;
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
            enclosed(s, ExactLayers.of(s.models().model(), run.weights()), bits);
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
}

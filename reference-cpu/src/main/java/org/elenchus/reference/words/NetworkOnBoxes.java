package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.exact.DoubleIntervalArithmetic;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Activation;
import org.elenchus.reference.model.Algebra;
import org.elenchus.reference.model.Elman;
import org.elenchus.reference.model.LinearRnn;
import org.elenchus.reference.model.Link;
import org.elenchus.reference.model.Mamba2;
import org.elenchus.reference.model.Matrix;
import org.elenchus.reference.model.Recurrence;
import org.elenchus.reference.model.ShortConvolution;
import org.elenchus.reference.words.WordTask.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A network on all words of bits at once, by interval arithmetic with outward rounding. The state
 * of each word lies in a box whose corners are on a grid; words whose boxes and whose places in the
 * task are the same are one from there on. So every output is enclosed, whatever the parameters,
 * and there are few boxes where the network forgets.
 */
public final class NetworkOnBoxes {
  /** Steps that are taken at most: all words of 16 bits, each by itself. */
  private static final int MOST = 1 << 17;

  private static final String MAMBA2 = "mamba2";

  private static final Set<String> MAMBA2_ARRAYS =
      Set.of(
          "W_z", "W_xBC", "W_dt", "taps", "convolutionBias", "dtBias", "A", "D", "gain", "epsilon");

  private static final Algebra<DoubleInterval> INTERVALS =
      new Algebra<>(DoubleIntervalArithmetic.DOUBLE_INTERVALS);

  private final WordTask task;
  private final Extent.Range lengths;
  private final int gridBits;
  private final boolean oneHot;
  private final List<Stage> stages = new ArrayList<>();

  /** A cell, and the map from its state to what the next one sees. */
  private record Stage(
      Recurrence<DoubleInterval> cell, boolean linksOutput, Link<DoubleInterval> link) {
    /** What the link sees: of most cells the state, of those with a readout their own output. */
    List<DoubleInterval> seen(List<DoubleInterval> state, List<DoubleInterval> signals) {
      return linksOutput ? cell.output(state, signals) : state;
    }
  }

  private record Step(List<List<DoubleInterval>> boxes, DoubleInterval output) {}

  private record Place(List<List<DoubleInterval>> boxes, Progress word) {}

  /**
   * Rebuilds a network and sets it beside a task.
   *
   * @param models the class that it is to belong to
   * @param task a task over bits
   * @param network the parameters
   * @throws IllegalArgumentException if it is no network of the class
   */
  public NetworkOnBoxes(ModelClass models, WordTask task, NetworkOnWords network) {
    if (!(network.lengths() instanceof Extent.Range range)) {
      throw new IllegalArgumentException("the network's lengths are no range");
    }
    this.task = task;
    lengths = range;
    gridBits = network.gridBits();
    this.oneHot = !network.layers().isEmpty() && network.layers().getFirst().cell().equals(MAMBA2);
    int signals = oneHot ? 2 : 1;
    for (Layer layer : network.layers()) {
      Matrix<DoubleInterval> out = matrix(layer.out());
      Recurrence<DoubleInterval> cell = cell(layer, signals, out);
      boolean linksOutput = layer.cell().equals(MAMBA2);
      Require.that(
          out.width() == (linksOutput ? 1 : cell.start().size()), "W does not fit the state");
      Require.that(out.height() == layer.constants().size(), "W and b differ in their outputs");
      Activation activation = Activation.valueOf(layer.activation().toUpperCase(Locale.ROOT));
      stages.add(
          new Stage(cell, linksOutput, new Link<>(out, vector(layer.constants()), activation)));
      signals = out.height();
    }
    Require.that(signals == 1, "the output is one number");
    belongsTo(models, network.layers());
  }

  private void belongsTo(ModelClass models, List<Layer> layers) {
    String cell = models.model().equals("linear-stack") ? "linear-rnn" : models.model();
    Extent depths = models.layers() == null ? new Extent.Range(1, 1L) : models.layers();
    Require.that(
        depths.includes(new Extent.Range(layers.size(), (long) layers.size())),
        "depth " + layers.size());
    Require.that(models.readout() == Readout.AFFINE, "a linear readout has no constant");
    Require.that(models.signals() == null, "signals are not scalar");
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      Require.that(layer.cell().equals(cell), "a cell is no " + cell);
      boolean last = l == layers.size() - 1;
      Require.that(
          layer.activation().equals(last ? "identity" : models.activation()),
          layer.activation() + " is not allowed");
    }
  }

  private static Recurrence<DoubleInterval> cell(
      Layer layer, int inputs, Matrix<DoubleInterval> out) {
    return switch (layer.cell()) {
      case "linear-rnn" -> linear(layer, inputs, out);
      case "elman" -> elman(layer, inputs);
      case MAMBA2 -> mamba2(layer, inputs);
      default -> throw new IllegalArgumentException("no cell is named " + layer.cell());
    };
  }

  private static Recurrence<DoubleInterval> linear(
      Layer layer, int inputs, Matrix<DoubleInterval> out) {
    Set<String> names = layer.weights().keySet();
    Require.that(names.equals(Set.of("A", "B")), "the arrays are A and B, not " + names);
    Matrix<DoubleInterval> a = matrix(layer.weights().get("A"));
    Matrix<DoubleInterval> b = matrix(layer.weights().get("B"));
    fits(a, b, inputs);
    List<DoubleInterval> start = INTERVALS.zeros(a.height());
    return new LinearRnn<>(INTERVALS, a, b, out, vector(layer.constants()), start);
  }

  private static Recurrence<DoubleInterval> elman(Layer layer, int inputs) {
    Set<String> names = layer.weights().keySet();
    Require.that(names.equals(Set.of("W_h", "W_x", "b")), "the arrays are W_h, W_x and b");
    Matrix<DoubleInterval> recurrent = matrix(layer.weights().get("W_h"));
    Matrix<DoubleInterval> input = matrix(layer.weights().get("W_x"));
    Matrix<DoubleInterval> b = matrix(layer.weights().get("b"));
    fits(recurrent, input, inputs);
    Require.that(b.height() == recurrent.height() && b.width() == 1, "b does not fit W_h");
    return new Elman<>(INTERVALS, recurrent, input, b.flat(), INTERVALS.zeros(recurrent.height()));
  }

  /** One head with one state and one channel: W_in by rows, a tap for each step of the window. */
  private static Recurrence<DoubleInterval> mamba2(Layer layer, int inputs) {
    Map<String, List<List<BigFraction>>> given = layer.weights();
    Require.that(given.keySet().equals(MAMBA2_ARRAYS), "the arrays are " + MAMBA2_ARRAYS);
    Matrix<DoubleInterval> z = matrix(given.get("W_z"));
    Matrix<DoubleInterval> xbc = matrix(given.get("W_xBC"));
    Matrix<DoubleInterval> dt = matrix(given.get("W_dt"));
    Matrix<DoubleInterval> taps = matrix(given.get("taps"));
    Require.that(
        z.height() == 1 && xbc.height() == 3 && dt.height() == 1 && taps.height() == 3,
        "one head has one state and one channel");
    Require.that(
        z.width() == inputs && xbc.width() == inputs && dt.width() == inputs,
        "the layer below has other outputs");
    DoubleInterval a = number(given, "A");
    DoubleInterval epsilon = number(given, "epsilon");
    Require.that(a.sup() < 0 && epsilon.inf() > 0, "A is negative and epsilon positive");
    return new Mamba2<>(
        INTERVALS,
        z,
        xbc,
        dt,
        new ShortConvolution<>(taps, column(given, "convolutionBias", 3)),
        List.of(number(given, "dtBias")),
        List.of(a),
        List.of(number(given, "D")),
        List.of(number(given, "gain")),
        epsilon,
        matrix(List.of(List.of(BigFraction.ONE))));
  }

  private static DoubleInterval number(Map<String, List<List<BigFraction>>> given, String name) {
    return column(given, name, 1).getFirst();
  }

  private static List<DoubleInterval> column(
      Map<String, List<List<BigFraction>>> given, String name, int size) {
    Matrix<DoubleInterval> array = matrix(given.get(name));
    Require.that(array.height() == size && array.width() == 1, name + " has another shape");
    return array.flat();
  }

  private static void fits(
      Matrix<DoubleInterval> recurrent, Matrix<DoubleInterval> input, int inputs) {
    Require.that(recurrent.width() == recurrent.height(), "a recurrent matrix is not square");
    Require.that(input.height() == recurrent.height(), "the input's matrix has other states");
    Require.that(input.width() == inputs, "the layer below has other outputs");
  }

  /**
   * The least distance of an output from 0 on the right side of it, over all words of the lengths.
   *
   * @return a lower bound; where it is not positive, that of the first output that may lie on the
   *     wrong side
   * @throws IllegalArgumentException if there are too many boxes, or labels that are no bits
   */
  public Rational margin() {
    double least = Double.POSITIVE_INFINITY;
    int steps = 0;
    Set<Place> seen = new HashSet<>();
    Set<Place> now =
        Set.of(new Place(stages.stream().map(s -> s.cell().start()).toList(), task.start()));
    for (long t = 1; lengths.to() == null || t <= lengths.to(); t++) {
      Set<Place> next = new HashSet<>();
      for (Place place : now) {
        for (int bit = 0; bit <= 1; bit++) {
          Require.that(++steps <= MOST, "there are too many boxes to go through");
          Step step = step(place.boxes(), DoubleInterval.of(bit));
          Progress word = task.next(place.word(), Rational.of(bit));
          if (t >= lengths.from()) {
            least = Math.min(least, kept(step.output(), word.label()));
            if (least <= 0) {
              return Rational.of(Math.max(least, -Double.MAX_VALUE));
            }
          }
          next.add(new Place(step.boxes(), word));
        }
      }
      if (t >= lengths.from()) {
        next.removeAll(seen);
        seen.addAll(next);
      }
      now = next;
      if (next.isEmpty()) {
        break;
      }
    }
    return Rational.of(least);
  }

  private Step step(List<List<DoubleInterval>> boxes, DoubleInterval bit) {
    List<List<DoubleInterval>> after = new ArrayList<>();
    List<DoubleInterval> signals =
        oneHot
            ? List.of(INTERVALS.over().subtract(INTERVALS.over().one(), bit), bit)
            : List.of(bit);
    for (int l = 0; l < stages.size(); l++) {
      Stage stage = stages.get(l);
      List<DoubleInterval> state =
          stage.cell().step(boxes.get(l), signals).stream().map(this::onGrid).toList();
      signals = stage.link().apply(INTERVALS, stage.seen(state, signals));
      after.add(state);
    }
    return new Step(after, signals.getFirst());
  }

  private static double kept(DoubleInterval output, Rational label) {
    Require.that(label.signum() == 0 || label.equals(Rational.ONE), label + " is no bit");
    return label.signum() == 0 ? -output.sup() : output.inf();
  }

  /** Multiplying by a power of two and rounding to a whole number are exact. */
  private DoubleInterval onGrid(DoubleInterval box) {
    return new DoubleInterval(
        Math.scalb(Math.floor(Math.scalb(box.inf(), gridBits)), -gridBits),
        Math.scalb(Math.ceil(Math.scalb(box.sup(), gridBits)), -gridBits));
  }

  private static Matrix<DoubleInterval> matrix(@Nullable List<List<BigFraction>> rows) {
    if (rows == null) {
      throw new IllegalArgumentException("an array is missing");
    }
    return new Matrix<>(rows.stream().map(NetworkOnBoxes::vector).toList());
  }

  private static List<DoubleInterval> vector(List<BigFraction> values) {
    return WeightedWords.exact(values).stream()
        .map(DoubleIntervalArithmetic.DOUBLE_INTERVALS::of)
        .toList();
  }
}

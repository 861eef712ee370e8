package org.elenchus.reference.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.elenchus.claims.scope.Extent;
import org.elenchus.reference.exact.DoubleInterval;
import org.elenchus.reference.exact.Require;
import org.elenchus.reference.model.Stack;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Oracle;

/**
 * The answers of a network on all words, label by label: between which bounds the least and the
 * greatest answer to a label lie. States are enclosed in boxes with corners on a grid; words whose
 * boxes and whose steps in the task are the same are one from there on.
 */
public final class AnswerRanges {
  /** Steps that are taken at most: all words of 16 bits, each by itself. */
  private static final int MOST = 1 << 17;

  private final Stack<DoubleInterval> network;
  private final Automaton task;
  private final Extent.Range lengths;
  private final int gridBits;
  private final double margin;
  private final List<List<DoubleInterval>> inputs;

  /** Per label: the least lower and upper end of an answer, the greatest lower and upper end. */
  private final double[] leastInf;

  private final double[] leastSup;
  private final double[] greatestInf;
  private final double[] greatestSup;
  private int steps;

  private record Place(List<List<DoubleInterval>> boxes, int state) {}

  /** What was found of a network. */
  public enum Finding {
    /** Answers to different labels are apart by the margin, on all words. */
    APART,
    /** The answers to two labels are not, on some words. */
    MIXED,
    /** The enclosures do not tell. */
    OPEN
  }

  /**
   * Sets a network beside a task.
   *
   * @param network over intervals, reading one-hot symbols, its output one number
   * @param task the task
   * @param lengths the lengths of the words, from 1
   * @param margin by how much answers to different labels are to be apart, rounded to a double
   * @param gridBits the grid of the boxes
   * @throws IllegalArgumentException if the network reads other symbols
   */
  public AnswerRanges(
      Stack<DoubleInterval> network,
      Automaton task,
      Extent.Range lengths,
      double margin,
      int gridBits) {
    Require.that(
        network.layers().getFirst().inputs() == task.symbols(), "the network reads other symbols");
    this.network = network;
    this.task = task;
    this.lengths = lengths;
    this.margin = margin;
    this.gridBits = gridBits;
    inputs =
        IntStream.range(0, task.symbols())
            .mapToObj(
                symbol ->
                    IntStream.range(0, task.symbols())
                        .mapToObj(i -> DoubleInterval.of(i == symbol ? 1 : 0))
                        .toList())
            .toList();
    int labels = 1;
    for (int state = 0; state < task.states(); state++) {
      for (int symbol = 0; symbol < task.symbols(); symbol++) {
        labels = Math.max(labels, task.output(state, symbol) + 1);
      }
    }
    leastInf = filled(labels, Double.POSITIVE_INFINITY);
    leastSup = filled(labels, Double.POSITIVE_INFINITY);
    greatestInf = filled(labels, Double.NEGATIVE_INFINITY);
    greatestSup = filled(labels, Double.NEGATIVE_INFINITY);
  }

  private static double[] filled(int size, double value) {
    double[] array = new double[size];
    Arrays.fill(array, value);
    return array;
  }

  /**
   * Runs the network on all words, and stops at the first length at which it is in error.
   *
   * @return what was found
   * @throws IllegalArgumentException if there are too many boxes to go through
   */
  public Finding run() {
    return run(MOST);
  }

  /**
   * The same with fewer steps.
   *
   * @param most how many are taken at most
   * @return what was found
   * @throws IllegalArgumentException if there are too many boxes to go through
   */
  public Finding run(int most) {
    Set<Place> seen = new HashSet<>();
    Set<Place> now = Set.of(new Place(network.start(), task.start()));
    for (long t = 1; !now.isEmpty() && (lengths.to() == null || t <= lengths.to()); t++) {
      Set<Place> next = new HashSet<>();
      for (Place place : now) {
        for (int symbol = 0; symbol < task.symbols(); symbol++) {
          Require.that(++steps <= most, "there are too many boxes to go through");
          Place after = step(place, symbol);
          if (seen.add(after)) {
            next.add(after);
          }
        }
      }
      if (isMixed()) {
        return Finding.MIXED;
      }
      now = next;
    }
    return areApart() ? Finding.APART : Finding.OPEN;
  }

  private Place step(Place place, int symbol) {
    Stack.Step<DoubleInterval> step = network.step(place.boxes(), inputs.get(symbol));
    int label = task.output(place.state(), symbol);
    if (label != Oracle.UNSCORED) {
      DoubleInterval answer = step.output().getFirst();
      leastInf[label] = Math.min(leastInf[label], answer.inf());
      leastSup[label] = Math.min(leastSup[label], answer.sup());
      greatestInf[label] = Math.max(greatestInf[label], answer.inf());
      greatestSup[label] = Math.max(greatestSup[label], answer.sup());
    }
    List<List<DoubleInterval>> boxes = new ArrayList<>();
    for (List<DoubleInterval> state : step.states()) {
      boxes.add(state.stream().map(this::onGrid).toList());
    }
    return new Place(boxes, task.next(place.state(), symbol));
  }

  /** Multiplying by a power of two and rounding to a whole number are exact. */
  private DoubleInterval onGrid(DoubleInterval box) {
    return new DoubleInterval(
        Math.scalb(Math.floor(Math.scalb(box.inf(), gridBits)), -gridBits),
        Math.scalb(Math.ceil(Math.scalb(box.sup(), gridBits)), -gridBits));
  }

  private static double up(double difference) {
    return Math.nextUp(difference);
  }

  private static double down(double difference) {
    return Math.nextDown(difference);
  }

  /**
   * The true least answer to b is at most leastSup, the true greatest to a at least greatestInf.
   */
  private boolean isMixed() {
    for (int a = 0; a < leastInf.length; a++) {
      for (int b = 0; b < a; b++) {
        if (up(leastSup[b] - greatestInf[a]) < margin
            && up(leastSup[a] - greatestInf[b]) < margin) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean areApart() {
    for (int a = 0; a < leastInf.length; a++) {
      for (int b = 0; b < a; b++) {
        if (down(leastInf[b] - greatestSup[a]) < margin
            && down(leastInf[a] - greatestSup[b]) < margin) {
          return false;
        }
      }
    }
    return true;
  }
}

package org.elenchus.reference.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.tasks.Automaton;

/**
 * A network run over all words of bits of one length, fast and exactly: words that share a
 * beginning share its work, and numbers are whole. Denominators are cleared beforehand, layer by
 * layer, which rectifiers allow; A must be whole. Overflow is an error, never a wrong answer.
 *
 * <p>It is the search's own evaluator; the checker has a plainer one.
 */
public final class WordTree {
  private static final int SPLIT = 4;

  private final List<Scaled> layers;
  private final long scale;

  /** A layer on scaled numbers; every number it puts out is the true one times a common factor. */
  private static final class Scaled {
    private final long[][] a;
    private final long[][] b;
    private final long[][] c;
    private final long[] bias;
    private final boolean rectified;

    Scaled(long[][] a, long[][] b, long[][] c, long[] bias, boolean rectified) {
      this.a = a;
      this.b = b;
      this.c = c;
      this.bias = bias;
      this.rectified = rectified;
    }
  }

  /**
   * Prepares a network.
   *
   * @param network layers with whole A and rectifiers, or nothing, between them
   * @throws IllegalArgumentException if it is no such network
   * @throws ArithmeticException if its numbers do not fit
   */
  public WordTree(LinearStackNetwork network) {
    layers = new ArrayList<>();
    BigInteger factor = BigInteger.ONE;
    for (Layer layer : network.layers()) {
      boolean rectified = layer.activation().equals("relu");
      if (!rectified && !layer.activation().equals("identity")) {
        throw new IllegalArgumentException("scaling does not pass through " + layer.activation());
      }
      if (!denominator(layer.a()).equals(BigInteger.ONE)) {
        throw new IllegalArgumentException("A must hold whole numbers");
      }
      BigInteger of = denominator(layer.b());
      BigInteger out = denominator(layer.c()).multiply(denominator(List.of(layer.bias())));
      BigInteger state = factor.multiply(of);
      factor = state.multiply(out);
      layers.add(
          new Scaled(
              whole(layer.a(), BigInteger.ONE),
              whole(layer.b(), of),
              whole(layer.c(), out),
              whole(List.of(layer.bias()), factor)[0],
              rectified));
    }
    scale = factor.longValueExact();
  }

  /**
   * The first word, in the order of binary numbers, at some step of which the output is not the
   * label.
   *
   * @param task gives the labels, numbers, over bits
   * @param length T, the length of all words
   * @return a word, or nothing if the network agrees with the task at every step of every word
   * @throws ArithmeticException if a number does not fit
   */
  public Optional<List<Integer>> firstDisagreement(Automaton task, int length) {
    int split = Math.min(SPLIT, length);
    return IntStream.range(0, 1 << split)
        .parallel()
        .mapToObj(start -> new Walk(task, length).below(start, split))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** One walk through the words with a given beginning. */
  private final class Walk {
    private final Automaton task;
    private final int[] word;

    /** The states after t steps, [t][layer][H]. */
    private final long[][][] states;

    private final long[][] signals;

    Walk(Automaton task, int length) {
      this.task = task;
      this.word = new int[length];
      this.states = new long[length + 1][layers.size()][];
      this.signals = new long[layers.size() + 1][];
      signals[0] = new long[1];
      for (int l = 0; l < layers.size(); l++) {
        for (long[][] state : states) {
          state[l] = new long[layers.get(l).a.length];
        }
        signals[l + 1] = new long[layers.get(l).c.length];
      }
    }

    Optional<List<Integer>> below(int start, int split) {
      int place = task.start();
      for (int t = 0; t < split; t++) {
        int bit = start >> (split - 1 - t) & 1;
        if (!step(t, place, bit)) {
          return found();
        }
        place = task.next(place, bit);
      }
      return from(split, place) ? Optional.empty() : found();
    }

    private Optional<List<Integer>> found() {
      return Optional.of(IntStream.of(word).boxed().toList());
    }

    private boolean from(int t, int place) {
      if (t == word.length) {
        return true;
      }
      for (int bit = 0; bit <= 1; bit++) {
        if (!step(t, place, bit) || !from(t + 1, task.next(place, bit))) {
          return false;
        }
      }
      word[t] = 0;
      return true;
    }

    /** Reads one bit at step t; whether the output is the label. */
    private boolean step(int t, int place, int bit) {
      word[t] = bit;
      signals[0][0] = bit;
      for (int l = 0; l < layers.size(); l++) {
        Scaled layer = layers.get(l);
        long[] before = states[t][l];
        long[] after = states[t + 1][l];
        for (int i = 0; i < after.length; i++) {
          after[i] = plus(dot(layer.a[i], before), dot(layer.b[i], signals[l]));
        }
        for (int o = 0; o < layer.c.length; o++) {
          long value = plus(dot(layer.c[o], after), layer.bias[o]);
          signals[l + 1][o] = layer.rectified ? Math.max(value, 0) : value;
        }
      }
      return signals[layers.size()][0] == Math.multiplyExact(scale, task.output(place, bit));
    }
  }

  private static long dot(long[] row, long[] vector) {
    long sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum = plus(sum, Math.multiplyExact(row[i], vector[i]));
    }
    return sum;
  }

  private static long plus(long a, long b) {
    return Math.addExact(a, b);
  }

  private static BigInteger denominator(List<List<BigFraction>> rows) {
    BigInteger common = BigInteger.ONE;
    for (List<BigFraction> row : rows) {
      for (BigFraction x : row) {
        BigInteger d = x.getDenominator();
        common = common.divide(common.gcd(d)).multiply(d);
      }
    }
    return common;
  }

  private static long[][] whole(List<List<BigFraction>> rows, BigInteger factor) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .mapToLong(x -> x.multiply(factor).bigDecimalValue().longValueExact())
                    .toArray())
        .toArray(long[][]::new);
  }
}

package org.elenchus.gpu.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.LinearStackNetwork.Layer;
import org.elenchus.claims.scope.Extent;
import org.elenchus.reference.exact.Rational;
import org.elenchus.reference.search.WordTree;
import org.elenchus.reference.words.StackNetwork;
import org.elenchus.tasks.Automaton;
import org.elenchus.tasks.Tasks;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A small network on all words of bits of one length: the tree of words, and word by word. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class WordTreeBench {
  private final Automaton task = Tasks.of("running-threshold").automaton().orElseThrow();
  private final LinearStackNetwork network = threshold();

  /** JMH makes the instances. */
  public WordTreeBench() {}

  /** Two LTI layers with two rectifiers: max(c − 4, 0) − max(c − 5, 0). */
  private static LinearStackNetwork threshold() {
    return new LinearStackNetwork(
        Extent.parse("1.."),
        List.of(
            new Layer(
                matrix("1"), matrix("1"), matrix("1;1"), List.of(number(-4), number(-5)), "relu"),
            new Layer(
                matrix("0,0;0,0"),
                matrix("1,0;0,1"),
                matrix("1,-1"),
                List.of(number(0)),
                "identity")));
  }

  /**
   * All words of length 20 at once; the aim is less than 2 s on two cores.
   *
   * @return whether the network was right throughout
   */
  @Benchmark
  public boolean treeOf20() {
    return new WordTree(network).firstDisagreement(task, 20).isEmpty();
  }

  /**
   * All words of length 12 at once.
   *
   * @return whether the network was right throughout
   */
  @Benchmark
  public boolean treeOf12() {
    return new WordTree(network).firstDisagreement(task, 12).isEmpty();
  }

  /**
   * Each word of length 12 from its beginning.
   *
   * @return whether the network was right throughout
   */
  @Benchmark
  public boolean plainOf12() {
    StackNetwork plain = new StackNetwork(network.layers(), 1);
    boolean right = true;
    for (int code = 0; code < 1 << 12; code++) {
      List<List<Rational>> word = new ArrayList<>();
      int[] bits = new int[12];
      for (int t = 0; t < 12; t++) {
        bits[t] = code >> t & 1;
        word.add(List.of(Rational.of(bits[t])));
      }
      right &= plain.output(word).equals(Rational.of(task.labels(bits)[11]));
    }
    return right;
  }

  private static List<List<BigFraction>> matrix(String rows) {
    List<List<BigFraction>> matrix = new ArrayList<>();
    for (String row : rows.split(";", -1)) {
      List<BigFraction> entries = new ArrayList<>();
      for (String entry : row.split(",", -1)) {
        entries.add(number(Integer.parseInt(entry)));
      }
      matrix.add(entries);
    }
    return matrix;
  }

  private static BigFraction number(int value) {
    return BigFraction.of(value);
  }
}

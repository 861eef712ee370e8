package org.elenchus.reference.search;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.scope.Extent;

/** A Mamba2 layer that holds whether it has read a one, for as long as its decay lets it. */
final class Latches {
  private static final long LONGEST = 16;
  private static final int GRID_BITS = 10;

  private Latches() {}

  /**
   * One head, one state, one channel. On a one dt is about 12, which clears the state and writes;
   * on a zero nothing is written and dt is about 6·10⁻⁶. The norm turns what is left into 0 or
   * about 1.
   */
  static NetworkOnWords mamba2(Extent lengths) {
    TreeMap<String, List<List<BigFraction>>> weights = new TreeMap<>();
    weights.put("W_z", List.of(row(3, 3)));
    weights.put("W_xBC", List.of(row(0, 3), row(3, 3), row(3, 3)));
    weights.put("W_dt", List.of(row(-12, 12)));
    weights.put("taps", List.of(row(0, 0, 0, 1), row(0, 0, 0, 1), row(0, 0, 0, 1)));
    weights.put("convolutionBias", List.of(row(0), row(0), row(0)));
    weights.put("dtBias", List.of(row(0)));
    weights.put("A", List.of(row(-2)));
    weights.put("D", List.of(row(0)));
    weights.put("gain", List.of(row(1)));
    weights.put("epsilon", List.of(List.of(BigFraction.of(1, 100_000))));
    Layer layer = new Layer("mamba2", weights, List.of(row(2)), row(-1), "identity");
    Extent shown =
        lengths instanceof Extent.Range(long from, Long to)
            ? new Extent.Range(from, to == null ? LONGEST : Math.min(to, LONGEST))
            : lengths;
    return new NetworkOnWords(shown, BigFraction.of(1, 2), GRID_BITS, List.of(layer));
  }

  private static List<BigFraction> row(int... entries) {
    return Arrays.stream(entries).mapToObj(BigFraction::of).toList();
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.scope.Extent;

/**
 * A network whose parameters need not be simple numbers, such as those of a trained one, with all
 * that is needed to go through all words by interval arithmetic.
 *
 * <p>Layer by layer the cell's state after a step is s_t, and o_t = φ(W s_t + b) is what the next
 * layer sees; a word is read one bit a step. Of a {@code mamba2} cell s_t stands for the cell's own
 * output, and its first layer reads the bit as a one-hot vector, as trained models read tokens.
 *
 * <p>Arithmetic: intervals with double ends, rounded outward. Source: the documents and the
 * project's notes on models. It does not show that the network agrees at other lengths, or with
 * more margin than is named.
 *
 * @param lengths the word lengths T at which it is to agree with the task, a range
 * @param margin what the output keeps from 0 on its right side, positive
 * @param gridBits states are enclosed in boxes whose corners are whole multiples of 2^−gridBits;
 *     words that come to the same box are one word from there on
 * @param layers the layers, first to last
 */
@JsonTypeName("network-on-words")
public record NetworkOnWords(Extent lengths, BigFraction margin, int gridBits, List<Layer> layers)
    implements Certificate {
  private static final int MOST_BITS = 48;

  /** Copies the layers; refuses a grid that is none. */
  public NetworkOnWords {
    layers = List.copyOf(layers);
    if (gridBits < 0 || gridBits > MOST_BITS) {
      throw new IllegalArgumentException("gridBits must be from 0 to " + MOST_BITS);
    }
  }

  /**
   * One layer.
   *
   * @param cell {@code linear-rnn}: s_t = A s_{t−1} + B u_t; {@code elman}: s_t = tanh(W_h s_{t−1}
   *     + W_x u_t + b); from s_0 = 0; {@code mamba2}: the reference model of that name with one
   *     head
   * @param weights the cell's arrays by name, a vector as one column
   * @param out W [outputs, H]
   * @param constants b [outputs]
   * @param activation φ: identity, relu, silu, ...
   */
  public record Layer(
      String cell,
      SortedMap<String, List<List<BigFraction>>> weights,
      List<List<BigFraction>> out,
      List<BigFraction> constants,
      String activation) {
    /** Copies the arrays. */
    public Layer {
      SortedMap<String, List<List<BigFraction>>> copies = new TreeMap<>();
      weights.forEach((name, rows) -> copies.put(name, rows.stream().map(List::copyOf).toList()));
      weights = Collections.unmodifiableSortedMap(copies);
      out = out.stream().map(List::copyOf).toList();
      constants = List.copyOf(constants);
    }
  }
}

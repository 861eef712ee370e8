package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A network whose last output f is no sum of functions of single inputs: for a word w and changes
 * of two of its inputs, f(w) − f(w, first changed) − f(w, second changed) + f(w, both changed) is
 * not 0, as it would be for a sum.
 *
 * <p>Arithmetic: exact rationals. Source: a function is a sum over its inputs only if all mixed
 * differences vanish. It does not show how far the function is from a sum.
 *
 * @param layers the network, see {@link LinearStackNetwork}
 * @param word w, [T]
 * @param first where it is changed, from 0
 * @param second where else it is changed, from 0
 * @param change what is added at either place
 */
@JsonTypeName("mixed-difference")
public record MixedDifference(
    List<LinearStackNetwork.Layer> layers,
    List<BigFraction> word,
    int first,
    int second,
    BigFraction change)
    implements Certificate {
  /** Copies the lists. */
  public MixedDifference {
    layers = List.copyOf(layers);
    word = List.copyOf(word);
  }
}

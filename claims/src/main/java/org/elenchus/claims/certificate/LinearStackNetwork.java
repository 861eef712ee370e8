package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.scope.Extent;

/**
 * A network: LTI layers one on another, each with an activation on its output. Layer by layer h_t =
 * A h_{t−1} + B u_t from h_0 = 0, and o_t = φ(C h_t + c) is the next layer's u_t.
 *
 * <p>Arithmetic: exact rationals. Source: the documents write the model: ssm-expressivity-q1, lines
 * 43-51. It does not show that no smaller network agrees, or that training finds this one.
 *
 * @param lengths the word lengths T at which it is to agree with the task, a range
 * @param layers the D layers, first to last
 */
@JsonTypeName("linear-stack-network")
public record LinearStackNetwork(Extent lengths, List<Layer> layers) implements Certificate {
  /** Copies the layers. */
  public LinearStackNetwork {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param a A [H, H]
   * @param b B [H, inputs]
   * @param c C [outputs, H]
   * @param bias c [outputs]
   * @param activation φ: identity, relu, ...
   */
  public record Layer(
      List<List<BigFraction>> a,
      List<List<BigFraction>> b,
      List<List<BigFraction>> c,
      List<BigFraction> bias,
      String activation) {
    /** Copies the matrices. */
    public Layer {
      a = a.stream().map(List::copyOf).toList();
      b = b.stream().map(List::copyOf).toList();
      c = c.stream().map(List::copyOf).toList();
      bias = List.copyOf(bias);
    }
  }
}

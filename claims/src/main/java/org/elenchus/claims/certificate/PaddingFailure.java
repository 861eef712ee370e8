package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * An input, given twice, on which the padded block of a model, all parameters 1/2, gives something
 * else than the narrow one.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: the definition of a counterexample.
 * It does not show that some other padding fails too.
 *
 * @param model the id of the reference model
 * @param input u [width]
 */
@JsonTypeName("padding-failure")
public record PaddingFailure(String model, List<BigFraction> input) implements Certificate {
  /** Copies the list. */
  public PaddingFailure {
    input = List.copyOf(input);
  }
}

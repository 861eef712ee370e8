package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A selective linear recurrence that computes a task. From its start it reaches finitely many
 * states; the checker walks them beside the states of the task's machine until no new pair appears,
 * which settles all words of all lengths.
 *
 * <p>Arithmetic: exact rationals. Source: a finite automaton as matrices (Schützenberger 1961). It
 * does not show anything of gates that do not reach these matrices, such as those of Mamba2.
 *
 * @param transitions A(x) for each symbol [symbols, H, H]
 * @param start h_0 [H]
 * @param readout C [labels, H]; the answer is the row whose product with the state is the greatest,
 *     by at least 1
 */
@JsonTypeName("selective-network")
public record SelectiveNetwork(
    List<List<List<BigFraction>>> transitions,
    List<BigFraction> start,
    List<List<BigFraction>> readout)
    implements Certificate {
  /** Copies the lists. */
  public SelectiveNetwork {
    transitions = transitions.stream().map(m -> m.stream().map(List::copyOf).toList()).toList();
    start = List.copyOf(start);
    readout = readout.stream().map(List::copyOf).toList();
  }
}

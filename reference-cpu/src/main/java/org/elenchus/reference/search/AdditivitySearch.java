package org.elenchus.reference.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.certificate.MixedDifference;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.AdditiveInPositions;
import org.elenchus.claims.statement.AffineInInputs;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.words.WordTask;

/**
 * Looks for a network that mixes two positions; where there is one layer, for the reason why not.
 */
public final class AdditivitySearch {
  private AdditivitySearch() {}

  /**
   * Takes a network that gives the XOR of two neighbours, if the class has one.
   *
   * @param s the statement, or a twin's
   * @param subject the claim's reading
   * @return grounds for the checker
   */
  public static Grounds settle(AdditiveInPositions s, String subject) {
    Extent layers = s.models().layers();
    if (layers == null || new Extent.Range(1, 1L).includes(layers)) {
      return SuperpositionSearch.settle(new AffineInInputs(List.of("linear-rnn")), subject);
    }
    WordTask xor = WordTask.of(TaskRef.of("temporal-xor", Map.of("lag", "1")), "bits");
    Optional<LinearStackNetwork> network =
        new NetworkSearch(xor, new int[] {0, 1}, 4, Extent.parse("1.."), false)
            .first(found -> Checker.rule(s, mixed(subject, found)) instanceof Accepted);
    return network
        .map(found -> mixed(subject, found))
        .orElseGet(() -> new Grounds.Reason("no network of the class that mixes was found"));
  }

  private static Grounds mixed(String subject, LinearStackNetwork network) {
    return Proof.of(
        Role.WITNESS,
        Provenance.SEARCHED,
        subject,
        new MixedDifference(
            network.layers(), List.of(BigFraction.ZERO, BigFraction.ZERO), 0, 1, BigFraction.ONE));
  }
}

package org.elenchus.reference.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.elenchus.claims.certificate.LinearStackNetwork;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Computes;
import org.elenchus.claims.statement.Computes.Agreement;
import org.elenchus.claims.statement.Computes.Quantifier;
import org.elenchus.claims.statement.ModelClass;
import org.elenchus.claims.statement.ModelClass.Readout;
import org.elenchus.claims.statement.TaskRef;
import org.elenchus.reference.checker.Checker;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSearchTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          temporal-xor,       lag,   1, bits,     1.., 2, 2
          temporal-xor,       lag,   2, bits,     1.., 3, 2
          temporal-xor,       lag,   3, bits,     1.., 4, 2
          threshold,          theta, 0, bits,     1.., 1, 1
          threshold,          theta, 3, bits,     1.., 1, 2
          threshold,          theta, 2, integers, 1.., 1, 2
          running-threshold,  theta, 2, bits,   1..,   1, 2
          absorbing-machine,  limit, 3, bits,   1..,   1, 1
          """)
  void findsTheSmallestNetwork(
      String task, String key, String value, String inputs, String lengths, int width, int units) {
    Computes statement =
        new Computes(
            Quantifier.SINGLE_MODEL,
            new ModelClass("linear-stack", Extent.parse("2"), "relu", null, Readout.AFFINE),
            TaskRef.of(task, Map.of(key, value)),
            Agreement.EQUALS,
            inputs,
            Extent.parse(lengths));
    Proof proof = assertInstanceOf(Proof.class, ComputesSearch.settle(statement, "test"));
    assertEquals(Provenance.SEARCHED, proof.origin());
    LinearStackNetwork network = assertInstanceOf(LinearStackNetwork.class, proof.certificate());
    assertEquals(width, network.layers().getFirst().a().size());
    assertEquals(units, network.layers().getFirst().c().size());
    Accepted ruling = assertInstanceOf(Accepted.class, Checker.rule(statement, proof));
    assertTrue(ruling.sentence().contains("T = " + lengths), ruling.sentence());
  }
}

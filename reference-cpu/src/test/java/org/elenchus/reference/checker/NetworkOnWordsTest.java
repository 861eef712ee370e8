package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.NetworkOnWords;
import org.elenchus.claims.certificate.NetworkOnWords.Layer;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.ExactNumbers;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.Extent;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks with any weights on all words: what is accepted, and what each field is good for. */
class NetworkOnWordsTest {
  private static final String PARITY =
      """
      { "form": "computes", "quantifier": "single-model",
        "models": { "model": "elman", "readout": "affine" },
        "task": { "name": "parity", "parameters": {} },
        "agreement": "margin", "inputs": "bits", "lengths": "1..16" }
      """;

  private static final String THRESHOLD =
      """
      { "form": "computes", "quantifier": "single-model",
        "models": { "model": "linear-stack", "layers": "1..2", "activation": "relu",
                    "readout": "affine" },
        "task": { "name": "threshold", "parameters": {"theta": "4"} },
        "agreement": "margin", "inputs": "bits", "lengths": "1..16" }
      """;

  private static Ruling rule(String statement, NetworkOnWords network) {
    return Checker.rule(
        Statement.parse(Json.parse("statement", statement, JsonNode.class)),
        Proof.of(Role.WITNESS, Provenance.TRAINED, "s", network));
  }

  private static List<List<BigFraction>> rows(String text) {
    List<List<BigFraction>> rows = new ArrayList<>();
    for (String row : text.split(";", -1)) {
      List<BigFraction> entries = new ArrayList<>();
      for (String entry : row.split(",", -1)) {
        entries.add(ExactNumbers.parse(entry));
      }
      rows.add(entries);
    }
    return rows;
  }

  /**
   * a' = tanh(6((a − b)/2 + x − 1/2)), b' = tanh(6((a − b)/2 + x − 3/2)); parity is (a − b)/2, a
   * share of 2⁻²⁴ or so away from round numbers, as trained ones are.
   */
  private static NetworkOnWords parity(String lengths, String margin, int gridBits, String wh) {
    Layer cell =
        new Layer(
            "elman",
            new TreeMap<>(
                Map.of("W_h", rows(wh), "W_x", rows("6;6"), "b", rows("-3;-100663297/11184811"))),
            rows("1,-1"),
            List.of(BigFraction.of(-1)),
            "identity");
    return new NetworkOnWords(
        Extent.parse(lengths), ExactNumbers.parse(margin), gridBits, List.of(cell));
  }

  /** max(c − 4, 0) − max(c − 5, 0) − 1/2 for a count c. */
  private static NetworkOnWords threshold(String a, String activation) {
    Layer count =
        new Layer(
            "linear-rnn",
            new TreeMap<>(Map.of("A", rows(a), "B", rows("1"))),
            rows("1;1"),
            List.of(BigFraction.of(-4), BigFraction.of(-5)),
            activation);
    Layer readout =
        new Layer(
            "linear-rnn",
            new TreeMap<>(Map.of("A", rows("0"), "B", rows("1,-1"))),
            rows("1"),
            List.of(BigFraction.of(-1, 2)),
            "identity");
    return new NetworkOnWords(
        Extent.parse("1..16"), BigFraction.of(1, 2), 20, List.of(count, readout));
  }

  @Test
  void aNetworkThatKeepsItsMarginIsAWitness() {
    Accepted parity =
        assertInstanceOf(Accepted.class, rule(PARITY, parity("1..16", "9/10", 12, "3,-3;3,-3")));
    assertEquals(Kind.FINITE, parity.kind());
    assertEquals(Outcome.HOLDS, parity.outcome());
    assertEquals(Extent.parse("1..16"), parity.scope().domain().get("T"));
    assertTrue(parity.sentence().contains("keeps 9/10 from 0"), parity.sentence());
    Accepted threshold = assertInstanceOf(Accepted.class, rule(THRESHOLD, threshold("1", "relu")));
    assertEquals(Outcome.HOLDS, threshold.outcome());
  }

  @Test
  void againstTheDenialItIsACounterexample() {
    String denial = PARITY.replace("single-model", "no-model");
    Accepted ruling =
        assertInstanceOf(Accepted.class, rule(denial, parity("1..16", "9/10", 12, "3,-3;3,-3")));
    assertEquals(Kind.COUNTEREXAMPLE, ruling.kind());
    assertEquals(Outcome.FAILS, ruling.outcome());
  }

  /** States come to rest in a few boxes, so that nothing new happens at any length. */
  @Test
  void boxesThatComeBackServeAllLengths() {
    Accepted ruling =
        assertInstanceOf(
            Accepted.class,
            rule(PARITY.replace("1..16", "1.."), parity("1..", "9/10", 8, "3,-3;3,-3")));
    assertEquals(Kind.CERTIFICATE, ruling.kind());
    assertEquals(Extent.parse("1.."), ruling.scope().domain().get("T"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1..16 | 99/100 | 12 | 3,-3;3,-3    | may come as near
          1..16 | 0      | 12 | 3,-3;3,-3    | not positive
          1..17 | 9/10   | 12 | 3,-3;3,-3    | lengths are not the statement's
          1..16 | 9/10   | 0  | 3,-3;3,-3    | may come as near
          1..16 | 9/10   | 12 | 3,-3;-3,-3   | may come as near
          1..16 | 9/10   | 12 | 3,-3,0;3,-3,0 | not square
          """)
  void eachFieldCounts(String lengths, String margin, int grid, String wh, String reason) {
    Refused refused =
        assertInstanceOf(Refused.class, rule(PARITY, parity(lengths, margin, grid, wh)));
    assertTrue(refused.sentence().contains(reason), refused.sentence());
  }

  @Test
  void theClassIsTheStatements() {
    refused(THRESHOLD, parity("1..16", "9/10", 12, "3,-3;3,-3"), "no linear-rnn");
    refused(PARITY, threshold("1", "relu"), "depth 2");
    refused(THRESHOLD, threshold("1", "tanh"), "tanh is not allowed");
    refused(THRESHOLD, threshold("15/16", "relu"), "may come as near");
    refused(THRESHOLD.replace("1..2", "1"), threshold("1", "relu"), "depth 2");
    refused(THRESHOLD.replace("margin", "equals"), threshold("1", "relu"), "a side, not a value");
    refused(THRESHOLD.replace("\"bits\"", "\"reals\""), threshold("1", "relu"), "only bits");
    refused(THRESHOLD.replace("\"4\"", "\"5\""), threshold("1", "relu"), "may come as near");
  }

  private static void refused(String statement, NetworkOnWords network, String reason) {
    Refused refused = assertInstanceOf(Refused.class, rule(statement, network));
    assertTrue(refused.sentence().contains(reason), refused.sentence());
  }
}

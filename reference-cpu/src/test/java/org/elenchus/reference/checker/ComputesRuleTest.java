package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.statement.Statement;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificate may speak of which class, and what follows for each quantifier. */
class ComputesRuleTest {
  /** The four words of two bits, with multipliers that cancel every affine map. */
  private static final String SQUARE =
      "[{\"input\":[\"0\",\"0\"],\"multiplier\":\"1\"},{\"input\":[\"0\",\"1\"],\"multiplier\":\"%1$s\"},"
          + "{\"input\":[\"1\",\"0\"],\"multiplier\":\"%1$s\"},{\"input\":[\"1\",\"1\"],\"multiplier\":\"1\"}]";

  private static final Map<String, String> CERTIFICATES =
      Map.of(
          "obstruction",
          "{\"class\":\"affine-obstruction\",\"rows\":" + SQUARE.formatted("-1") + "}",
          "bent",
          "{\"class\":\"affine-obstruction\",\"rows\":" + SQUARE.formatted("1") + "}",
          "inseparable",
          "{\"class\":\"non-separability\",\"rows\":" + SQUARE.formatted("1") + "}",
          "jump",
          "{\"class\":\"jump\",\"at\":[\"1/2\",\"3/2\"]}",
          "ones",
          "{\"class\":\"converging-words\",\"ones\":1}",
          "apart",
          "{\"class\":\"contraction\",\"first\":[0],\"second\":[1],\"suffix\":0}",
          "apart for 3",
          "{\"class\":\"contraction\",\"first\":[0,0,0],\"second\":[1,1,1],\"suffix\":0}",
          "sum",
          "{\"class\":\"linear-stack-network\",\"lengths\":\"1..\",\"layers\":[{\"a\":[[\"1\"]],"
              + "\"b\":[[\"1\"]],\"c\":[[\"1\"]],\"bias\":[\"0\"],\"activation\":\"identity\"}]}",
          "short-sum",
          "{\"class\":\"linear-stack-network\",\"lengths\":\"1..3\",\"layers\":[{\"a\":[[\"1\"]],"
              + "\"b\":[[\"1\"]],\"c\":[[\"1\"]],\"bias\":[\"0\"],\"activation\":\"identity\"}]}",
          "point",
          "{\"class\":\"point\",\"values\":{}}");

  private static Ruling rule(
      String certificate,
      String quantifier,
      String model,
      @Nullable String layers,
      @Nullable String activation,
      String task,
      String agreement,
      String inputs,
      String lengths) {
    String[] parts = task.split(":", -1);
    JsonNode formal =
        Json.tree(
            Map.of(
                "form", "computes",
                "quantifier", quantifier,
                "models", models(model, layers, activation),
                "task",
                    Map.of(
                        "name",
                        parts[0],
                        "parameters",
                        parts.length == 1 ? Map.of() : Map.of(parts[1], parts[2])),
                "agreement", agreement,
                "inputs", inputs,
                "lengths", lengths));
    return Checker.rule(Statement.parse(formal), grounds(certificate));
  }

  private static JsonNode models(
      String model, @Nullable String layers, @Nullable String activation) {
    return Json.object()
        .put("model", model)
        .put("layers", layers)
        .put("activation", activation)
        .put("readout", "affine");
  }

  private static Proof grounds(String certificate) {
    String text =
        certificate.endsWith(" ones")
            ? "{\"class\":\"converging-words\",\"ones\":" + certificate.replace(" ones", "}")
            : Objects.requireNonNull(CERTIFICATES.get(certificate), certificate);
    JsonNode tree = Json.parse("test", text, JsonNode.class);
    return Proof.of(Role.CERTIFICATE, null, "s", Json.convert(tree, Certificate.class));
  }

  private static void ruled(Ruling ruling, String expected) {
    if (expected.startsWith("CERT")
        || expected.startsWith("COUNTER")
        || expected.startsWith("FIN")) {
      Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
      String scope = accepted.scope().inWords();
      assertEquals(expected, accepted.kind() + " " + accepted.outcome() + " " + scope);
    } else {
      Refused refused = assertInstanceOf(Refused.class, ruling, ruling::sentence);
      assertTrue(refused.sentence().contains(expected), refused.sentence());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          obstruction | no-model        | linear-rnn   | -    | - | parity | equals | bits  | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = bits
          obstruction | no-single-model | linear-rnn   | -    | - | parity | equals | bits  | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          obstruction | some-model      | linear-rnn   | -    | - | parity | equals | bits  | 2.. | CERTIFICATE FAILS reals; T = 2.., inputs = bits
          obstruction | single-model    | linear-rnn   | -    | - | parity | equals | bits  | 1.. | CERTIFICATE FAILS reals; T = 1.., inputs = bits
          obstruction | no-model        | linear-rnn   | -    | - | parity | equals | bits  | 1.. | the lengths excluded are 2.., not all of 1..
          obstruction | no-model        | linear-stack | 1    | relu | parity | equals | bits | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = bits
          obstruction | no-model        | perceptron   | 1    | relu | parity | equals | bits | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = bits
          obstruction | no-model        | linear-stack | 1..2 | identity | parity | equals | bits | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = bits
          obstruction | no-model        | linear-stack | -    | relu | parity | equals | bits | 2.. | only LTI outputs are affine
          obstruction | no-model        | linear-stack | 1..2 | relu | parity | equals | bits | 2.. | only LTI outputs are affine
          obstruction | no-model        | elman        | 1    | - | parity | equals | bits  | 2.. | only LTI outputs are affine
          obstruction | no-model        | linear-rnn   | -    | - | parity | sign   | bits  | 2.. | an obstruction speaks of equal outputs only
          obstruction | no-single-model | linear-rnn   | -    | - | even-pairs | equals | bits | 1..2 | CERTIFICATE HOLDS reals; T = 1..2, inputs = bits
          obstruction | no-single-model | linear-rnn   | -    | - | even-pairs | equals | bits | 2..3 | CERTIFICATE HOLDS reals; T = 2..3, inputs = bits
          obstruction | no-single-model | linear-rnn   | -    | - | even-pairs | equals | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          obstruction | no-single-model | linear-rnn   | -    | - | even-pairs | equals | bits | 3.. | no length of the statement is excluded
          obstruction | no-single-model | linear-rnn   | -    | - | even-pairs | equals | bits | 1 | no length of the statement is excluded
          obstruction | some-model      | linear-rnn   | -    | - | parity | equals | bits  | 1 | no length of the statement is excluded
          inseparable | no-model        | linear-rnn   | -    | - | parity | sign   | bits  | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = bits
          inseparable | no-model        | elman        | -    | - | parity | sign   | bits  | 2.. | only LTI outputs are affine
          inseparable | no-model        | linear-rnn   | -    | - | threshold:theta:any | sign | reals | 2.. | theta must be given
          inseparable | no-model        | linear-rnn   | -    | - | threshold:theta:2 | sign | reals | 2.. | the weights do not balance the two labels
          jump        | no-model        | elman        | -    | - | threshold:theta:2 | equals | reals | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = reals
          jump        | no-model        | linear-stack | 1..  | relu | threshold:theta:2 | margin | reals | 2.. | CERTIFICATE HOLDS reals; T = 2.., inputs = reals
          jump        | no-model        | linear-stack | 1..  | step | threshold:theta:2 | equals | reals | 2.. | not every model of the class is continuous
          jump        | no-model        | gated-delta-net | - | - | threshold:theta:2 | equals | reals | 2.. | not every model of the class is continuous
          jump        | no-model        | elman        | -    | - | threshold:theta:2 | sign | reals | 2.. | the sign of a continuous output may jump
          jump        | no-model        | elman        | -    | - | threshold:theta:1 | equals | reals | 2.. | the point does not lie on the threshold
          jump        | no-model        | elman        | -    | - | threshold:theta:2 | equals | integers | 2.. | only real inputs come as close as one likes
          jump        | no-model        | elman        | -    | - | sum | equals | reals | 2.. | has no threshold
          ones        | no-single-model | e88-additive | -    | - | parity | margin | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          ones        | single-model    | e88-additive | -    | - | parity | margin | bits | 1.. | CERTIFICATE FAILS reals; T = 1.., inputs = bits
          ones        | no-model        | e88-additive | -    | - | parity | margin | bits | 1.. | each length alone is not excluded
          ones        | some-model      | e88-additive | -    | - | parity | margin | bits | 1.. | each length alone is not excluded
          ones        | no-single-model | e88-delta    | -    | - | parity | margin | bits | 1.. | only additive cells are known to
          ones        | no-single-model | e88-additive | 1    | - | parity | margin | bits | 1.. | only one layer is known to
          bent        | no-model        | linear-rnn   | -    | - | parity | equals | bits | 2.. | the multipliers do not cancel affine maps
          obstruction | no-model        | linear-rnn   | -    | - | sum | equals | reals | 2.. | an affine map may take these labels
          apart for 3 | no-single-model | mamba2       | -    | - | temporal-xor:lag:3 | margin | bits | 1.. | the labels come to agree
          apart for 3 | no-single-model | mamba2       | -    | - | parity | margin | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          2 ones      | no-single-model | e88-additive | -    | - | running-threshold:theta:2 | margin | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          3 ones      | no-single-model | e88-additive | -    | - | running-threshold:theta:2 | margin | bits | 1.. | the labels of the words agree
          0 ones      | no-single-model | e88-additive | -    | - | parity | margin | bits | 1.. | there are 1 to 64 ones
          64 ones     | no-single-model | e88-additive | -    | - | parity | margin | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          65 ones     | no-single-model | e88-additive | -    | - | parity | margin | bits | 1.. | there are 1 to 64 ones
          ones        | no-single-model | e88-additive | -    | - | parity | sign   | bits | 1.. | a sign needs no margin
          ones        | no-single-model | e88-additive | -    | - | parity | margin | bits | 1..9 | the words grow beyond every length
          ones        | no-single-model | e88-additive | -    | - | threshold:theta:1 | margin | reals | 1.. | the words are of bits
          ones        | no-single-model | e88-additive | -    | - | absorbing-machine:limit:2 | margin | bits | 1.. | a side only where every label is 0 or 1
          apart       | no-single-model | mamba2       | -    | - | modular-counter:modulus:3 | margin | bits | 1.. | a side only where every label is 0 or 1
          sum         | some-model      | linear-rnn   | -    | - | sum | sign   | reals | 1.. | a side only where every label is 0 or 1
          ones        | no-single-model | e88-additive | -    | - | saturating-counter:limit:1 | margin | bits | 1.. | the labels of the words agree
          apart       | no-single-model | mamba2       | -    | - | parity | margin | bits | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = bits
          apart       | single-model    | mamba2       | -    | - | parity | margin | bits | 1.. | CERTIFICATE FAILS reals; T = 1.., inputs = bits
          apart       | no-model        | mamba2       | -    | - | parity | margin | bits | 1.. | each length alone is not excluded
          apart       | no-single-model | elman        | -    | - | parity | margin | bits | 1.. | only stacks of Mamba2 are known to
          apart       | no-single-model | mamba2       | -    | - | parity | sign   | bits | 1.. | a sign needs no margin
          apart       | no-single-model | mamba2       | -    | - | parity | margin | bits | 1..9 | the words grow beyond every length
          apart       | no-single-model | mamba2       | -    | - | threshold:theta:1 | margin | reals | 1.. | the task has no finite machine
          apart       | no-single-model | mamba2       | -    | - | temporal-xor:lag:1 | margin | bits | 1.. | the labels come to agree
          sum         | some-model      | linear-rnn   | -    | - | sum | equals | reals | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = reals
          sum         | single-model    | linear-rnn   | -    | - | sum | equals | reals | 1.. | CERTIFICATE HOLDS reals; T = 1.., inputs = reals
          sum         | no-model        | linear-rnn   | -    | - | sum | equals | reals | 1.. | COUNTEREXAMPLE FAILS reals; T = 1.., inputs = reals
          sum         | no-single-model | linear-rnn   | -    | - | sum | equals | reals | 1.. | CERTIFICATE FAILS reals; T = 1.., inputs = reals
          short-sum   | some-model      | linear-rnn   | -    | - | sum | equals | bits | 1..3 | FINITE HOLDS reals; T = 1..3, inputs = bits
          short-sum   | no-single-model | linear-rnn   | -    | - | sum | equals | bits | 1..3 | FINITE FAILS reals; T = 1..3, inputs = bits
          sum         | some-model      | elman        | -    | - | sum | equals | reals | 1.. | the class has no networks of LTI layers
          sum         | some-model      | linear-rnn   | -    | - | threshold:theta:any | sign | reals | 1.. | one network speaks of one theta
          sum         | some-model      | linear-rnn   | -    | - | parity | equals | bits | 1.. | at length 2 an output is 2, its label 0
          point       | no-model        | linear-rnn   | -    | - | parity | equals | bits | 2.. | it says nothing of what models compute
          """)
  void eachArgumentHasItsConditions(
      String certificate,
      String quantifier,
      String model,
      @Nullable String layers,
      @Nullable String activation,
      String task,
      String agreement,
      String inputs,
      String lengths,
      String expected) {
    ruled(
        rule(certificate, quantifier, model, layers, activation, task, agreement, inputs, lengths),
        expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          linear-stack | 1    | CERTIFICATE HOLDS reals; T = 1..
          linear-stack | -    | there is more than one layer
          linear-stack | 1..2 | there is more than one layer
          elman        | 1    | only stacks of LTI layers
          """)
  void oneLinearLayerAddsUp(String model, @Nullable String layers, String expected) {
    JsonNode formal = Json.object().put("form", "additive-in-positions");
    ((com.fasterxml.jackson.databind.node.ObjectNode) formal)
        .set("models", models(model, layers, "relu"));
    Statement statement = Statement.parse(formal);
    Grounds step =
        org.elenchus.reference.search.SuperpositionSearch.settle(
            new org.elenchus.claims.statement.AffineInInputs(List.of("linear-rnn")), "s");
    ruled(Checker.rule(statement, step), expected);
  }

  @Test
  void otherGroundsSettleNothing() {
    Statement cited =
        Statement.parse(
            Json.object().put("form", "cited").put("source", "a book").put("reason", "cited"));
    for (Grounds grounds :
        List.of(new Grounds.Cells(List.of()), new Grounds.Runs(List.of()), grounds("jump"))) {
      Refused refused = assertInstanceOf(Refused.class, Checker.rule(cited, grounds));
      assertTrue(
          refused.sentence().startsWith("a statement Cited is not settled by "),
          refused.sentence());
    }
    Accepted reason =
        assertInstanceOf(Accepted.class, Checker.rule(cited, new Grounds.Reason("cited only")));
    assertEquals(
        "REASON OPEN cited only", reason.kind() + " " + reason.outcome() + " " + reason.sentence());
    assertEquals("reals", reason.scope().inWords());
    Grounds sample =
        new Grounds.Sample("p", 1, 1, 0, List.of(), true, List.of(), List.of(), "at most 1/3");
    Accepted sampled = assertInstanceOf(Accepted.class, Checker.rule(cited, sample));
    assertEquals(
        "SAMPLE OPEN at most 1/3",
        sampled.kind() + " " + sampled.outcome() + " " + sampled.sentence());
  }
}

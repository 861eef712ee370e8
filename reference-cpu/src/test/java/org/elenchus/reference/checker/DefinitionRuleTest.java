package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Instance;
import org.elenchus.claims.certificate.LongestPath;
import org.elenchus.claims.certificate.Unfolding;
import org.elenchus.claims.certificate.Unfolding.Unfolded;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.scope.Scope;
import org.elenchus.claims.statement.ByDefinition;
import org.elenchus.claims.statement.ByDefinition.Definition;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.DefinitionSearch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionRuleTest {
  private static final BigFraction ONE = BigFraction.ONE;

  /** depth, of a model and L, is what is said; for n and L. */
  private static ByDefinition depths(String is, @Nullable String hypothesis, String assertion) {
    return new ByDefinition(
        List.of("n", "L"),
        List.of("net"),
        List.of(new Definition("depth", List.of("net", "L"), is)),
        hypothesis,
        assertion);
  }

  private static Ruling rule(ByDefinition statement, Certificate certificate) {
    return Checker.rule(statement, Proof.of(Role.UNFOLDING, null, "test", certificate));
  }

  private static void assertRefused(Ruling ruling) {
    assertInstanceOf(Refused.class, ruling);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, n > 1, depth < n",
        "L, n <= L, depth >= n",
        "L, -, depth == L && L <= depth + n",
        "2*L, n < L && L > 3, depth > n + 4",
        "6, -, depth < 20 && 39000 * 0.95 > 19000",
      })
  void trueByUnfoldingAlone(String is, @Nullable String hypothesis, String assertion) {
    ByDefinition statement = depths(is, hypothesis, assertion);
    Ruling ruling = Checker.rule(statement, DefinitionSearch.settle(statement, "test"));
    Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
    assertEquals(Kind.UNFOLDING, accepted.kind());
    assertEquals(Outcome.HOLDS, accepted.outcome());
  }

  @Test
  void whatNeverSpokeOfAModelIsATheoremAboutNaturals() {
    ByDefinition statement =
        new ByDefinition(List.of("C"), List.of(), List.of(), "C >= 20 && C <= 26", "26 >= C");
    Ruling ruling = Checker.rule(statement, DefinitionSearch.settle(statement, "test"));
    assertEquals(Kind.CERTIFICATE, assertInstanceOf(Accepted.class, ruling).kind());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, n >= 1, depth < n, 0, 1",
        "L, n <= L + 1, depth >= n, 0, 1",
        "L, -, depth == n, 1, 0",
        "26, n >= 20 && n <= 30, 6 < n && depth >= n, 0, 27",
        "6, -, 0.5 * depth != 3, 0, 0",
      })
  void falseAtAnInstance(
      String is, @Nullable String hypothesis, String assertion, String l, String n) {
    ByDefinition statement = depths(is, hypothesis, assertion);
    Ruling ruling = Checker.rule(statement, DefinitionSearch.settle(statement, "test"));
    Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
    assertEquals(Kind.COUNTEREXAMPLE, accepted.kind());
    assertEquals(Outcome.FAILS, accepted.outcome());
    assertEquals(Scope.of(NumberSystem.REALS, Map.of("L", l, "n", n)), accepted.scope());
  }

  @Test
  void anUnfoldingMustBeTheStatementsOwn() {
    ByDefinition statement = depths("L", "n <= L", "depth >= n");
    Accepted accepted = assertInstanceOf(Accepted.class, rule(statement, unfolding("L", "n", ONE)));
    assertTrue(accepted.sentence().contains("[L and n]"), accepted.sentence());
    assertRefused(rule(statement, unfolding("L + 1", "n", ONE)));
    Refused other = assertInstanceOf(Refused.class, rule(statement, unfolding("L + 1", "n", ONE)));
    assertEquals("comparison 1 unfolds to something else", other.sentence());
    Refused loose =
        assertInstanceOf(Refused.class, rule(statement, unfolding("L", "n", BigFraction.ZERO)));
    assertEquals("comparison 1 does not follow from the hypothesis so", loose.sentence());
    assertRefused(rule(statement, unfolding("L", "n - 1", ONE)));
    assertRefused(rule(statement, unfolding("L", "n", BigFraction.ZERO)));
    assertRefused(rule(statement, unfolding("L", "n", BigFraction.of(-1))));
    assertRefused(rule(statement, unfolding("depth", "n", ONE)));
    assertRefused(rule(statement, new Unfolding(List.of())));
    assertRefused(rule(statement, new Unfolding(List.of(new Unfolded("L", "n", List.of())))));
    assertRefused(rule(statement, new LongestPath(1, 1, List.of(), List.of(), List.of())));
  }

  private static Unfolding unfolding(String left, String right, BigFraction multiplier) {
    return new Unfolding(List.of(new Unfolded(left, right, List.of(multiplier))));
  }

  @Test
  void aModelThatIsLeftIsNoUnfolding() {
    ByDefinition statement = depths("net + L - net", null, "depth == L");
    assertInstanceOf(
        Accepted.class, rule(statement, new Unfolding(List.of(new Unfolded("L", "L", List.of())))));
    ByDefinition left = depths("net + L", null, "depth >= L");
    assertRefused(rule(left, new Unfolding(List.of(new Unfolded("L", "L", List.of())))));
  }

  @Test
  void anInstanceMustMeetTheHypothesisAndMissTheAssertion() {
    ByDefinition statement = depths("1", "n >= 1", "depth < n");
    assertInstanceOf(Accepted.class, rule(statement, instance(Map.of("n", 1L, "L", 0L))));
    assertRefused(rule(statement, instance(Map.of("n", 0L, "L", 0L))));
    assertRefused(rule(statement, instance(Map.of("n", 2L, "L", 0L))));
    assertRefused(rule(statement, instance(Map.of("n", 1L))));
    assertRefused(rule(statement, instance(Map.of("n", 1L, "L", 0L, "m", 0L))));
    Refused negative =
        assertInstanceOf(Refused.class, rule(statement, instance(Map.of("n", 1L, "L", -1L))));
    assertEquals("naturals are not negative", negative.sentence());
  }

  private static Instance instance(Map<String, Long> values) {
    return new Instance(new TreeMap<>(values));
  }

  @Test
  void statementsThatDefineNothingOrTwiceAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> depths("m", null, "depth == L"));
    assertThrows(IllegalArgumentException.class, () -> depths("n", null, "depth == L"));
    assertThrows(IllegalArgumentException.class, () -> depths("L", "depth > 1", "depth == L"));
    assertThrows(IllegalArgumentException.class, () -> depths("L", null, "depths == L"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ByDefinition(
                List.of("n"),
                List.of(),
                List.of(new Definition("n", List.of(), "1")),
                null,
                "n == 1"));
  }
}

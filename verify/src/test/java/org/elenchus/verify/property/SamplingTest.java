package org.elenchus.verify.property;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Provenance;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.evidence.Grounds.Sample;
import org.elenchus.claims.statement.Cited;
import org.elenchus.claims.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
  private static final Sampling SAMPLING = new Sampling(Properties.of(PlantedProperties.class));

  private static Statement below(int limit) {
    return new Cited(Integer.toString(limit), "planted");
  }

  private static List<Grounds> sample(String subject, int limit, long seed) {
    return SAMPLING.sample(below(limit), subject, seed, 1);
  }

  private static Sample first(List<Grounds> grounds) {
    return assertInstanceOf(Sample.class, grounds.getFirst());
  }

  @Test
  void aTrueStatementPassesWithItsErrorBound() {
    List<Grounds> grounds = sample("planted/sum/literal", 800, 1);
    assertEquals(1, grounds.size());
    Sample sample = first(grounds);
    assertAll(
        () -> assertEquals("PlantedProperties.sum", sample.property()),
        () -> assertEquals(200, sample.tries()),
        () -> assertEquals(200, sample.checks()),
        () -> assertTrue(sample.edgeCases() > 0, "edge cases"),
        () -> assertFalse(sample.falsified()),
        () -> assertEquals(List.of(), sample.original()),
        () -> assertEquals(List.of(), sample.shrunk()),
        () -> assertTrue(sample.errorBound().contains("95 %"), sample.errorBound()),
        () -> assertTrue(sample.errorBound().contains("at most 1.5 %"), sample.errorBound()));
  }

  @Test
  void coverageCountsEveryTryOnce() {
    Sample sample = first(sample("planted/sum/literal", 800, 1));
    assertEquals(
        List.of("long", "short"), sample.coverage().stream().map(Sample.Coverage::label).toList());
    assertEquals(200, sample.coverage().stream().mapToInt(Sample.Coverage::count).sum());
    Sample falsified = first(sample("planted/sum/literal", 300, 1));
    assertEquals(
        falsified.tries(),
        falsified.coverage().stream().mapToInt(Sample.Coverage::count).sum(),
        "instances tried while shrinking are not drawn");
  }

  @Test
  void aFalseStatementIsFalsifiedAndShrunkToAWitness() {
    List<Grounds> grounds = sample("planted/sum/literal/twin", 100, 1);
    Sample sample = first(grounds);
    Proof witness = assertInstanceOf(Proof.class, grounds.get(1));
    assertAll(
        () -> assertEquals(2, grounds.size()),
        () -> assertTrue(sample.falsified()),
        () -> assertTrue(sample.tries() < 200, "stops at the first"),
        () -> assertTrue(sample.original().getFirst().startsWith("numbers = ["), "named"),
        () -> assertNotEquals(sample.original(), sample.shrunk()),
        () -> assertEquals(List.of("numbers = [1, 99]"), sample.shrunk()),
        () -> assertEquals(Role.WITNESS, witness.role()),
        () -> assertEquals(Provenance.SEARCHED, witness.origin()),
        () -> assertEquals("planted/sum/literal/twin", witness.subject()),
        () -> assertTrue(witness.isIntact()),
        () ->
            assertEquals(
                PlantedProperties.certificate(List.of(1, 99)),
                witness.certificate(),
                "the certificate is that of the shrunk sample"));
  }

  @Test
  void theSameSeedGivesTheSame() {
    assertEquals(
        sample("planted/sum/literal", 350, 42),
        sample("planted/sum/literal", 350, 42),
        "tries, original, shrunk, coverage and witness");
  }

  @Test
  void anotherSeedOrAnotherClaimGivesAnother() {
    Sample sample = first(sample("planted/sum/literal", 350, 42));
    assertNotEquals(sample.original(), first(sample("planted/sum/literal", 350, 43)).original());
    Sample other =
        first(
            new Sampling(
                    List.of(
                        new Binding(
                            method("sum"), method("fewTries").getAnnotation(Settles.class))))
                .sample(below(350), "planted/tries/literal", 42, 1));
    assertNotEquals(sample.original(), other.original());
  }

  private static java.lang.reflect.Method method(String name) {
    return Properties.of(PlantedProperties.class).stream()
        .map(Binding::method)
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "planted/throws/literal, broken setup",
    "planted/asserts/literal, not about the statement",
    "planted/no-generator/literal, no generator",
    "planted/exhausted/literal, exhausted after [200] tries",
    "planted/not-a-property/literal, is no property that jqwik runs",
    "planted/unknown/literal, no property is bound to planted/unknown/literal",
    "planted/sum, no property is bound to planted/sum",
  })
  void anyOtherFailureIsNoFalsification(String subject, String message) {
    PropertyException thrown = assertThrows(PropertyException.class, () -> sample(subject, 800, 1));
    assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown.getMessage());
  }

  @Test
  void aStatementOfAnotherFormIsNoFalsification() {
    Sampling wrong = new Sampling(Properties.of(WrongForm.class));
    assertThrows(
        PropertyException.class, () -> wrong.sample(below(1), "planted/wrong/literal", 1, 1));
  }

  static final class WrongForm extends StatementProperties<Cited> {
    WrongForm() {
      super(Cited.class);
      throw new PropertyException("as if of another form");
    }

    @Settles(claim = "planted/wrong")
    @net.jqwik.api.Property
    void never(@net.jqwik.api.ForAll int number) {
      demand(false);
    }
  }

  @Test
  void anInstanceWithoutCertificateMustBeExpected() {
    assertTrue(first(sample("planted/no-certificate/literal", 100, 1)).falsified());
    PropertyException thrown =
        assertThrows(
            PropertyException.class, () -> sample("planted/no-certificate/literal/twin", 100, 1));
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("no certificate carries"),
        thrown.getMessage());
  }

  @Test
  void whatIsSaidToExistIsSoughtAndReduced() {
    List<Grounds> grounds = sample("planted/exists/literal", 100, 1);
    Sample sample = first(grounds);
    assertFalse(sample.falsified(), "an instance speaks for the statement");
    assertEquals(List.of("numbers = [1, 99]"), sample.shrunk());
    assertTrue(sample.errorBound().contains("is such a one"), sample.errorBound());
    assertEquals(
        PlantedProperties.certificate(List.of(1, 99)),
        assertInstanceOf(Proof.class, grounds.get(1)).certificate());
    Sample none = first(sample("planted/exists/literal/twin", 800, 1));
    assertEquals(List.of(), none.original());
    assertTrue(none.errorBound().contains("is such a one: with 95 %"), none.errorBound());
  }

  @Test
  void shrinkingStaysAmongInstancesOfTheStatement() {
    Sample sample = first(sample("planted/late/literal/twin", 1, 1));
    assertEquals(List.of("number = 100"), sample.shrunk());
  }

  @Test
  void rejectedInstancesAreTriesAndNoChecks() {
    Sample sample = first(sample("planted/half/literal", 1, 1));
    assertTrue(sample.checks() < sample.tries(), sample.toString());
    assertTrue(
        sample.errorBound().contains("None of " + sample.checks() + " instances"),
        sample.errorBound());
  }

  @Test
  void whatIsTriedInFullIsSaidToBe() {
    Sample sample = first(sample("planted/small/literal", 1, 1));
    assertEquals(5, sample.tries());
    assertTrue(sample.errorBound().startsWith("None of the 5 instances that"), sample.errorBound());
    assertFalse(sample.errorBound().contains("The planted reason."), sample.errorBound());
    Sample twin = first(sample("planted/small/literal/twin", 1, 1));
    assertTrue(twin.errorBound().endsWith("The planted reason."), twin.errorBound());
  }

  @Test
  void effortMultipliesTheTries() {
    assertEquals(7, first(sample("planted/tries/literal", 1, 1)).tries());
    assertEquals(70, first(SAMPLING.sample(below(1), "planted/tries/literal", 1, 10)).tries());
    assertEquals(2000, first(SAMPLING.sample(below(800), "planted/sum/literal", 1, 10)).tries());
  }

  @Test
  void shrinkingEndsAfterACountOfTries() {
    PlantedProperties.slowTries.set(0);
    List<Grounds> grounds = sample("planted/slow/literal/twin", 1, 1);
    assertEquals(2, grounds.size(), "the witness is not lost");
    int tries = PlantedProperties.slowTries.get();
    assertEquals(TrialHook.SHRINKING_TRIES, tries);
    assertEquals(grounds, sample("planted/slow/literal/twin", 1, 1));
  }

  @Test
  void oneReadingIsNotAnother() {
    assertEquals("PlantedProperties.bound", first(sample("planted/sum/prose", 1, 1)).property());
    assertEquals("PlantedProperties.bound", first(sample("planted/two/literal", 1, 1)).property());
  }

  @Test
  void nothingIsPrintedAndNoDatabaseWritten() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream catching = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(catching);
      System.setErr(catching);
      sample("planted/sum/literal/twin", 100, 5);
      sample("planted/sum/literal", 800, 5);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
    assertFalse(Files.exists(Path.of(".jqwik-database")));
  }

  @ParameterizedTest
  @CsvSource({
    "sum, false, 800, ''",
    "sum, false, 100, 'planted/sum/literal: PASSES is declared'",
    "sum, true, 800, 'planted/sum/literal/twin: FALSIFIED is declared'",
    "sum, true, 100, 'planted/sum/literal/twin: the witness is Refused'",
    "sumWithoutCertificate, false, 100, ''",
    "sumWithoutCertificate, false, 800, 'planted/no-certificate/literal: FALSIFIED is declared'",
    "sumWithoutCertificate, true, 800, ''",
    "sumWithoutCertificate, true, 100, 'planted/no-certificate/literal/twin: Planted'",
    "throwsAnException, false, 1, 'planted/throws/literal: PlantedProperties.throwsAnException'",
    "exhaustive, true, 1, ''",
    "someSumReachesIt, false, 100, 'planted/exists/literal: the witness is Refused'",
    "someSumReachesIt, false, 800, 'planted/exists/literal: FOUND is declared'",
    "someSumReachesIt, true, 800, ''",
    "someSumReachesIt, true, 100, 'planted/exists/literal/twin: PASSES is declared'",
  })
  void anOutcomeThatIsNotTheDeclaredOneIsNamedByItsClaim(
      String property, boolean twin, int limit, String problem) {
    Binding binding = new Binding(method(property), method(property).getAnnotation(Settles.class));
    List<String> problems = ExpectedOutcome.problems(binding, below(limit), twin, 1);
    assertEquals(problem.isEmpty(), problems.isEmpty(), problems.toString());
    assertTrue(problem.isEmpty() || problems.getFirst().startsWith(problem), problems.toString());
  }

  @Test
  void theErrorBoundSolvesItsEquation() {
    for (int n : new int[] {1, 10, 200, 100_000}) {
      assertEquals(0.05, Math.pow(1 - Sampling.failingAtMost(n), n), 1e-9, "N = " + n);
    }
    assertEquals(0.95, Sampling.failingAtMost(1), 1e-12);
  }
}

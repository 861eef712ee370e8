package org.elenchus.verify.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.Claim;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.ClaimSet;
import org.elenchus.claims.claim.Patch;
import org.elenchus.claims.claim.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each property of the product is one test of its expected outcome, on its claim and its twin. */
class PropertyOutcomesTest {
  private static final long SEED = 1;
  private static final ClaimSet CLAIMS = ClaimFiles.bundled();

  @TestFactory
  Stream<DynamicTest> eachPropertyComesOutAsDeclared() {
    return Properties.all().stream()
        .map(
            binding ->
                dynamicTest(
                    binding.subject() + " by " + binding.property(),
                    () -> assertEquals(List.of(), problems(binding))));
  }

  private static List<String> problems(Binding binding) {
    Claim claim =
        CLAIMS
            .find(binding.settles().claim())
            .orElseThrow(() -> new AssertionError(binding.subject() + " is no bundled claim"));
    Reading reading =
        claim.readings().stream()
            .filter(r -> r.reading() == binding.settles().reading())
            .findFirst()
            .orElseThrow(() -> new AssertionError(claim.id() + " has no such reading"));
    Patch twin =
        reading.checks().stream()
            .filter(call -> call.check().equals("property"))
            .map(CheckCall::twin)
            .findFirst()
            .orElseThrow(() -> new AssertionError(binding.subject() + " calls no property"));
    return Stream.of(
            ExpectedOutcome.problems(binding, reading.statement(), false, SEED),
            ExpectedOutcome.problems(binding, reading.twin(twin), true, SEED))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyCallOfThePropertyCheckHasAProperty() {
    Set<String> bound =
        Properties.all().stream()
            .map(Binding::subject)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> called =
        CLAIMS.claims().stream()
            .flatMap(
                claim ->
                    claim.readings().stream()
                        .filter(
                            r -> r.checks().stream().anyMatch(c -> c.check().equals("property")))
                        .map(claim::subject))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(called, bound);
  }

  @Test
  void everyClassOfPropertiesIsListed() {
    Set<String> written =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.elenchus.verify.property")
                .stream()
                .filter(c -> c.isAssignableTo(StatementProperties.class))
                .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed =
        Properties.all().stream()
            .map(binding -> binding.method().getDeclaringClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(written, listed);
  }
}

package org.elenchus.verify;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elenchus.claims.evidence.EvidenceFile.TrustedPackage;
import org.elenchus.verify.recheck.TrustedBase;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The flow of modules and stages, as rules over the compiled classes. */
class ArchitectureTest {
  /** A module's root package, and the modules it may use. Keep it one way. */
  private static final Map<String, List<String>> MODULES =
      Map.of(
          "claims", List.of(),
          "tasks", List.of(),
          "reference", List.of("claims", "tasks"),
          "gpu", List.of("claims", "tasks", "reference"),
          "reports", List.of("claims"),
          "verify", List.of("claims", "tasks", "reference", "gpu", "reports"));

  /** The stages of a module in the order of the flow; each may use those before it alone. */
  private static final Map<String, List<String>> STAGES =
      Map.of(
          "claims",
          List.of(
              "json",
              "document",
              "scope",
              "verdict",
              "relation",
              "statement",
              "certificate",
              "claim",
              "evidence"),
          "reference",
          List.of(
              "exact", "model", "words", "relation", "proof", "statistics", "checker", "search"),
          "verify",
          List.of("recheck", "property", "check", "audit", "cli"));

  /**
   * The trusted base: what a recheck rests on, package by package, as evidence files list it. It is
   * exact and knows nothing of searches, checks, trainers or the report.
   */
  private static final String[] TRUSTED =
      TrustedBase.sizes().stream().map(TrustedPackage::name).toArray(String[]::new);

  /** Exact arithmetic, models and checker rest on these alone. */
  private static final String[] EXACT_MAY_USE = {
    "java..", "org.jspecify..", "org.apache.commons.numbers.."
  };

  /** Reading files needs more: JSON, and the syntax of relations and of Markdown. */
  private static final String[] READING_MAY_USE = {
    "com.fasterxml.jackson..", "com.ezylang.evalex..", "org.commonmark.."
  };

  private static JavaClasses product;

  @BeforeAll
  static void readClasses() {
    product =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.elenchus");
  }

  static Set<String> modules() {
    return new TreeSet<>(MODULES.keySet());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleWasRead(String module) {
    assertTrue(
        product.stream().anyMatch(resideInAPackage("org.elenchus." + module + "..")),
        "no class read from org.elenchus." + module);
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(
            modules().stream().map(m -> "org.elenchus." + m + "..").toArray(String[]::new))
        .check(product);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void modulesFlowOneWay(String module) {
    Set<String> allowed = new TreeSet<>(MODULES.get(module));
    allowed.add(module);
    String[] others =
        modules().stream()
            .filter(m -> !allowed.contains(m))
            .map(m -> "org.elenchus." + m + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.elenchus." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(product);
  }

  static List<Arguments> stages() {
    List<Arguments> stages = new ArrayList<>();
    STAGES.forEach(
        (module, names) -> {
          for (int i = 0; i < names.size(); i++) {
            stages.add(Arguments.of(module, names.get(i), names.subList(i + 1, names.size())));
          }
        });
    return stages;
  }

  @ParameterizedTest
  @MethodSource("stages")
  void stagesFlowOneWay(String module, String stage, List<String> later) {
    String root = "org.elenchus." + module + ".";
    assertTrue(product.containPackage(root + stage), root + stage);
    noClasses()
        .that()
        .resideInAPackage(root + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later.stream().map(l -> root + l + "..").toArray(String[]::new))
        .allowEmptyShould(true)
        .check(product);
  }

  /** What a recheck derives must not come from what it checks. */
  @Test
  void theRecheckUsesNoCheckAndNoSearch() {
    noClasses()
        .that()
        .resideInAPackage("org.elenchus.verify.recheck..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.elenchus.reference.search..", "org.elenchus.gpu..", "org.elenchus.reports..")
        .check(product);
  }

  @Test
  void noPackageIsPartOfACycle() {
    slices().matching("org.elenchus.(**)").should().beFreeOfCycles().check(product);
  }

  @Test
  void theTrustedBaseUsesNothingElse() {
    classes()
        .that()
        .resideInAnyPackage(TRUSTED)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(TRUSTED, EXACT_MAY_USE, READING_MAY_USE)
                .flatMap(Arrays::stream)
                .toArray(String[]::new))
        .check(product);
  }

  @Test
  void exactArithmeticModelsAndCheckerUseNoLibraryButFractions() {
    classes()
        .that()
        .resideInAnyPackage(TRUSTED)
        .and()
        .resideOutsideOfPackages("org.elenchus.claims..", "org.elenchus.verify..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(TRUSTED, EXACT_MAY_USE).flatMap(Arrays::stream).toArray(String[]::new))
        .check(product);
  }

  /** One entry and its helpers, so that the program also runs where the module is absent. */
  @Test
  void theVectorModuleIsUsedByTheVectorKernelsAlone() {
    Set<String> users =
        product.stream()
            .filter(
                c ->
                    c.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            d -> d.getTargetClass().getPackageName().startsWith("jdk.incubator")))
            .map(c -> c.getName().replaceFirst("\\$.*", ""))
            .filter(name -> !name.startsWith("org.elenchus.gpu.device.Vector"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), users);
  }

  /** They are loaded by their provider only, after it has found the module. */
  @Test
  void theVectorKernelsAreReachedThroughTheirProvider() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Vector")
        .and()
        .doNotHaveSimpleName("KernelProvider")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("org\\.elenchus\\.gpu\\.device\\.Vector.*")
        .check(product);
  }

  @Test
  void onlyTheCommandLineWritesToStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.elenchus.verify.cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(product);
  }

  @Test
  void onlyTheEntryPointEndsTheJvm() {
    noClasses()
        .that(describe("are not the entry point", c -> !c.getSimpleName().equals("Elenchus")))
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(product);
  }

  /** NullAway checks only what is marked. */
  @Test
  void everyPackageIsNullMarked() {
    Set<JavaPackage> packages =
        product.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
    assertFalse(packages.isEmpty());
    assertEquals(
        List.of(),
        packages.stream()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .sorted()
            .toList());
  }
}

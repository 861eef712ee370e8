package org.elenchus.reference.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.certificate.Certificate;
import org.elenchus.claims.certificate.Contraction;
import org.elenchus.claims.certificate.Countermodel;
import org.elenchus.claims.certificate.EnclosureCover;
import org.elenchus.claims.certificate.EnclosureCover.Node;
import org.elenchus.claims.certificate.InvariantBoxes;
import org.elenchus.claims.certificate.Isolation;
import org.elenchus.claims.certificate.MonotoneEnds;
import org.elenchus.claims.certificate.Point;
import org.elenchus.claims.claim.CheckCall;
import org.elenchus.claims.claim.ClaimFiles;
import org.elenchus.claims.claim.Reading;
import org.elenchus.claims.evidence.Grounds;
import org.elenchus.claims.evidence.Grounds.Proof;
import org.elenchus.claims.evidence.Grounds.Role;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.scope.NumberSystem;
import org.elenchus.claims.statement.Derivatives;
import org.elenchus.claims.statement.ExactRange;
import org.elenchus.claims.statement.Follows;
import org.elenchus.claims.statement.ForAll;
import org.elenchus.claims.statement.Range;
import org.elenchus.claims.statement.Recognition;
import org.elenchus.claims.statement.RootCount;
import org.elenchus.claims.statement.SpectrumRank;
import org.elenchus.claims.statement.Statement;
import org.elenchus.claims.verdict.Decision;
import org.elenchus.claims.verdict.Ground;
import org.elenchus.claims.verdict.Ground.Kind;
import org.elenchus.claims.verdict.Ground.Outcome;
import org.elenchus.claims.verdict.VerdictPolicy;
import org.elenchus.reference.checker.Ruling.Accepted;
import org.elenchus.reference.checker.Ruling.Refused;
import org.elenchus.reference.search.ExactRangeSearch;
import org.elenchus.reference.search.FollowsSearch;
import org.elenchus.reference.search.ForAllSearch;
import org.elenchus.reference.search.RecognitionSearch;
import org.elenchus.reference.search.RootSearch;
import org.elenchus.reference.search.SpectrumSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims written as formulas: settled, their twins the other way, and no edit turns one round. */
class FormulaClaimsTest {
  record Case(String subject, Reading reading) {
    @Override
    public String toString() {
      return subject;
    }
  }

  private static final List<Class<? extends Statement>> FORMS =
      List.of(
          ForAll.class,
          ExactRange.class,
          Derivatives.class,
          RootCount.class,
          Follows.class,
          Recognition.class,
          SpectrumRank.class);

  /**
   * What is not exact in such a certificate may be chosen otherwise: cuts, and the words forgotten.
   */
  private static final List<Class<? extends Certificate>> FREE =
      List.of(Isolation.class, Contraction.class, InvariantBoxes.class, Countermodel.class);

  static Stream<Case> cases() {
    List<Case> cases =
        ClaimFiles.bundled().claims().stream()
            .flatMap(c -> c.readings().stream().map(r -> new Case(c.subject(r), r)))
            .filter(c -> FORMS.stream().anyMatch(f -> f.isInstance(c.reading.statement())))
            .toList();
    assertTrue(cases.size() >= 50, "too few cases: " + cases.size());
    return cases.stream();
  }

  /** The calls but for the sample. */
  private static List<CheckCall> exact(Reading reading) {
    return reading.checks().stream().filter(call -> !call.check().equals("property")).toList();
  }

  static Grounds settle(Statement statement, CheckCall call) {
    JsonNode settings = call.settings();
    Certificate hint = settings == null ? null : Json.convert(settings, Certificate.class);
    return switch (statement) {
      case ForAll forAll -> ForAllSearch.settle(forAll, "s", hint);
      case ExactRange range -> ExactRangeSearch.settle(range, "s");
      case Derivatives derivatives -> ForAllSearch.settle(derivatives, "s");
      case RootCount count -> RootSearch.settle(count, "s");
      case Follows follows -> FollowsSearch.settle(follows, "s", hint);
      case SpectrumRank ranks -> SpectrumSearch.settle(ranks, "s");
      case Recognition recognition -> RecognitionSearch.settle(recognition, "s", hint);
      default -> throw new IllegalArgumentException("not such a statement");
    };
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSettledAsExpectedAndItsTwinTheOtherWay(Case c) {
    for (CheckCall call : exact(c.reading)) {
      Statement statement = c.reading.statement();
      Ruling ruling = Checker.rule(statement, settle(statement, call));
      Accepted accepted = assertInstanceOf(Accepted.class, ruling, ruling::sentence);
      Statement edited = c.reading.twin(java.util.Objects.requireNonNull(call.twin()));
      Ruling twin = Checker.rule(edited, settle(edited, call));
      Accepted other = assertInstanceOf(Accepted.class, twin, twin::sentence);
      Outcome opposite = accepted.outcome() == Outcome.FAILS ? Outcome.HOLDS : Outcome.FAILS;
      assertEquals(
          accepted.kind() == Kind.COUNTERMODEL ? Outcome.HOLDS : opposite, other.outcome());
      Ground ground = new Ground(accepted.kind(), accepted.outcome(), accepted.scope(), true, true);
      assertEquals(
          new Decision.Decided(java.util.Objects.requireNonNull(c.reading.expected())),
          VerdictPolicy.decide(c.reading.scope(), List.of(ground)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noEditOfAProofTurnsItRound(Case c) {
    Statement statement = c.reading.statement();
    Proof proof = assertInstanceOf(Proof.class, settle(statement, exact(c.reading).getFirst()));
    if (proof.role() == Role.WITNESS) {
      return; // another point may refute as well
    }
    Accepted original = assertInstanceOf(Accepted.class, Checker.rule(statement, proof));
    Map<String, Proof> edits = Tampering.of(proof);
    List<String> places = List.copyOf(edits.keySet());
    int stride = places.size() / 40 + 1; // long tables: some rows stand for all
    int refused = 0;
    for (int i = 0; i < places.size(); i += stride) {
      String place = places.get(i);
      Ruling ruling = Checker.rule(statement, java.util.Objects.requireNonNull(edits.get(place)));
      if (ruling instanceof Accepted accepted) {
        assertTrue(FREE.contains(proof.certificate().getClass()), place);
        assertEquals(original.outcome(), accepted.outcome(), place);
      } else {
        refused++;
      }
    }
    assertTrue(refused > 0 || edits.isEmpty() || proof.certificate() instanceof Countermodel);
  }

  private static Proof proof(Certificate certificate) {
    return Proof.of(Role.CERTIFICATE, null, "s", certificate);
  }

  private static ForAll reals(String relation) {
    return new ForAll(NumberSystem.REALS, Map.of("x", Range.ALL), relation);
  }

  private static Point at(String name, long value) {
    return Point.of(Map.of(name, BigFraction.of(value)));
  }

  @Test
  void aPointMustRefuteAndLieInTheDomain() {
    ForAll statement =
        new ForAll(
            NumberSystem.REALS,
            Map.of("x", Range.closed(BigFraction.ZERO, BigFraction.of(9))),
            "x*x <= 16");
    assertEquals(
        Kind.COUNTEREXAMPLE,
        assertInstanceOf(Accepted.class, Checker.rule(statement, proof(at("x", 5)))).kind());
    for (Certificate point :
        List.of(at("x", 4), at("x", 10), at("x", -5), at("y", 5), Point.of(Map.of()))) {
      assertInstanceOf(Refused.class, Checker.rule(statement, proof(point)));
    }
  }

  /** A strict bound that is attained is refuted there, one that is only approached is not. */
  @Test
  void strictBoundsAreToldFromClosedOnes() {
    Certificate whole = new EnclosureCover(Node.LEAF);
    assertInstanceOf(Accepted.class, Checker.rule(reals("tanh(x) < 1"), proof(whole)));
    assertInstanceOf(Refused.class, Checker.rule(reals("1 - tanh(x)^2 < 1"), proof(whole)));
    assertInstanceOf(Accepted.class, Checker.rule(reals("1 - tanh(x)^2 < 1"), proof(at("x", 0))));
    assertInstanceOf(Refused.class, Checker.rule(reals("tanh(x) < 1"), proof(at("x", 99))));
    assertInstanceOf(Accepted.class, Checker.rule(reals("exp(x) > 0"), proof(whole)));
    assertInstanceOf(Refused.class, Checker.rule(reals("ln(x) > 0 || x < 2"), proof(whole)));
  }

  /** Where a term has no value, neither a bound nor its opposite is shown. */
  @Test
  void undefinedTermsShowNothing() {
    Certificate whole = new EnclosureCover(Node.LEAF);
    for (String relation : List.of("1/x < 1/x + 1", "sqrt(x) >= 0", "ln(x) < x")) {
      assertInstanceOf(Refused.class, Checker.rule(reals(relation), proof(whole)), relation);
      assertInstanceOf(Refused.class, Checker.rule(reals(relation), proof(at("x", -1))));
    }
  }

  /**
   * Both sets of values must lie in the domain and satisfy the premises; only one the conclusion.
   */
  @Test
  void aCountermodelNeedsBothSides() {
    Range range = Range.closed(BigFraction.ZERO, BigFraction.of(9));
    Follows statement = new Follows(Map.of("x", range, "y", range), List.of("x < y"), "x < 3");
    TreeMap<String, BigFraction> low =
        new TreeMap<>(Map.of("x", BigFraction.ONE, "y", BigFraction.of(2)));
    TreeMap<String, BigFraction> high =
        new TreeMap<>(Map.of("x", BigFraction.of(4), "y", BigFraction.of(5)));
    TreeMap<String, BigFraction> equal =
        new TreeMap<>(Map.of("x", BigFraction.ONE, "y", BigFraction.ONE));
    TreeMap<String, BigFraction> outside =
        new TreeMap<>(Map.of("x", BigFraction.of(4), "y", BigFraction.of(10)));
    assertEquals(
        Kind.COUNTERMODEL,
        assertInstanceOf(
                Accepted.class, Checker.rule(statement, proof(new Countermodel(high, low))))
            .kind());
    for (Countermodel wrong :
        List.of(
            new Countermodel(low, high),
            new Countermodel(high, high),
            new Countermodel(high, equal),
            new Countermodel(equal, low),
            new Countermodel(outside, low),
            new Countermodel(high, new TreeMap<>()))) {
      assertInstanceOf(Refused.class, Checker.rule(statement, proof(wrong)), wrong.toString());
    }
  }

  @Test
  void coversTileWhatTheyCut() {
    ForAll statement =
        new ForAll(
            NumberSystem.REALS,
            Map.of("x", Range.closed(BigFraction.ZERO, BigFraction.ONE)),
            "x*(1 - x) < 1/2");
    Proof found = assertInstanceOf(Proof.class, ForAllSearch.settle(statement, "s", null));
    assertInstanceOf(Accepted.class, Checker.rule(statement, found));
    EnclosureCover cover = assertInstanceOf(EnclosureCover.class, found.certificate());
    assertNotNull(cover.root().cut());
    for (long outside : new long[] {-1, 2}) {
      Node node = new Node("x", BigFraction.of(outside), Node.LEAF, Node.LEAF);
      assertInstanceOf(Refused.class, Checker.rule(statement, proof(new EnclosureCover(node))));
    }
    Node other = new Node("y", BigFraction.ZERO, Node.LEAF, Node.LEAF);
    assertInstanceOf(Refused.class, Checker.rule(statement, proof(new EnclosureCover(other))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh(x) == 0", "abs(x) < 1", "x*x < 1", "0 < x || x < 1", "x < exp(x)"})
  void onlyMonotoneRelationsHaveEnds(String relation) {
    ExactRange range =
        new ExactRange(NumberSystem.BFLOAT16, "x", relation, BigFraction.ZERO, BigFraction.ZERO);
    MonotoneEnds ends =
        new MonotoneEnds(
            BigFraction.of(-1, 1).divide(BigFraction.of(2).pow(133)),
            BigFraction.ONE.divide(BigFraction.of(2).pow(133)));
    Ruling ruling = Checker.rule(range, proof(ends));
    assertTrue(assertInstanceOf(Refused.class, ruling).sentence().contains("monotone"));
  }

  /** An end that is no value of the format, or a range that stops too early, is refused. */
  @Test
  void rangesAreExact() {
    String relation = "tanh(x) < 1 && -1 < tanh(x)";
    BigFraction end = BigFraction.of(221, 64);
    BigFraction next = BigFraction.of(222, 64);
    MonotoneEnds ends = new MonotoneEnds(next.negate(), next);
    ExactRange right = new ExactRange(NumberSystem.BFLOAT16, "x", relation, end.negate(), end);
    assertInstanceOf(Accepted.class, Checker.rule(right, proof(ends)));
    ExactRange between =
        new ExactRange(
            NumberSystem.BFLOAT16, "x", relation, end.negate(), end.add(BigFraction.of(1, 512)));
    assertInstanceOf(Refused.class, Checker.rule(between, proof(ends)));
    ExactRange early =
        new ExactRange(NumberSystem.BFLOAT16, "x", relation, end.negate(), BigFraction.of(220, 64));
    assertInstanceOf(
        Refused.class, Checker.rule(early, proof(new MonotoneEnds(next.negate(), end))));
    Point beyond = Point.of(Map.of("x", end));
    assertEquals(
        Outcome.FAILS,
        assertInstanceOf(Accepted.class, Checker.rule(early, proof(beyond))).outcome());
    assertInstanceOf(Refused.class, Checker.rule(right, proof(beyond)));
  }
}

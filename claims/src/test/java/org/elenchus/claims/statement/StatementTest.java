package org.elenchus.claims.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.InputException;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.PrintedCell;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.scope.Extent;
import org.junit.jupiter.api.Test;

/** What a checker reads out of a statement is what its JSON says. */
class StatementTest {
  private static final Term N_PLUS_ONE =
      new Term.Binary(Term.Operator.PLUS, new Term.Name("n"), new Term.Constant(BigFraction.ONE));

  private static <T extends Statement> T read(Class<T> type, String json) {
    return type.cast(Json.parse("test", json, Statement.class));
  }

  private static Condition condition(String text, String... names) {
    try {
      return RelationParser.parse(text, java.util.Set.of(names));
    } catch (RelationSyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void definitionsStandForTheirTerms() {
    String json =
        """
        {"form":"by-definition","naturals":["n"],"models":["m"],
         "definitions":[{"name":"d","of":["n"],"is":"n+1"},{"name":"e","of":["m"],"is":"d"}],
         "hypothesis":"n > 0","assertion":"e == m"}\
        """;
    ByDefinition s = read(ByDefinition.class, json);
    assertEquals(Map.of("d", N_PLUS_ONE, "e", new Term.Name("d")), s.terms());
    assertEquals(List.of("d", "e"), List.copyOf(s.terms().keySet()), "in their order");
    assertEquals(condition("n > 0", "n"), s.premise());
    assertEquals(condition("e == m", "e", "m"), s.conclusion());
    assertEquals(N_PLUS_ONE, s.plain("n+1"));
    ByDefinition free = read(ByDefinition.class, json.replace("\"n > 0\"", "null"));
    assertEquals(new Condition.All(List.of()), free.premise());
  }

  @Test
  void aCellReadsItsTermsOverItsOwnNames() {
    Cell cell =
        read(
                Recognition.class,
                """
                {"form":"recognition","quantifier":"some","task":{"name":"parity","parameters":{}},
                 "cell":{"parameters":{"n":{"from":"0","to":"1"}},"start":{"h":"n"},
                 "inputs":[{"x":"0"},{"x":"1"}],"update":{"h":"n+1","g":"h"}}}\
                """
                    .replace("\"start\":{\"h\":\"n\"},", ""))
            .cell();
    assertEquals(N_PLUS_ONE, cell.constant("n+1"));
    assertEquals(N_PLUS_ONE, cell.next("h"));
    assertEquals(new Term.Name("h"), cell.next("g"));
    assertEquals(new Term.Name("g"), cell.readout("g"));
    assertNull(cell.start());
  }

  @Test
  void rangesHaveTheirEnds() {
    ChainMaps maps =
        read(
            ChainMaps.class, "{\"form\":\"chain-maps\",\"sizes\":\"2..7\",\"nondecreasing\":true}");
    assertEquals(2, maps.least());
    assertEquals(7, maps.greatest());
    Computes computes =
        read(
            Computes.class,
            """
            {"form":"computes","quantifier":"no-model","models":{"model":"e1","readout":"affine"},
             "task":{"name":"parity","parameters":{}},"agreement":"sign","inputs":"bits",
             "lengths":"2.."}\
            """);
    assertEquals(Extent.parse("2.."), computes.range());
    assertEquals(
        ModelClass.of("e1", ModelClass.Readout.AFFINE), computes.models(), "all else is left open");
    assertTrue(Range.ALL.isWhole());
    assertFalse(Range.closed(BigFraction.ZERO, BigFraction.ONE).isWhole());
    assertEquals(
        new Range(BigFraction.ZERO, null, BigFraction.ONE, null),
        Range.closed(BigFraction.ZERO, BigFraction.ONE));
  }

  @Test
  void derivativesAreComparedOneByOne() {
    Derivatives s =
        read(
            Derivatives.class,
            """
            {"form":"derivatives","variables":{"n":{}},"functions":{"f":"n+1"},
             "derivatives":[{"of":"f","by":["n"],"is":"1"},{"of":"f","by":["n","n"],"is":"n+1"}]}\
            """);
    assertEquals(N_PLUS_ONE, s.function("f"));
    assertEquals(N_PLUS_ONE, s.term(s.derivatives().get(1)));
    Term one = new Term.Constant(BigFraction.ONE);
    Term name = new Term.Name("n");
    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Comparison(Condition.Order.EQUAL, name, one),
                new Condition.Comparison(Condition.Order.EQUAL, one, N_PLUS_ONE))),
        s.condition(List.of(name, one)));
  }

  @Test
  void relationsAreReadAsConditions() {
    assertEquals(
        condition("n < 1", "n"),
        read(
                ExactRange.class,
                """
                {"form":"exact-range","arithmetic":"bfloat16","variable":"n","relation":"n < 1",
                 "from":"0","to":"1"}\
                """)
            .condition());
    assertEquals(
        condition("n < 1", "n"),
        read(
                ForAll.class,
                """
                {"form":"for-all","arithmetic":"reals","variables":{"n":{}},"relation":"n < 1"}\
                """)
            .condition());
    Follows follows =
        read(
            Follows.class,
            """
            {"form":"follows","variables":{"n":{}},"premises":["n < 1","n > 0"],
             "conclusion":"n < 2"}\
            """);
    assertEquals(List.of(condition("n < 1", "n"), condition("n > 0", "n")), follows.assumed());
    assertEquals(condition("n < 2", "n"), follows.concluded());
    assertEquals(
        condition("r <= d", "r", "d"),
        read(
                SpectrumRank.class,
                """
                {"form":"spectrum-rank","exponents":["1"],"sizes":[1],"shares":["1/2"],
                 "relation":"r <= d"}\
                """)
            .condition());
  }

  @Test
  void solutionsMayBeEnclosed() {
    String json =
        """
        {"form":"root-count","unknown":"n","variables":{"n":{}},"zero":"n+1","count":1,
         "within":[["-2","1/2"]]}\
        """;
    RootCount s = read(RootCount.class, json);
    assertEquals(N_PLUS_ONE, s.term());
    assertEquals(List.of(List.of(BigFraction.of(-2), BigFraction.of(1, 2))), s.enclosures());
    assertEquals(
        List.of(), read(RootCount.class, json.replace("[[\"-2\",\"1/2\"]]", "null")).enclosures());
  }

  @Test
  void theNumbersOfAFitHaveTheirPlaces() {
    Fit fit =
        read(
            Fit.class,
            """
            {"form":"fit","document":"note","columns":["x","y"],
             "rows":[{"line":4,"group":"g","printed":["1","2"]},
                     {"line":5,"group":"g","printed":["3","4"],"at":[0,9]},
                     {"line":6,"group":"g","printed":["5","6"],"at":[7,0]}],
             "law":{"equation":"y == a*x","parameters":{"a":["0","1"]}},
             "resamples":0,"seed":1,"explains":"1/2"}\
            """);
    Map<String, PrintedCell> cells = fit.cells();
    assertEquals(
        List.of(
            "x of line 4",
            "y of line 4",
            "x of line 5",
            "y of line 5",
            "x of line 6",
            "y of line 6"),
        List.copyOf(cells.keySet()));
    assertEquals(cell(4, null, "2"), cells.get("y of line 4"));
    assertEquals(cell(5, null, "3"), cells.get("x of line 5"));
    assertEquals(cell(5, 9, "4"), cells.get("y of line 5"));
    assertEquals(cell(6, 7, "5"), cells.get("x of line 6"));
    assertEquals("note", fit.documentOf(cell(4, null, "2")));
    assertEquals(condition("y == a*x", "y", "a", "x"), fit.law().equation(fit.columns()));
  }

  private static PrintedCell cell(
      int line, @org.jspecify.annotations.Nullable Integer at, String printed) {
    return new PrintedCell(null, line, at, null, null, printed, null, null, null);
  }

  /** Words stand for their places in the alphabet, numbers for what may have been rounded. */
  @Test
  void cellsStandForNumbersOrWords() {
    Relation s =
        read(
            Relation.class,
            """
            {"form":"relation","document":"note","relation":"a < b && c < d && u > 0",
             "cells":{"a":{"line":1,"printed":"five","word":true},
                      "b":{"line":2,"printed":"four","word":true},
                      "c":{"line":3,"printed":"2","exact":true},
                      "d":{"document":"other","line":3,"printed":"2"}},
             "unknowns":["u"]}\
            """);
    assertEquals(PrintedInterval.of(BigFraction.ZERO), s.interval("a"));
    assertEquals(PrintedInterval.of(BigFraction.ONE), s.interval("b"));
    assertEquals(PrintedInterval.of(BigFraction.of(2)), s.interval("c"));
    assertEquals(BigFraction.of(3, 2), s.interval("d").lo());
    assertEquals(List.of("u"), s.free());
    assertEquals(condition("a < b && c < d && u > 0", "a", "b", "c", "d", "u"), s.condition());
    assertEquals("note", s.documentOf(java.util.Objects.requireNonNull(s.cells().get("c"))));
    assertEquals("other", s.documentOf(java.util.Objects.requireNonNull(s.cells().get("d"))));
  }

  @Test
  void aRelationHasAtMostTwoHundredCells() {
    for (int n : new int[] {200, 201}) {
      StringBuilder cells = new StringBuilder();
      for (int i = 1; i <= n; i++) {
        cells
            .append(i > 1 ? "," : "")
            .append("\"v%d\":{\"line\":%d,\"printed\":\"2\"}".formatted(i, i));
      }
      String json =
          "{\"form\":\"relation\",\"document\":\"note\",\"relation\":\"v1 > 0\",\"cells\":{%s}}"
              .formatted(cells);
      if (n == 200) {
        assertEquals(List.of(), read(Relation.class, json).free());
      } else {
        InputException refusal =
            assertThrows(InputException.class, () -> read(Relation.class, json));
        assertTrue(String.valueOf(refusal.getMessage()).contains("1 to 200 cells"));
      }
    }
  }

  @Test
  void titlesNameTheParameters() {
    assertEquals("parity", TaskRef.of("parity", Map.of()).title());
    assertEquals("count(k=2,m=3)", TaskRef.of("count", Map.of("m", "3", "k", "2")).title());
    assertEquals("e1/tied", new LearningMatrix.ModelChoice("e1", "tied", Map.of("H", 2)).title());
  }

  @Test
  void aRowOfATableOfNetworksHasItsSpace() {
    String one =
        """
        {"model":"linear-rnn","units":1,"cells":["c"],"activation":null,
         "arrays":{"A":{"height":1,"width":1,"values":["0"]}}}\
        """;
    String two = one.replace("\"units\":1", "\"units\":2");
    NetworkTable table =
        read(
            NetworkTable.class,
            """
            {"form":"network-table","lengths":"1..16","margin":"1/1024","spaces":[ONE,TWO],
             "rows":[{"task":{"name":"parity","parameters":{}},
               "model":"linear-rnn","units":2,"found":false}]}\
            """
                .replace("ONE", one)
                .replace("TWO", two));
    assertEquals(new Extent.Range(1, 16L), table.range());
    assertEquals(table.spaces().getLast(), table.space(table.rows().getFirst()));
  }

  @Test
  void aLayerKeepsItsParameters() {
    List<List<BigFraction>> rows = List.of(List.of(BigFraction.ONE));
    TreeMap<String, List<List<BigFraction>>> given = new TreeMap<>(Map.of("alpha", rows));
    GridMachine.Layer layer =
        new GridMachine.Layer("e88-additive", given, rows, List.of(BigFraction.ZERO));
    given.clear();
    assertEquals(Map.of("alpha", rows), layer.parameters());
  }
}

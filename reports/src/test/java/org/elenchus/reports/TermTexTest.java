package org.elenchus.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.elenchus.claims.json.Json;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.RelationParser;
import org.elenchus.claims.relation.RelationSyntaxException;
import org.elenchus.claims.relation.Term;
import org.elenchus.reports.TexText.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms as TeX, and as numbers. */
class TermTexTest {
  private static final Set<String> NAMES = Set.of("a", "b", "c", "P26", "speedup", "a_in", "kappa");

  private static Condition condition(String text) throws RelationSyntaxException {
    return RelationParser.parse(text, NAMES);
  }

  private static Term term(String text) throws RelationSyntaxException {
    return ((Comparison) condition(text + " == 0")).left();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '"',
      textBlock =
          """
          a + b*c         => a + b\\,c
          (a + b)*c       => \\left(a + b\\right)\\,c
          a - (b - c)     => a - \\left(b - c\\right)
          a - b - c       => a - b - c
          a/(b*c)         => \\frac{a}{b\\,c}
          2*3             => 2 \\cdot 3
          a*2^b           => a \\cdot 2^{b}
          (a/b)^2         => \\left(\\frac{a}{b}\\right)^{2}
          tanh(a + b)^2   => \\tanh\\left(a + b\\right)^{2}
          -a              => -a
          a*(-b)          => a\\,\\left(-b\\right)
          1/2*a           => \\frac{1}{2}\\,a
          P26             => P_{\\mathrm{26}}
          speedup         => \\mathit{speedup}
          a_in            => a_{\\mathrm{in}}
          kappa           => \\kappa
          sqrt(abs(a))    => \\sqrt{\\left|a\\right|}
          max(a, b)       => \\max\\left(a, b\\right)
          logistic(a)     => \\sigma\\left(a\\right)
          """)
  void bracketsStandWhereTheyAreNeededOnly(String text, String tex) throws RelationSyntaxException {
    assertEquals(tex, TermTex.of(term(text)));
  }

  @Test
  void aRelationIsASentence() throws RelationSyntaxException {
    List<Segment> sentence = TermTex.sentence(condition("a < b && (b != c || c >= 1)"));
    assertEquals(
        "a < b and (b \\ne c or c \\ge 1)",
        sentence.stream().map(Segment::text).collect(Collectors.joining()));
    assertEquals("math", sentence.get(0).kind());
    assertEquals("text", sentence.get(1).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tanh(a*b); 0.5",
        "logistic(a)*b - c/a; 2",
        "a^3 + a^b + 2^a; 1.5",
        "sqrt(a)*ln(a + 1)*exp(-a); 0.7",
        "max(a, b) + min(a, 1/4) + abs(-a); 3"
      })
  void theSlopeIsThatOfSmallSteps(String text, double a) throws RelationSyntaxException {
    Term term = term(text);
    TermValue value = TermValue.of(term, Map.of("a", a, "b", 2.0, "c", 3.0), "a");
    double step = 1e-6;
    double up = TermValue.of(term, Map.of("a", a + step, "b", 2.0, "c", 3.0));
    double down = TermValue.of(term, Map.of("a", a - step, "b", 2.0, "c", 3.0));
    // The central difference errs by step²/6 times the third derivative, here below 1e2, and by
    // rounding, below 1e-16·|f|/step.
    assertEquals((up - down) / (2 * step), value.slope(), 1e-8);
    assertTrue(Math.abs(value.slope()) > 1e-3, "a slope that is not zero tells something");
  }

  @Test
  void formalStatementsShowTheirFormulas() {
    assertEquals(
        List.of(
            "f = \\tanh\\left(w_{\\mathrm{1}}\\,h\\right)",
            "\\frac{\\partial f}{\\partial h} = w_{\\mathrm{1}}"),
        lines(
            Map.of(
                "form", "derivatives",
                "variables", Map.of("h", Map.of(), "w1", Map.of()),
                "functions", Map.of("f", "tanh(w1*h)"),
                "derivatives", List.of(Map.of("of", "f", "by", List.of("h"), "is", "w1")))));
    assertEquals(List.of(), lines(Map.of("form", "something newer")));
  }

  private static List<String> lines(Map<String, Object> formal) {
    return FormalView.lines(Json.tree(formal)).stream()
        .map(line -> line.stream().map(Segment::text).collect(Collectors.joining()))
        .toList();
  }
}

package org.elenchus.claims.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition.All;
import org.elenchus.claims.relation.Condition.Any;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.claims.relation.Term.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationParserTest {
  private static final Set<String> NAMES = Set.of("a", "b", "c");

  @Test
  void readsTermsAndComparisons() throws RelationSyntaxException {
    assertEquals(
        new Comparison(
            Order.AT_MOST,
            new Binary(
                Operator.PLUS,
                new Name("a"),
                new Binary(Operator.TIMES, new Constant(BigFraction.of(1, 2)), new Name("b"))),
            new Name("c")),
        RelationParser.parse("a + 0.5*b <= c", NAMES));
  }

  @Test
  void negationIsPushedToTheComparisons() throws RelationSyntaxException {
    Condition less = new Comparison(Order.LESS, new Name("a"), new Name("b"));
    Condition equal = new Comparison(Order.EQUAL, new Name("b"), new Name("c"));
    assertEquals(new All(List.of(less, equal)), RelationParser.parse("a < b && b == c", NAMES));
    assertEquals(
        new Any(
            List.of(
                new Comparison(Order.AT_LEAST, new Name("a"), new Name("b")),
                new Comparison(Order.UNEQUAL, new Name("b"), new Name("c")))),
        RelationParser.parse("!(a < b && b == c)", NAMES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a + b            | where a comparison was expected
          a == d           | speaks of 'd'
          a == A           | speaks of 'A'
          a == "b"         | character outside the language
          a == b; exit     | character outside the language
          a == 1e9         | runs into a letter
          a == sin(b)      | cannot be read
          a == fact(b)     | cannot be read
          a == SUM(b)      | cannot be read
          a == if(b,a,c)   | cannot be read
          a == sqrt(b,c)   | not part of the language
          a == (b          | cannot be read
          a = b            | where a comparison was expected
          (a < b) < c      | not part of the language
          a == b % c       | character outside the language
          """)
  void whatIsOutsideTheLanguageIsRefused(String text, String why) {
    RelationSyntaxException e =
        assertThrows(RelationSyntaxException.class, () -> RelationParser.parse(text, NAMES));
    assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
  }

  @Test
  void sizeAndNestingAreBounded() {
    String deep = "(".repeat(40) + "a" + ")".repeat(40) + " == b";
    String signs = "-".repeat(40) + "a == b";
    String nots = "!".repeat(4_000) + "(a == b)";
    String powers = "a" + "^a".repeat(1_500) + " == b";
    String sums = "a" + "+a".repeat(1_500) + " == b";
    String large = "a == b && ".repeat(1_000) + "a == b";
    for (String text : List.of(deep, signs, nots, powers, sums, large)) {
      assertThrows(RelationSyntaxException.class, () -> RelationParser.parse(text, NAMES));
    }
  }

  @Test
  void longConjunctionsAreFlat() throws RelationSyntaxException {
    Condition read = RelationParser.parse("a<b && ".repeat(800) + "b<c", NAMES);
    assertEquals(801, ((All) read).conditions().size());
  }
}

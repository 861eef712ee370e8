package org.elenchus.claims.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.document.PrintedInterval;
import org.elenchus.claims.relation.Condition.All;
import org.elenchus.claims.relation.Condition.Any;
import org.elenchus.claims.relation.Condition.Comparison;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Call;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Function;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.claims.relation.Term.Operator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator and function of the language, and each of its limits from both sides. */
class RelationLimitsTest {
  private static final Name A = new Name("a");
  private static final Name B = new Name("b");

  private static Condition parse(String text) throws RelationSyntaxException {
    return RelationParser.parse(text, Set.of("a", "b"));
  }

  private static void refused(String text, String why) {
    String message =
        String.valueOf(assertThrows(RelationSyntaxException.class, () -> parse(text)).getMessage());
    assertTrue(message.contains(why), message);
  }

  @ParameterizedTest
  @CsvSource({
    "<,LESS,>=",
    "<=,AT_MOST,>",
    ">,GREATER,<=",
    ">=,AT_LEAST,<",
    "==,EQUAL,!=",
    "!=,UNEQUAL,=="
  })
  void everyComparisonAndItsOpposite(String sign, Order order, String opposite)
      throws RelationSyntaxException {
    Condition read = parse("a " + sign + " b");
    assertEquals(new Comparison(order, A, B), read);
    assertEquals(parse("a " + opposite + " b"), read.negated());
    assertEquals(read.negated(), parse("!(a " + sign + " b)"));
    assertEquals(read, parse("!(!(a " + sign + " b))"));
  }

  @Test
  void andBindsBeforeOrAndOppositesSwapThem() throws RelationSyntaxException {
    Condition less = new Comparison(Order.LESS, A, B);
    Condition equal = new Comparison(Order.EQUAL, A, B);
    Condition read = parse("a < b && a == b || a < b");
    assertEquals(new Any(List.of(new All(List.of(less, equal)), less)), read);
    assertEquals(
        new All(List.of(new Any(List.of(less.negated(), equal.negated())), less.negated())),
        read.negated());
    assertEquals(read.negated(), parse("!(a < b && a == b || a < b)"));
    assertEquals(new All(List.of(less, equal, less)), parse("a < b && a == b && a < b"));
  }

  @ParameterizedTest
  @CsvSource({"+,PLUS", "-,MINUS", "*,TIMES", "/,OVER", "^,POWER"})
  void everyOperator(String sign, Operator operator) throws RelationSyntaxException {
    assertEquals(
        new Comparison(Order.EQUAL, new Binary(operator, A, B), A), parse("a" + sign + "b == a"));
  }

  @Test
  void signsBeforeATerm() throws RelationSyntaxException {
    Comparison read = (Comparison) parse("-a == +b");
    assertEquals(new Binary(Operator.MINUS, new Constant(BigFraction.ZERO), A), read.left());
    assertEquals(B, read.right());
    refused("!a == b", "not part of the language");
    refused("a == !b", "not part of the language");
    refused("a == (b && a)", "not part of the language");
    refused("-(a == b)", "comparison was expected");
    refused("abs(a)", "comparison was expected");
  }

  @ParameterizedTest
  @EnumSource
  void everyFunction(Function function) throws RelationSyntaxException {
    String name = function.name().toLowerCase(java.util.Locale.ROOT);
    Comparison read = (Comparison) parse(name + "(a) < b");
    assertEquals(new Call(function, List.of(A)), read.left());
    boolean many = function == Function.MIN || function == Function.MAX;
    for (int n : new int[] {2, 64, 65}) {
      String text = name + "(a" + ",b".repeat(n - 1) + ") < b";
      if (many && n <= 64) {
        assertEquals(n, ((Call) ((Comparison) parse(text)).left()).arguments().size());
      } else {
        refused(text, "not part of the language");
      }
    }
    assertFalse(function.takes(0));
    assertEquals(
        new Comparison(Order.LESS, read.left(), B),
        parse(name.toUpperCase(java.util.Locale.ROOT) + "(a) < b"));
  }

  @ParameterizedTest
  @CsvSource({"7,7,1", "0.95,19,20", "10.50,21,2", "0,0,1"})
  void decimalsAreExact(String text, int numerator, int denominator)
      throws RelationSyntaxException {
    assertEquals(
        new Comparison(Order.EQUAL, A, new Constant(BigFraction.of(numerator, denominator))),
        parse("a == " + text));
  }

  @Test
  void lengthAndNestingEndWhereTheyAreSaidTo() throws RelationSyntaxException {
    String relation = "a == b";
    parse(relation + " ".repeat(RelationParser.MAX_LENGTH - relation.length()));
    refused(
        relation + " ".repeat(RelationParser.MAX_LENGTH - relation.length() + 1),
        "longer than 8000 characters");
    int most = RelationParser.MAX_NESTING;
    parse("(".repeat(most) + "a" + ")".repeat(most) + " == b");
    refused("(".repeat(most + 1) + "a" + ")".repeat(most + 1) + " == b", "deeper than 30");
    // Brackets that were closed do not count, signs in a row do, also with spaces between them.
    parse("(a)+".repeat(most + 5) + "a == b");
    parse("a*b+".repeat(most + 5) + "a == b");
    for (String sign : List.of("-", "- ", "+", "!", "-+", "^")) {
      refused(sign.repeat(most + 1) + "a == b", "deeper than 30");
    }
    refused("abs(".repeat(most + 1) + "a" + ")".repeat(most + 1) + " == b", "deeper than 30");
    parse("-".repeat(most) + "a == b");
    parse("- ".repeat(most) + "a == b");
  }

  /** A sum of n + 1 terms is n steps deep; each place where it may stand adds its own steps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1: # == b", "1: b == #", "2: a < b && b == #", "2: !(b == #)", "2: b == a*#",
        "2: b == #*a", "2: b == -#", "2: b == +#", "2: b == abs#", "4: a < b || b == abs#*2"
      })
  void depthIsCountedThroughEveryPlace(String place) throws RelationSyntaxException {
    int above = place.charAt(0) - '0';
    String around = place.substring(3);
    int most = 600 - above;
    parse(around.replace("#", "(a" + "+a".repeat(most) + ")"));
    refused(around.replace("#", "(a" + "+a".repeat(most + 1) + ")"), "deeper than 600 steps");
  }

  private static PrintedCell cell(
      String printed,
      @Nullable Boolean exact,
      @Nullable Boolean approximate,
      @Nullable Boolean word) {
    return new PrintedCell(null, 1, null, null, null, printed, exact, approximate, word);
  }

  @Test
  void aPrintedCellStandsForAllThatRoundsToIt() {
    PrintedCell rounded = cell("2.0", null, null, null);
    assertEquals(BigFraction.of(39, 20), rounded.interval().lo());
    assertEquals(BigFraction.of(2), rounded.number().value());
    assertFalse(rounded.number().approximate() || rounded.isApproximate() || rounded.isWord());
    assertEquals(PrintedInterval.of(BigFraction.of(2)), cell("2.0", true, null, null).interval());
    assertEquals(rounded.interval(), cell("2.0", false, false, false).interval());
    PrintedCell about = cell("2.0", null, true, null);
    assertTrue(about.isApproximate() && about.number().approximate());
    assertEquals(BigFraction.of(9, 5), about.interval().lo());
    assertEquals(about.interval(), cell("2.0", true, true, null).interval(), "about wins");
    assertTrue(cell("two", null, null, true).isWord());
  }

  @Test
  void functionsAreNeverEvaluatedByTheReader() {
    ExpressionConfiguration language =
        ExpressionConfiguration.builder().functionDictionary(SyntaxOnly.dictionary()).build();
    Expression expression = new Expression("abs(1)", language);
    EvaluationException refusal = assertThrows(EvaluationException.class, expression::evaluate);
    assertTrue(String.valueOf(refusal.getMessage()).contains("not evaluated"));
  }
}

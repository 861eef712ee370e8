package org.elenchus.claims.relation;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.numbers.fraction.BigFraction;
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

/**
 * Reads a relation such as {@code P == c*D*d^2 && best <= other}.
 *
 * <p>EvalEx gives the syntax tree and nothing else: nothing is evaluated, and whatever is not in
 * {@link Term} or {@link Condition} is refused. Length and nesting are bounded before EvalEx sees
 * the text.
 */
public final class RelationParser {
  /** The longest relation, in characters. */
  public static final int MAX_LENGTH = 8_000;

  /** The deepest nesting of brackets. */
  public static final int MAX_NESTING = 30;

  private static final int MAX_DEPTH = 600;
  private static final ExpressionConfiguration SYNTAX =
      ExpressionConfiguration.builder()
          .functionDictionary(SyntaxOnly.dictionary())
          .implicitMultiplicationAllowed(false)
          .arraysAllowed(false)
          .structuresAllowed(false)
          .singleQuoteStringLiteralsAllowed(false)
          .build();
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.,+*/^()<>=!&| \\n-]*");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,40}(?:\\.\\d{1,40})?");
  private static final Map<String, Order> ORDERS =
      Map.of(
          "<", Order.LESS,
          "<=", Order.AT_MOST,
          ">", Order.GREATER,
          ">=", Order.AT_LEAST,
          "==", Order.EQUAL,
          "!=", Order.UNEQUAL);
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "+", Operator.PLUS,
          "-", Operator.MINUS,
          "*", Operator.TIMES,
          "/", Operator.OVER,
          "^", Operator.POWER);
  private static final Map<String, Function> FUNCTIONS =
      Map.of(
          "abs", Function.ABS,
          "sqrt", Function.SQRT,
          "ln", Function.LN,
          "exp", Function.EXP,
          "tanh", Function.TANH,
          "logistic", Function.LOGISTIC,
          "min", Function.MIN,
          "max", Function.MAX);

  private final Set<String> names;

  private RelationParser(Set<String> names) {
    this.names = names;
  }

  /**
   * Reads a relation.
   *
   * @param text the relation
   * @param names the cells and unknowns it may speak of
   * @return the condition
   * @throws RelationSyntaxException when the text is no relation over these names
   */
  public static Condition parse(String text, Set<String> names) throws RelationSyntaxException {
    if (text.length() > MAX_LENGTH) {
      throw new RelationSyntaxException(
          "the relation is longer than " + MAX_LENGTH + " characters; expected a shorter one");
    }
    if (!ALLOWED.matcher(text).matches()) {
      throw new RelationSyntaxException(
          "the relation holds a character outside the language; expected letters, digits, _ . , and"
              + " + - * / ^ ( ) < > = ! & |");
    }
    checkNesting(text);
    ASTNode tree;
    try {
      tree = new Expression(exponentsOff(text), SYNTAX).getAbstractSyntaxTree();
    } catch (ParseException e) {
      throw new RelationSyntaxException(
          "the relation cannot be read ("
              + e.getMessage()
              + " at character "
              + e.getStartPosition()
              + "); expected terms joined by comparisons");
    }
    return new RelationParser(names).condition(tree, false, 0);
  }

  /** EvalEx reads 1e3 and 0x1F as numbers; here they are slips, caught by the name rule below. */
  private static String exponentsOff(String text) throws RelationSyntaxException {
    if (Pattern.compile("(?<![A-Za-z_0-9])[0-9][0-9.]*[A-Za-z_]").matcher(text).find()) {
      throw new RelationSyntaxException(
          "a number runs into a letter; expected plain decimals such as 0.95");
    }
    return text;
  }

  private static void checkNesting(String text) throws RelationSyntaxException {
    int depth = 0;
    int signs = 0; // a run of prefix operators nests as brackets do
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      signs = c == '-' || c == '+' || c == '!' || c == '^' ? signs + 1 : c == ' ' ? signs : 0;
      if (depth > MAX_NESTING || signs > MAX_NESTING) {
        throw new RelationSyntaxException(
            "the relation nests deeper than " + MAX_NESTING + "; expected a flatter one");
      }
    }
  }

  private Condition condition(ASTNode node, boolean negated, int depth)
      throws RelationSyntaxException {
    checkDepth(depth);
    Token token = node.getToken();
    String word = token.getValue().toLowerCase(Locale.ROOT);
    List<ASTNode> parts = node.getParameters();
    switch (token.getType()) {
      case INFIX_OPERATOR -> {
        if (word.equals("&&") || word.equals("||")) {
          List<Condition> all = new ArrayList<>();
          for (ASTNode part : flat(node, word)) {
            all.add(condition(part, negated, depth + 1));
          }
          return word.equals("&&") != negated ? new All(all) : new Any(all);
        }
        Order order = ORDERS.get(word);
        if (order != null) {
          return new Comparison(
              negated ? order.negated() : order,
              term(parts.getFirst(), depth + 1),
              term(parts.get(1), depth + 1));
        }
      }
      case PREFIX_OPERATOR -> {
        if (word.equals("!")) {
          return condition(parts.getFirst(), !negated, depth + 1);
        }
      }
      default -> {}
    }
    throw new RelationSyntaxException(
        "'" + token.getValue() + "' stands where a comparison was expected");
  }

  /** The parts of a run of one operator: a && b && c as three, whatever its nesting to the left. */
  private static List<ASTNode> flat(ASTNode node, String operator) {
    List<ASTNode> parts = new ArrayList<>();
    ASTNode left = node;
    while (left.getToken().getType() == Token.TokenType.INFIX_OPERATOR
        && left.getToken().getValue().equals(operator)) {
      parts.addFirst(left.getParameters().get(1));
      left = left.getParameters().getFirst();
    }
    parts.addFirst(left);
    return parts;
  }

  private Term term(ASTNode node, int depth) throws RelationSyntaxException {
    checkDepth(depth);
    Token token = node.getToken();
    String word = token.getValue();
    List<ASTNode> parts = node.getParameters();
    switch (token.getType()) {
      case NUMBER_LITERAL -> {
        if (DECIMAL.matcher(word).matches()) {
          return new Constant(decimal(word));
        }
      }
      case VARIABLE_OR_CONSTANT -> {
        if (names.contains(word)) {
          return new Name(word);
        }
        throw new RelationSyntaxException(
            "the relation speaks of '"
                + word
                + "'; expected one of "
                + names.stream().sorted().toList());
      }
      case INFIX_OPERATOR -> {
        Operator operator = OPERATORS.get(word);
        if (operator != null) {
          return new Binary(
              operator, term(parts.getFirst(), depth + 1), term(parts.get(1), depth + 1));
        }
      }
      case PREFIX_OPERATOR -> {
        Term inner = term(parts.getFirst(), depth + 1);
        if (word.equals("-")) {
          return new Binary(Operator.MINUS, new Constant(BigFraction.ZERO), inner);
        }
        if (word.equals("+")) {
          return inner;
        }
      }
      case FUNCTION -> {
        Function function = FUNCTIONS.get(word.toLowerCase(Locale.ROOT));
        if (function != null && function.takes(parts.size())) {
          List<Term> arguments = new ArrayList<>();
          for (ASTNode part : parts) {
            arguments.add(term(part, depth + 1));
          }
          return new Call(function, arguments);
        }
      }
      default -> {}
    }
    throw new RelationSyntaxException(
        "'"
            + word
            + "' is not part of the language; expected + - * / ^, abs, sqrt, ln, exp, tanh,"
            + " logistic, min, max");
  }

  private static BigFraction decimal(String text) {
    java.math.BigDecimal value = new java.math.BigDecimal(text);
    return BigFraction.of(value.unscaledValue(), java.math.BigInteger.TEN.pow(value.scale()));
  }

  private static void checkDepth(int depth) throws RelationSyntaxException {
    if (depth > MAX_DEPTH) {
      throw new RelationSyntaxException(
          "the relation is deeper than " + MAX_DEPTH + " steps; expected a flatter one");
    }
  }
}

package org.elenchus.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Condition.Order;
import org.elenchus.claims.relation.Term;
import org.elenchus.claims.relation.Term.Binary;
import org.elenchus.claims.relation.Term.Call;
import org.elenchus.claims.relation.Term.Constant;
import org.elenchus.claims.relation.Term.Function;
import org.elenchus.claims.relation.Term.Name;
import org.elenchus.claims.relation.Term.Operator;
import org.elenchus.reports.TexText.Segment;

/** Terms and relations of formal statements as TeX. */
final class TermTex {
  private static final Pattern PARTS = Pattern.compile("([A-Za-z]+)_?(.*)");
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu",
          "nu", "rho", "sigma", "tau", "phi", "chi", "psi", "omega");

  /** How tightly a term holds together: sums least, then products, then what needs no brackets. */
  private static final int SUM = 0;

  private static final int PRODUCT = 1;
  private static final int WHOLE = 2;

  private TermTex() {}

  /** A term. */
  static String of(Term term) {
    return switch (term) {
      case Constant(BigFraction value) -> number(value);
      case Name(String name) -> name(name);
      case Call(Function function, List<Term> arguments) -> call(function, arguments);
      case Binary(Operator operator, Term left, Term right) -> binary(operator, left, right);
    };
  }

  /** A relation as a sentence: its comparisons with the words between them. */
  static List<Segment> sentence(Condition condition) {
    List<Segment> segments = new ArrayList<>();
    append(condition, segments, false);
    return List.copyOf(segments);
  }

  private static void append(Condition condition, List<Segment> segments, boolean inner) {
    switch (condition) {
      case Condition.Comparison(Order order, Term left, Term right) ->
          segments.add(new Segment("math", of(left) + sign(order) + of(right)));
      case Condition.All(List<Condition> all) -> join(all, " and ", segments, inner);
      case Condition.Any(List<Condition> any) -> join(any, " or ", segments, inner);
    }
  }

  private static void join(
      List<Condition> parts, String word, List<Segment> segments, boolean inner) {
    boolean brackets = inner && parts.size() > 1;
    if (brackets) {
      segments.add(new Segment("text", "("));
    }
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        segments.add(new Segment("text", word));
      }
      append(parts.get(i), segments, true);
    }
    if (brackets) {
      segments.add(new Segment("text", ")"));
    }
  }

  private static String sign(Order order) {
    return switch (order) {
      case LESS -> " < ";
      case AT_MOST -> " \\le ";
      case GREATER -> " > ";
      case AT_LEAST -> " \\ge ";
      case EQUAL -> " = ";
      case UNEQUAL -> " \\ne ";
    };
  }

  private static String number(BigFraction value) {
    String size =
        value.getDenominator().equals(java.math.BigInteger.ONE)
            ? value.getNumerator().abs().toString()
            : "\\frac{" + value.getNumerator().abs() + "}{" + value.getDenominator() + "}";
    return value.signum() < 0 ? "-" + size : size;
  }

  /** Letters first, then what follows them as an index; a Greek letter that is spelled is one. */
  static String name(String name) {
    Matcher parts = PARTS.matcher(name);
    if (!parts.matches()) {
      return "\\mathit{" + name.replace("_", "\\_") + "}";
    }
    String letters = parts.group(1);
    String base =
        letters.length() == 1
            ? letters
            : GREEK.contains(letters) ? "\\" + letters : "\\mathit{" + letters + "}";
    String index = parts.group(2).replace("_", "\\_");
    return index.isEmpty() ? base : base + "_{\\mathrm{" + index + "}}";
  }

  private static String call(Function function, List<Term> arguments) {
    String inner = arguments.stream().map(TermTex::of).collect(Collectors.joining(", "));
    String brackets = "\\left(" + inner + "\\right)";
    return switch (function) {
      case ABS -> "\\left|" + inner + "\\right|";
      case SQRT -> "\\sqrt{" + inner + "}";
      case LN -> "\\ln" + brackets;
      case EXP -> "\\exp" + brackets;
      case TANH -> "\\tanh" + brackets;
      case LOGISTIC -> "\\sigma" + brackets;
      case MIN -> "\\min" + brackets;
      case MAX -> "\\max" + brackets;
    };
  }

  private static String binary(Operator operator, Term left, Term right) {
    return switch (operator) {
      case PLUS -> of(left) + " + " + in(right, PRODUCT);
      case MINUS ->
          left instanceof Constant(BigFraction zero) && zero.signum() == 0
              ? "-" + in(right, PRODUCT)
              : of(left) + " - " + in(right, PRODUCT);
      case TIMES -> in(left, PRODUCT) + times(right) + in(right, WHOLE);
      case OVER -> "\\frac{" + of(left) + "}{" + of(right) + "}";
      case POWER ->
          (left instanceof Call ? of(left) : in(left, WHOLE + 1)) + "^{" + of(right) + "}";
    };
  }

  /** A number after a factor needs a dot. */
  private static String times(Term right) {
    Term first = right;
    while (first instanceof Binary(Operator operator, Term left, Term ignored)
        && (operator == Operator.TIMES || operator == Operator.POWER)) {
      first = left;
    }
    return first instanceof Constant ? " \\cdot " : "\\,";
  }

  /** A term where at least so much must hold together. */
  private static String in(Term term, int least) {
    return binding(term) >= least ? of(term) : "\\left(" + of(term) + "\\right)";
  }

  private static int binding(Term term) {
    return switch (term) {
      case Constant(BigFraction value) when value.signum() < 0 -> SUM;
      case Constant(BigFraction value) ->
          value.getDenominator().equals(java.math.BigInteger.ONE) ? WHOLE + 1 : WHOLE;
      case Name ignored -> WHOLE + 1;
      case Call ignored -> WHOLE;
      case Binary(Operator operator, Term ignored, Term alsoIgnored) ->
          switch (operator) {
            case PLUS, MINUS -> SUM;
            case TIMES -> PRODUCT;
            case OVER, POWER -> WHOLE;
          };
    };
  }
}

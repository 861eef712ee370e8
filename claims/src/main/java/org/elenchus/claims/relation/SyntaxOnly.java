package org.elenchus.claims.relation;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.Token;
import java.util.Locale;

/** A function that can be written and never run: EvalEx gives the tree, others the meaning. */
@FunctionParameter(name = "argument", isVarArg = true)
final class SyntaxOnly extends AbstractFunction {
  static FunctionDictionaryIfc dictionary() {
    FunctionDictionaryIfc dictionary = new MapBasedFunctionDictionary();
    for (Term.Function function : Term.Function.values()) {
      dictionary.addFunction(function.name().toLowerCase(Locale.ROOT), new SyntaxOnly());
    }
    return dictionary;
  }

  @Override
  public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
      throws EvaluationException {
    throw new EvaluationException(token, "relations are not evaluated by EvalEx");
  }
}

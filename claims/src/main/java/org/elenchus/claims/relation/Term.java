package org.elenchus.claims.relation;

import java.util.List;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;

/** An arithmetic expression over named cells and unknowns. */
public sealed interface Term {
  /**
   * An exact number.
   *
   * @param value its value
   */
  record Constant(BigFraction value) implements Term {
    /** Checks the value. */
    public Constant {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * A cell or an unknown.
   *
   * @param name its name
   */
  record Name(String name) implements Term {
    /** Checks the name. */
    public Name {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * An operation on two terms.
   *
   * @param operator the operation
   * @param left its left side
   * @param right its right side
   */
  record Binary(Operator operator, Term left, Term right) implements Term {
    /** Checks the parts. */
    public Binary {
      Objects.requireNonNull(operator, "operator");
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
    }
  }

  /**
   * A function of one or more terms.
   *
   * @param function the function
   * @param arguments its arguments
   */
  record Call(Function function, List<Term> arguments) implements Term {
    /** Copies the list. */
    public Call {
      Objects.requireNonNull(function, "function");
      arguments = List.copyOf(arguments);
    }
  }

  /** What two terms may be joined by. */
  enum Operator {
    /** Sum. */
    PLUS,
    /** Difference. */
    MINUS,
    /** Product. */
    TIMES,
    /** Quotient. */
    OVER,
    /** Power; the exponent any term, the base positive unless the exponent is a whole constant. */
    POWER
  }

  /** The functions of the language. */
  enum Function {
    /** Absolute value of one argument. */
    ABS(1, 1),
    /** Square root of one argument, at least zero. */
    SQRT(1, 1),
    /** Natural logarithm of one positive argument. */
    LN(1, 1),
    /** Natural exponential of one argument. */
    EXP(1, 1),
    /** Hyperbolic tangent of one argument. */
    TANH(1, 1),
    /** 1/(1 + e^−x) of one argument. */
    LOGISTIC(1, 1),
    /** The least of its arguments. */
    MIN(1, 64),
    /** The greatest of its arguments. */
    MAX(1, 64);

    private final int least;
    private final int most;

    Function(int least, int most) {
      this.least = least;
      this.most = most;
    }

    /**
     * Whether the function takes so many arguments.
     *
     * @param count the number of arguments
     * @return whether it does
     */
    public boolean takes(int count) {
      return least <= count && count <= most;
    }
  }
}

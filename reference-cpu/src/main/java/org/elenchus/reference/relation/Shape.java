package org.elenchus.reference.relation;

import org.elenchus.claims.relation.Condition;
import org.elenchus.claims.relation.Term;

/** What follows from the shape of a term alone. */
public final class Shape {
  private Shape() {}

  /**
   * Whether the values for which a condition holds form an interval: it joins by and comparisons of
   * a term that never falls, or never rises, with a constant. Rounding every step to nearest keeps
   * this, since it keeps order.
   *
   * @param condition the condition on one variable
   * @return whether its shape shows it
   */
  public static boolean isInterval(Condition condition) {
    return switch (condition) {
      case Condition.All all -> all.conditions().stream().allMatch(c -> isInterval(c));
      case Condition.Any any -> false;
      case Condition.Comparison c -> {
        Direction left = direction(c.left());
        Direction right = direction(c.right());
        boolean ordered =
            switch (c.order()) {
              case LESS, AT_MOST, GREATER, AT_LEAST -> true;
              case EQUAL, UNEQUAL -> false;
            };
        yield ordered
            && left != Direction.UNKNOWN
            && right != Direction.UNKNOWN
            && (left == Direction.CONSTANT || right == Direction.CONSTANT);
      }
    };
  }

  /** How a term changes as its names grow. */
  enum Direction {
    /** It stays as it is. */
    CONSTANT,
    /** It never falls. */
    UP,
    /** It never rises. */
    DOWN,
    /** Its shape does not tell. */
    UNKNOWN;

    Direction reversed() {
      return switch (this) {
        case UP -> DOWN;
        case DOWN -> UP;
        case CONSTANT, UNKNOWN -> this;
      };
    }

    Direction and(Direction other) {
      if (this == CONSTANT || this == other) {
        return other;
      }
      return other == CONSTANT ? this : UNKNOWN;
    }
  }

  /**
   * How a term changes as its names grow, read off its shape: increasing functions, sums, products
   * with constants, and quotients of a constant that is not negative by a positive term. Rounding
   * each step to nearest keeps what is found, since it keeps order.
   *
   * @param term the term
   * @return the direction
   */
  static Direction direction(Term term) {
    return switch (term) {
      case Term.Constant c -> Direction.CONSTANT;
      case Term.Name n -> Direction.UP;
      case Term.Call c ->
          switch (c.function()) {
            case ABS -> Direction.UNKNOWN;
            case SQRT, LN, EXP, TANH, LOGISTIC, MIN, MAX ->
                c.arguments().stream()
                    .map(t -> direction(t))
                    .reduce(Direction.CONSTANT, Direction::and);
          };
      case Term.Binary(Term.Operator operator, Term left, Term right) -> {
        Direction l = direction(left);
        Direction r = direction(right);
        yield switch (operator) {
          case PLUS -> l.and(r);
          case MINUS -> l.and(r.reversed());
          case TIMES -> scaled(l, right).and(scaled(r, left));
          case OVER ->
              l == Direction.CONSTANT && signum(left) >= 0 && isPositive(right)
                  ? r.reversed()
                  : Direction.UNKNOWN;
          case POWER -> Direction.UNKNOWN;
        };
      }
    };
  }

  private static Direction scaled(Direction direction, Term factor) {
    if (direction == Direction.CONSTANT) {
      return direction;
    }
    if (!(factor instanceof Term.Constant) || signum(factor) == 0) {
      return Direction.UNKNOWN; // 0 · ∞ has no value in a format
    }
    return signum(factor) < 0 ? direction.reversed() : direction;
  }

  /** Whether no rounding can make it negative: built from exponentials and positive constants. */
  private static boolean isPositive(Term term) {
    return switch (term) {
      case Term.Constant c -> signum(c) > 0;
      case Term.Name n -> false;
      case Term.Call c ->
          c.function() == Term.Function.EXP || c.function() == Term.Function.LOGISTIC;
      case Term.Binary(Term.Operator operator, Term left, Term right) ->
          switch (operator) {
            case PLUS, TIMES, OVER -> isPositive(left) && isPositive(right);
            case MINUS, POWER -> false;
          };
    };
  }

  private static int signum(Term term) {
    return term instanceof Term.Constant c ? c.value().signum() : -1;
  }
}

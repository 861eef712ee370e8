package org.elenchus.claims.relation;

import java.util.List;
import java.util.Objects;

/** A statement about terms that some values satisfy and others do not; negations are pushed in. */
public sealed interface Condition {
  /**
   * The condition that holds, among values for which all terms are defined, where this one does
   * not.
   *
   * @return its negation
   */
  default Condition negated() {
    return switch (this) {
      case Comparison c -> new Comparison(c.order().negated(), c.left(), c.right());
      case All all -> new Any(all.conditions().stream().map(Condition::negated).toList());
      case Any any -> new All(any.conditions().stream().map(Condition::negated).toList());
    };
  }

  /**
   * Two terms compared.
   *
   * @param order the comparison
   * @param left its left side
   * @param right its right side
   */
  record Comparison(Order order, Term left, Term right) implements Condition {
    /** Checks the parts. */
    public Comparison {
      Objects.requireNonNull(order, "order");
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
    }
  }

  /**
   * All of several conditions.
   *
   * @param conditions the conditions
   */
  record All(List<Condition> conditions) implements Condition {
    /** Copies the list. */
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * At least one of several conditions.
   *
   * @param conditions the conditions
   */
  record Any(List<Condition> conditions) implements Condition {
    /** Copies the list. */
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** A comparison of two numbers. */
  enum Order {
    /** Less. */
    LESS,
    /** Less or equal. */
    AT_MOST,
    /** Greater. */
    GREATER,
    /** Greater or equal. */
    AT_LEAST,
    /** Equal. */
    EQUAL,
    /** Not equal. */
    UNEQUAL;

    /**
     * The comparison that holds where this one does not.
     *
     * @return its negation
     */
    public Order negated() {
      return switch (this) {
        case LESS -> AT_LEAST;
        case AT_MOST -> GREATER;
        case GREATER -> AT_MOST;
        case AT_LEAST -> LESS;
        case EQUAL -> UNEQUAL;
        case UNEQUAL -> EQUAL;
      };
    }
  }
}

package org.elenchus.reference.discovery;

import java.util.List;

/**
 * A way in which the numbers of a column may follow from others, place by place.
 *
 * <p>Where it holds a number k that is common to all places, {@link #value} gives that number from
 * the column and the others; else it gives the column from the others.
 */
enum Formula {
  /** The same number again. */
  SAME("%s == %s", "%s repeats %s", false, 1),
  /** A perplexity of a loss. */
  EXPONENTIAL("%s == exp(%s)", "%s is the exponential of %s", false, 1),
  /** A difference of two columns. */
  DIFFERENCE("%s == %s - %s", "%s is %s less %s", false, 2),
  /** A sum of two columns. */
  SUM("%s == %s + %s", "%s is %s plus %s", false, 2),
  /** A product of two columns. */
  PRODUCT("%s == %s * %s", "%s is %s times %s", false, 2),
  /** A ratio of two columns. */
  RATIO("%s == %s / %s", "%s is %s over %s", false, 2),
  /** A relative change from one column to another. */
  CHANGE("%s == %s / %s - 1", "%s is the change to %s from %s", false, 2),
  /** A relative fall from one column to another. */
  DROP("%s == 1 - %s / %s", "%s is how far %s lies below %s", false, 2),
  /** A change in shares of what was there before it. */
  SHARE("%1$s == %2$s / (%3$s - %2$s)", "%s is %s over what %s was before", false, 2),
  /** Proportional. */
  TIMES("%s == k * %s", "%s is %s times one number", true, 1),
  /** Inversely proportional. */
  INVERSE("%s * %s == k", "%s times %s is one number", true, 1),
  /** A difference from one number. */
  OFFSET("%s == %s - k", "%s is %s less one number", true, 1),
  /** A difference from one number, the other way round. */
  SHORTFALL("%s == k - %s", "%s is one number less %s", true, 1),
  /** A relative change from one number. */
  GROWTH("k * (1 + %s) == %s", "%s is the change to %s from one number", true, 1),
  /** A relative fall from one number. */
  LOSS("k * (1 - %s) == %s", "%s is how far %s lies below one number", true, 1),
  /** Proportional to a product. */
  VOLUME("%s == k * %s * %s", "%s is %s times %s times one number", true, 2),
  /** Proportional to a product with a square. */
  SHAPE("%s == k * %s * %s^2", "%s is %s times the square of %s times one number", true, 2);

  private final String equation;
  private final String words;
  private final boolean common;
  private final int sources;

  Formula(String equation, String words, boolean common, int sources) {
    this.equation = equation;
    this.words = words;
    this.common = common;
    this.sources = sources;
  }

  String equation() {
    return equation;
  }

  String words() {
    return words;
  }

  /** Whether it holds a number that is common to all places. */
  boolean common() {
    return common;
  }

  int sources() {
    return sources;
  }

  /** The column, or the common number. */
  Bounds value(Bounds t, List<Bounds> from) {
    Bounds a = from.getFirst();
    Bounds b = from.getLast();
    Bounds one = Bounds.of(1);
    return switch (this) {
      case SAME -> a;
      case EXPONENTIAL -> a.exp();
      case DIFFERENCE -> a.minus(b);
      case SUM -> a.plus(b);
      case PRODUCT -> a.times(b);
      case RATIO -> a.over(b);
      case CHANGE -> a.over(b).minus(one);
      case DROP -> one.minus(a.over(b));
      case SHARE -> a.over(b.minus(a));
      case TIMES -> t.over(a);
      case INVERSE -> t.times(a);
      case OFFSET -> a.minus(t);
      case SHORTFALL -> a.plus(t);
      case GROWTH -> a.over(t.plus(one));
      case LOSS -> a.over(one.minus(t));
      case VOLUME -> t.over(a.times(b));
      case SHAPE -> t.over(a.times(b).times(b));
    };
  }
}

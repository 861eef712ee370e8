package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that tile the domain of a statement, unbounded ones included, on each of which an enclosure
 * shows the relation: a tree of cuts, whose leaves are the boxes. A tree of cuts leaves no gap.
 *
 * <p>Arithmetic: rational intervals, rounded outward. Source: branch and bound with interval
 * enclosures (Moore, Interval Analysis, 1966). It does not show a relation that is only just true
 * at an inner point of a box.
 *
 * @param root the whole domain
 */
@JsonTypeName("enclosure-cover")
public record EnclosureCover(Node root) implements Certificate {
  /**
   * A box, or its two parts.
   *
   * @param cut the variable that is cut, or null for a leaf
   * @param at where it is cut; both parts contain this value
   * @param below the part with smaller values
   * @param above the part with larger values
   */
  public record Node(
      @Nullable String cut, @Nullable BigFraction at, @Nullable Node below, @Nullable Node above) {
    /** A box that is not cut. */
    public static final Node LEAF = new Node(null, null, null, null);

    /** Refuses half a cut. */
    public Node {
      boolean leaf = cut == null;
      if (leaf != (at == null) || leaf != (below == null) || leaf != (above == null)) {
        throw new IllegalArgumentException("a cut has a variable, a place and two parts");
      }
    }
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * The degrees of the outputs of a stack, read off its unrolled graph: sums take the greater degree,
 * products add degrees. With positive parameters nothing cancels where nothing is subtracted, so
 * the degrees are attained. The checker unrolls the stack itself.
 *
 * <p>Arithmetic: whole numbers. Source: degrees of polynomials with nonnegative coefficients. It
 * does not show degrees for sizes that are not in the table, or that a degree is of use.
 *
 * @param degrees the degrees [D, T]
 */
@JsonTypeName("degree-table")
public record DegreeTable(List<List<Integer>> degrees) implements Certificate {
  /** Copies the table. */
  public DegreeTable {
    degrees = degrees.stream().map(List::copyOf).toList();
  }
}

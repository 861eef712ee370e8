package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Least ranks of power-law spectra: of all listed ones where a relation holds, of a single one
 * where it fails.
 *
 * <p>Arithmetic: rational intervals around sums of powers. Source: partial sums of a spectrum. It
 * does not show ranks at other exponents, shares or sizes than those listed.
 *
 * @param rows one for each spectrum and share
 */
@JsonTypeName("ranks")
public record Ranks(List<Row> rows) implements Certificate {
  /** Copies the list. */
  public Ranks {
    rows = List.copyOf(rows);
  }

  /**
   * The least rank of one spectrum.
   *
   * @param exponent a
   * @param size d
   * @param share e
   * @param rank r
   */
  public record Row(BigFraction exponent, int size, BigFraction share, int rank) {}
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Shows that a conclusion neither follows from premises nor is excluded by them: values that
 * satisfy all premises and miss the conclusion, and others that satisfy both.
 *
 * <p>Arithmetic: exact rationals. Source: the definition of logical consequence. It does not show
 * that the conclusion is false, or that the premises are.
 *
 * @param without a value for each variable; the conclusion fails
 * @param with a value for each variable; the conclusion holds
 */
@JsonTypeName("countermodel")
public record Countermodel(
    SortedMap<String, BigFraction> without, SortedMap<String, BigFraction> with)
    implements Certificate {
  /** Copies the maps. */
  public Countermodel {
    without = Collections.unmodifiableSortedMap(new TreeMap<>(without));
    with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
  }
}

package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Naturals that meet a hypothesis and under which an assertion fails.
 *
 * <p>Arithmetic: whole numbers. Source: the definition of a counterexample. It does not show how
 * often the assertion fails.
 *
 * @param values the value of each variable
 */
@JsonTypeName("instance")
public record Instance(SortedMap<String, Long> values) implements Certificate {
  /** Copies the map. */
  public Instance {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }
}

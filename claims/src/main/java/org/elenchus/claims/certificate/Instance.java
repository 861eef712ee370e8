package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Naturals that meet a hypothesis and under which an assertion fails.
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

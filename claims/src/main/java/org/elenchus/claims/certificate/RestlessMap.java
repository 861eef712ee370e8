package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A self-map of a chain that does not come to rest.
 *
 * <p>Arithmetic: whole numbers. Source: the definition of a counterexample. It does not show how
 * many such maps there are.
 *
 * @param images where each point goes, points from 0
 */
@JsonTypeName("restless-map")
public record RestlessMap(List<Integer> images) implements Certificate {
  /** Copies the list. */
  public RestlessMap {
    images = List.copyOf(images);
  }
}

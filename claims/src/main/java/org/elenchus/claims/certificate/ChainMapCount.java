package org.elenchus.claims.certificate;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * All self-maps of chains, gone through. The checker goes through them itself.
 *
 * <p>Arithmetic: whole numbers. Source: exhaustion. It does not show anything of chains longer than
 * the longest that was gone through.
 *
 * @param maps how many there are for each size, least first
 */
@JsonTypeName("chain-map-count")
public record ChainMapCount(List<Integer> maps) implements Certificate {
  /** Copies the list. */
  public ChainMapCount {
    maps = List.copyOf(maps);
  }
}
